import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  attendanceRate,
  dropoutRate,
  keepsLine,
  onTimeShare,
  percentText,
  retentionRate,
  submissionRate,
} from './rates.ts'

test('招生 500、转入 20、转出 30、死亡 1、在籍 481，巩固率 98.36%', () => {
  const cohort = { admitted: 500, transferredIn: 20, transferredOut: 30, deceased: 1, enrolledNow: 481 }
  expect(percentText(retentionRate(cohort))).toBe('98.36%')
  expect(retentionRate(cohort)).toMatchObject({ numerator: 481, denominator: 489 })
})

test('巩固率封顶 100%', () => {
  const cohort = { admitted: 10, transferredIn: 0, transferredOut: 0, deceased: 0, enrolledNow: 12 }
  expect(retentionRate(cohort).percent).toBe(100)
})

test('百分之一以下是严格小于：刚好 1% 就是越线（LX-1.4）', () => {
  const line = { percent: 1, comparator: '<', clause: 'LX-1.4' } as const
  expect(keepsLine(dropoutRate({ stillOut: 1, enrolledAtStart: 100 }), line)).toBe('crossed')
  expect(keepsLine(dropoutRate({ stillOut: 1, enrolledAtStart: 101 }), line)).toBe('kept')
})

test('显示 1.00% 而未满 1% 的，按未四舍五入的数比', () => {
  const rate = dropoutRate({ stillOut: 9_999, enrolledAtStart: 1_000_000 })
  expect(percentText(rate)).toBe('1.00%')
  expect(keepsLine(rate, { percent: 1, comparator: '<', clause: 'LX-1.4' })).toBe('kept')
})

test('百分之九十七以上含本数（DDK-2.2）', () => {
  const line = { percent: 97, comparator: '>=', clause: 'DDK-2.2' } as const
  const cohort = { admitted: 100, transferredIn: 0, transferredOut: 0, deceased: 0, enrolledNow: 97 }
  expect(keepsLine(retentionRate(cohort), line)).toBe('kept')
  expect(keepsLine(retentionRate({ ...cohort, enrolledNow: 96 }), line)).toBe('crossed')
})

test('没有分母就没有比率，不判守线越线', () => {
  for (const none of [
    dropoutRate({ stillOut: 0, enrolledAtStart: 0 }),
    submissionRate({ submitted: 0, due: 0 }),
    onTimeShare({ metOnTime: 0, settled: 0 }),
    attendanceRate({ present: 0, expected: 0 }),
    retentionRate({ admitted: 1, transferredIn: 0, transferredOut: 2, deceased: 0, enrolledNow: 1 }),
  ]) {
    expect(none.percent).toBeNull()
    expect(percentText(none)).toBe('—')
    expect(keepsLine(none, { percent: 1, comparator: '<', clause: 'LX-1.4' })).toBe('unknown')
  }
})

test('任何人数之下，比率有限且公式与条款在', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), fc.nat(5_000_000), (numerator, denominator) => {
      const rate = dropoutRate({ stillOut: numerator, enrolledAtStart: denominator })
      expect(rate.percent === null).toBe(denominator === 0)
      expect(rate.percent === null || Number.isFinite(rate.percent)).toBe(true)
      expect(rate.formula).toContain('÷')
      expect(rate.clause).not.toBe('')
    }),
  )
})
