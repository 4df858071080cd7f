import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { homeTeachingStanding } from './home-teaching.ts'

const rule = effectiveProfile('datian-2023').homeTeaching.value
const day = plainDate
const on = (...days: string[]) => days.map((one) => ({ day: day(one), minutes: 80 }))
const standing = (sessions: ReturnType<typeof on>, today: string) =>
  homeTeachingStanding(rule, sessions, day('2026-09-01'), day(today))

test('每周都送：照常，课时按四十分钟一节数', () => {
  const found = standing(on('2026-09-03', '2026-09-10'), '2026-09-14')
  expect(found).toMatchObject({ state: 'kept', hours: 4, lastOn: '2026-09-10', idleDays: 4 })
})

test.each([
  [rule.warnAfterDays, 'kept'],
  [rule.warnAfterDays + 1, 'warned'],
  [rule.lapseAfterDays, 'warned'],
  [rule.lapseAfterDays + 1, 'lapsed'],
])('隔了 %d 日：%s', (idle, state) => {
  const last = day('2026-09-10')
  const today = new Date(Date.UTC(2026, 8, 10 + idle)).toISOString().slice(0, 10)
  expect(standing(on(last), today)).toMatchObject({ state, idleDays: idle })
})

test('一次也没有送过的，自开始之日数；记在以后的日子不算', () => {
  expect(standing(on('2027-01-01'), '2026-09-20')).toMatchObject({ hours: 0, lastOn: null, idleDays: 19 })
})

test('一年应送的课时随日子摊', () => {
  expect(standing([], '2027-09-01').hoursDue).toBe(rule.lessonsPerYear)
})
