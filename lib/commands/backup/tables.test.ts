import { expect, test } from 'vitest'
import { inOrder } from './tables.ts'

const table = (name: string) => ({ name, columns: ['id'], key: ['id'] })
const key = (from: string, to: string) => ({ from, to, name: `${from}_${to}`, deferrable: false })

test('被指的先装，指人的后装', () => {
  const { tables, late } = inOrder(['case', 'child', 'unit'].map(table), [
    key('case', 'child'),
    key('child', 'unit'),
  ])
  expect(tables.map(({ name }) => name)).toEqual(['unit', 'child', 'case'])
  expect(late).toEqual([])
})

test('两张表互相指：一张先装，它的外键留到最后核对，一张也不落', () => {
  const { tables, late } = inOrder(['opinion', 'application', 'placement', 'child'].map(table), [
    key('application', 'placement'),
    key('placement', 'application'),
    key('opinion', 'application'),
    key('placement', 'child'),
  ])
  expect(tables.map(({ name }) => name)).toHaveLength(4)
  expect(late).toEqual([key('application', 'placement')])
})
