import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { firstSchoolDay, judgesArrival } from './arrival.ts'

const calendar = (startOn: string) => ({
  work: workCalendar(),
  terms: [{ name: '秋', startOn: plainDate(startOn), endOn: plainDate('2027-01-22') }],
  tenant: [],
  school: [],
})

test.each([
  ['九月一日是周二，就是第一个在校日', '2026-09-01', '2026-09-01'],
  ['周六开学报到，第一个在校日是周一', '2026-09-05', '2026-09-07'],
  ['校历推到十月：九月没有在校日，不猜', '2026-10-12', null],
])('%s', (_what, start, first) => {
  expect(firstSchoolDay(calendar(start), 2026)).toBe(first)
})

test.each([
  ['当天放学之前不看', '2026-09-01T17:59:59+08:00', false],
  ['当天放学之后看', '2026-09-01T18:00:00+08:00', true],
  ['停机一周，补看', '2026-09-08T08:00:00+08:00', true],
  ['一个月之后归摸排', '2026-10-01T18:00:00+08:00', false],
])('%s', (_what, at, judged) => {
  expect(judgesArrival(plainDate('2026-09-01'), instant(at))).toBe(judged)
})
