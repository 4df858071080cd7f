import { expect, test } from 'vitest'
import { isContention } from './contention.ts'

test.each([
  [{ code: 'P2034' }],
  [{ code: 'P2028' }],
  [{ name: 'DriverAdapterError', cause: { originalCode: '55P03', kind: 'postgres' } }],
  [{ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40001' } } } }],
])('%o is a crowd, worth one more try', (error) => {
  expect(isContention(error)).toBe(true)
})

test.each([[new Error('a bug')], [{ code: 'P2003' }], [{ code: '42501' }], [null], ['40001']])(
  '%o is not a crowd',
  (error) => {
    expect(isContention(error)).toBe(false)
  },
)
