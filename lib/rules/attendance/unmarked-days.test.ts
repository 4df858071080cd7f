import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { unmarkedDays, unmarkedOwners } from './unmarked-days.ts'

const on = plainDate
const calendar = {
  work: workCalendar(),
  terms: [{ name: '2026 秋', startOn: on('2026-09-01'), endOn: on('2027-01-29') }],
  tenant: [{ day: on('2026-11-24'), kind: 'off' as const, why: '台风停课' }],
  school: [],
}
const kindOf = schoolDayOf(calendar)
const unmarked = (today: string, last: string | null, since = '2026-09-01') =>
  unmarkedDays({ today: on(today), last: last === null ? null : on(last), since: on(since), kindOf })

test.each([
  ['今天点了', '2026-11-26', '2026-11-26', []],
  ['昨天点了', '2026-11-26', '2026-11-25', []],
  ['周五没点，到周一：只一天，周末不算', '2026-11-23', '2026-11-19', ['2026-11-20']],
  ['停课的周二不计也不断', '2026-11-26', '2026-11-20', ['2026-11-23', '2026-11-25']],
  ['跨月照数', '2026-12-02', '2026-11-27', ['2026-11-30', '2026-12-01']],
  ['跨国庆：9 月 30 日、10 月 8 日', '2026-10-09', '2026-09-29', ['2026-09-30', '2026-10-08']],
])('%s', (_why, today, last, days) => {
  expect(unmarked(today, last)).toEqual(days)
})

test('从未点过名的，自有学生那天数起', () => {
  expect(unmarked('2026-11-20', null, '2026-11-18')).toEqual(['2026-11-18', '2026-11-19'])
})

test('满 2 个在校日归校长，满 3 个也归县教育局', () => {
  const rule = effectiveProfile('datian-2023').unmarkedClass.value
  expect([1, 2, 3].map((days) => unmarkedOwners(days, rule))).toEqual([
    [],
    ['principal'],
    ['principal', 'bureau'],
  ])
})
