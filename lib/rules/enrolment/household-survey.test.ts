import { expect, test } from 'vitest'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import {
  coverage,
  type HouseholdFacts,
  householdGap,
  unsignedObstacles,
  villageObstacles,
} from './household-survey.ts'

const rule = effectiveProfile('datian-2023').survey.value
const home = (more: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  ...{ number: 3, head: '林某', outcome: 'found', emptyVisits: 0, toRegister: 0, registered: 0 },
  ...more,
})

test.each([
  ['见到了，都在名单上', {}, null],
  ['搬走了', { outcome: 'moved' }, null],
  ['没有适龄孩子', { outcome: 'no_child' }, null],
  ['没有上门', { outcome: null }, '没有上门'],
  ['家中无人，一次不算', { outcome: 'nobody_home', emptyVisits: 1 }, '家中无人，只上门 1 次'],
  ['家中无人，两次并问明了，算摸清', { outcome: 'nobody_home', emptyVisits: 2 }, null],
  ['名单外两个，登记了一个', { toRegister: 2, registered: 1 }, '还有 1 个孩子没有登记附件1'],
  ['名单外的都登记了', { toRegister: 2, registered: 2 }, null],
] as const)('%s', (_what, more, gap) => {
  expect(householdGap(home(more), rule)).toBe(gap)
})

test('村里签报：没摸清的点名到户，总户数要对上', () => {
  const covered = coverage([home(), home({ number: 4, head: '陈某', outcome: null })], rule)
  expect(covered).toMatchObject({ all: 2, done: 1 })
  expect(villageObstacles(covered, { total: 9, childless: 5 })).toEqual([
    '还有 1 户没有摸清：4号 陈某家（没有上门）',
    '全村 9 户，与名单上的 2 户加没有适龄孩子的 5 户对不上',
  ])
  expect(villageObstacles(coverage([home()], rule), { total: 6, childless: 5 })).toEqual([])
})

test('乡镇、县签报：下一级一个不少', () => {
  expect(unsignedObstacles([])).toEqual([])
  expect(unsignedObstacles(['上洋村'])).toEqual(['还有 1 处没有签报：上洋村'])
})
