import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { sameDayDuties } from './same-day-duty.ts'

const monday = { day: plainDate('2026-09-14'), mark: 'unexcused' } as const
const nothing = { contactedAt: null, reportedAt: null }

test('无故缺勤当天欠两件：了解情况、向学校报告，北京时间当日 24 时届满', () => {
  const duties = sameDayDuties(monday, nothing, instant('2026-09-14T08:10:00+08:00'))
  expect(duties.map(({ duty, late }) => [duty, late])).toEqual([
    ['guardian_contact', false],
    ['same_day_report', false],
  ])
  expect(duties.every(({ dueAt }) => dueAt === instant('2026-09-14T23:59:59.999+08:00'))).toBe(true)
})

test('23:59:59.999 不迟，次日零时就迟；迟报照收，一直是迟', () => {
  const reported = (text: string) => ({ contactedAt: null, reportedAt: instant(text) })
  const muchLater = instant('2026-12-01T00:00:00+08:00')
  const report = (text: string) => sameDayDuties(monday, reported(text), muchLater)[1]
  expect(report('2026-09-14T23:59:59.999+08:00')).toMatchObject({ late: false })
  expect(report('2026-09-15T00:00:00.000+08:00')).toMatchObject({ late: true })
  expect(report('2026-09-15T00:05:00.000+08:00')?.doneAt).toBe(instant('2026-09-14T16:05:00.000Z'))
})

test('北京零点三十分已是次日，协调时还在前一天也不算当天', () => {
  const done = { contactedAt: instant('2026-09-14T16:30:00.000Z'), reportedAt: null }
  expect(sameDayDuties(monday, done, instant('2026-09-14T16:30:00.000Z'))[0]).toMatchObject({ late: true })
})

test('到点还没办的就是迟', () => {
  expect(sameDayDuties(monday, nothing, instant('2026-09-15T08:00:00+08:00')).every(({ late }) => late)).toBe(
    true,
  )
})

test.each(['sick', 'personal', 'late', 'present'] as const)('%s 不欠', (mark) => {
  expect(sameDayDuties({ ...monday, mark }, nothing, instant('2026-09-14T08:10:00+08:00'))).toEqual([])
})
