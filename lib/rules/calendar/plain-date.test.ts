import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isPlainDate, plainDate, weekdayOf } from './plain-date.ts'

const aDay = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays(plainDate('1970-01-01'), n))

describe('日历日', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '20260401',
    '',
    '2026-09-30T00:00',
  ])('%s 不是一天', (text) => {
    expect(isPlainDate(text)).toBe(false)
    expect(() => plainDate(text)).toThrow('not a calendar day')
  })

  test('2028 年有 2 月 29 日，2100 年没有', () => {
    expect(isPlainDate('2028-02-29')).toBe(true)
    expect(isPlainDate('2100-02-29')).toBe(false)
    expect(addDays(plainDate('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(plainDate('2028-02-29'), 1)).toBe('2028-03-01')
  })

  test('跨年、跨月、往回数', () => {
    expect(addDays(plainDate('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(plainDate('2026-03-01'), -1)).toBe('2026-02-28')
    expect(daysBetween(plainDate('2026-09-01'), plainDate('2027-09-01'))).toBe(365)
  })

  test('夏令时年代出生的监护人，出生日不挪一天', () => {
    expect(addDays(plainDate('1988-07-01'), 0)).toBe('1988-07-01')
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow('9999-12-31')
    expect(() => addDays(plainDate('0000-01-01'), -1)).toThrow('0000-01-01')
  })

  test('星期：周一是 1，周日是 7', () => {
    expect(weekdayOf(plainDate('2026-11-23'))).toBe(1)
    expect(weekdayOf(plainDate('2026-09-20'))).toBe(7)
    expect(weekdayOf(plainDate('1969-12-28'))).toBe(7)
  })

  test('加减互逆，先后即字符串先后', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -3000, max: 3000 }), (day, n) => {
        const there = addDays(day, n)
        expect(addDays(there, -n)).toBe(day)
        expect(daysBetween(day, there)).toBe(n)
        expect(Math.sign(n)).toBe(there > day ? 1 : there < day ? -1 : 0)
      }),
    )
  })

  test('任意连续七天各是一个星期几', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const week = [0, 1, 2, 3, 4, 5, 6].map((n) => weekdayOf(addDays(day, n)))
        expect(week.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
      }),
    )
  })
})
