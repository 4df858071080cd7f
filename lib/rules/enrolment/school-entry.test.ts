import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { dueToEnrol } from '#lib/rules/rolls/school-age'
import { gradeDue, shouldEnrolOn } from './school-entry.ts'

const rule = effectiveProfile('datian-2023').schoolEntry.value

test.each([
  ['2020-08-31', '2026-09-01'],
  ['2020-09-01', '2027-09-01'],
  ['2020-02-29', '2026-09-01'],
  ['2019-12-31', '2026-09-01'],
])('%s 生的，%s 入学', (born, enrols) => {
  expect(shouldEnrolOn(rule, plainDate(born))).toBe(enrols)
})

test('2026 年秋季应入学的：上年 9 月 1 日至当年 8 月 31 日满六周岁', () => {
  expect(dueToEnrol(rule, 2026)).toEqual({ from: '2019-09-01', to: '2020-08-31' })
})

test('条件不具备、推迟到七周岁的地方', () => {
  expect(shouldEnrolOn({ ...rule, age: 7 }, plainDate('2020-08-31'))).toBe('2027-09-01')
})

test.each([
  ['2026-09-01', '2026-11-27', 1],
  ['2026-09-01', '2027-08-31', 1],
  ['2026-09-01', '2027-09-01', 2],
  ['2015-09-01', '2026-11-27', 9],
  ['2027-09-01', '2026-11-27', 1],
])('%s 应入学的，%s 本该在 %i 年级', (since, today, grade) => {
  expect(gradeDue(plainDate(since), plainDate(today))).toBe(grade)
})
