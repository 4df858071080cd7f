import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { schoolYearOf, schoolYearText } from './school-year.ts'
import { cellText, suppressed, totalOf, totalText } from './suppress.ts'

test('1 至 4 人只写小于 5；零与 5 以上照写', () => {
  expect([0, 1, 4, 5, 37].map((count) => cellText(suppressed(count)))).toEqual(['0', '＜5', '＜5', '5', '37'])
})

test('只有一格被盖住，合计也不写确数，倒推不出', () => {
  expect(totalText([7, 'small', 20])).toBe('28—31')
  expect(totalText([7, 20])).toBe('27')
})

test('真数总在上下限之间', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), (counts) => {
      const { from, to } = totalOf(counts.map(suppressed))
      const sum = counts.reduce((total, one) => total + one, 0)
      expect(from <= sum && sum <= to).toBe(true)
    }),
  )
})

test('学年自九月一日', () => {
  expect(schoolYearOf(plainDate('2026-08-31'))).toBe(2025)
  expect(schoolYearOf(plainDate('2026-09-01'))).toBe(2026)
  expect(schoolYearText(2026)).toBe('2026—2027学年')
})
