import { expect, test } from 'vitest'
import { policyChanges } from './policy-changes.ts'
import type { PolicyProfile } from './profile.ts'
import { effectiveProfile } from './profiles.ts'

const datian = effectiveProfile('datian-2023')

test('同一版对照自己，没有一处变', () => {
  expect(policyChanges(datian, datian)).toEqual([])
})

test('观察期由 30 日改 40 日：只列这一处，前后都带条款', () => {
  const after = { ...datian, observationDays: { ...datian.observationDays, value: 40, clause: 'DT-9' } }
  expect(policyChanges(datian, after)).toMatchObject([
    {
      label: '返校观察',
      before: { value: '30个在校日', clause: 'N24-1' },
      after: { value: '40个在校日', clause: 'DT-9' },
    },
  ])
})

test('加一项义务是新增，去一项是取消', () => {
  const [first, ...rest] = datian.duties
  const fewer = { ...datian, duties: rest }
  expect(policyChanges(datian, fewer)).toMatchObject([{ before: { clause: first?.clause }, after: null }])
  expect(policyChanges(fewer, datian)).toMatchObject([{ before: null, after: { clause: first?.clause } }])
})

const KEYS = Object.keys(datian) as (keyof PolicyProfile)[]
test.each(KEYS)('%s 改了条款或文字，对照里看得见', (key) => {
  const value: unknown = datian[key]
  const changed =
    typeof value === 'string' || value === null
      ? `${value ?? ''}改`
      : Array.isArray(value)
        ? value.map((one) => ({ ...one, words: `${one.words}改` })).concat(value.length ? [] : [added(key)])
        : { ...(value as object), words: '改了的原话' }
  expect(policyChanges(datian, { ...datian, [key]: changed })).not.toEqual([])
})

/** 大田没有自己的控制线：加一条。 */
function added(key: string) {
  expect(key).toBe('controlLines')
  return effectiveProfile('linxia-2016').controlLines[0]
}
