import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceToLine, type IndicatorLine, keepsLine, lineFor, lineText, whatIf } from './control-line.ts'
import { dropoutRate } from './dropout-rates.ts'
import { percentText } from './rate.ts'
import { retentionRate } from './retention-rates.ts'

const UNDER_ONE = { percent: 1, comparator: '<', clause: 'LX-1.4' } as const
const UNDER_TWO = { percent: 2, comparator: '<', clause: 'LX-1.4' } as const
const OVER_97 = { percent: 97, comparator: '>=', clause: 'DDK-2.2' } as const
const cohort = (enrolledNow: number) =>
  retentionRate({ admitted: 100, transferredIn: 0, transferredOut: 0, deceased: 0, enrolledNow })

test('百分之一以下是严格小于：刚好 1% 就是越线（LX-1.4）', () => {
  expect(keepsLine(dropoutRate({ stillOut: 1, enrolledAtStart: 100 }), UNDER_ONE)).toBe('crossed')
  expect(keepsLine(dropoutRate({ stillOut: 1, enrolledAtStart: 101 }), UNDER_ONE)).toBe('kept')
})

test('显示 1.00% 而未满 1% 的，按未四舍五入的数比', () => {
  const rate = dropoutRate({ stillOut: 9_999, enrolledAtStart: 1_000_000 })
  expect(percentText(rate)).toBe('1.00%')
  expect(keepsLine(rate, UNDER_ONE)).toBe('kept')
})

test('百分之九十七以上含本数（DDK-2.2）', () => {
  expect(keepsLine(cohort(97), OVER_97)).toBe('kept')
  expect(keepsLine(cohort(96), OVER_97)).toBe('crossed')
})

test('没有分母，不判守线越线，也没有距离', () => {
  const none = dropoutRate({ stillOut: 0, enrolledAtStart: 0 })
  expect(keepsLine(none, UNDER_ONE)).toBe('unknown')
  expect(distanceToLine(none, UNDER_ONE)).toBeNull()
})

test.each([
  // 3000 人守 1%：29 人还守，第 30 人越线。
  [3, 3_000, UNDER_ONE, 'kept', 27],
  [29, 3_000, UNDER_ONE, 'kept', 1],
  [30, 3_000, UNDER_ONE, 'crossed', 1],
  [45, 3_000, UNDER_ONE, 'crossed', 16],
  [0, 50, UNDER_TWO, 'kept', 1],
] as const)('辍学 %i 人、在校 %i 人：离线还有几人', (stillOut, enrolledAtStart, line, verdict, people) => {
  expect(distanceToLine(dropoutRate({ stillOut, enrolledAtStart }), line)).toMatchObject({ verdict, people })
})

test('巩固率往下走才越线；越了的，数还要找回几人', () => {
  expect(distanceToLine(cohort(99), OVER_97)).toMatchObject({ verdict: 'kept', people: 3, points: 2 })
  expect(distanceToLine(cohort(95), OVER_97)).toMatchObject({ verdict: 'crossed', people: 2 })
})

test('若这几人返回：辍学率的分子减，巩固率的分子加，都不出界', () => {
  const rate = dropoutRate({ stillOut: 30, enrolledAtStart: 3_000 })
  expect(percentText(whatIf(rate, 2, '<'))).toBe('0.93%')
  expect(whatIf(rate, 99, '<').numerator).toBe(0)
  expect(whatIf(cohort(95), 2, '>=').percent).toBe(97)
})

test('距离说几人，就恰是几人：差一人不变，够了就变', () => {
  fc.assert(
    fc.property(fc.nat(3_000), fc.integer({ min: 1, max: 3_000 }), (out, size) => {
      const rate = dropoutRate({ stillOut: Math.min(out, size), enrolledAtStart: size })
      const found = distanceToLine(rate, UNDER_TWO)
      if (!found || found.people === null) return
      const towards = found.verdict === 'kept' ? -1 : 1
      const before = keepsLine(whatIf(rate, towards * (found.people - 1), '<'), UNDER_TWO)
      const after = keepsLine(whatIf(rate, towards * found.people, '<'), UNDER_TWO)
      expect(before).toBe(found.verdict)
      expect(after).not.toBe(found.verdict)
    }),
  )
})

const line = (percent: number, fromYear: number, source: string | null): IndicatorLine => ({
  indicator: 'primary_dropout_rate',
  percent,
  comparator: '<',
  clause: 'LX-1.4',
  fromYear,
  source,
})

test('文件的线打底，县里当年另定的只能更严；另定几次，后定的为准；别的学年的不算', () => {
  const document = line(1, 2016, null)
  const pick = (...lines: IndicatorLine[]) => lineFor(lines, 'primary_dropout_rate', 2026)?.percent
  expect(pick(document)).toBe(1)
  expect(pick(document, line(0.5, 2026, '县文'))).toBe(0.5)
  expect(pick(document, line(3, 2026, '县文'))).toBe(1)
  expect(pick(document, line(0.5, 2025, '去年'))).toBe(1)
  expect(pick(line(0.6, 2026, '初定'), line(0.4, 2026, '再定'))).toBe(0.4)
  expect(pick(line(1, 2027, null))).toBeUndefined()
  expect(lineFor([document], 'retention_rate', 2026)).toBeNull()
})

test('线写成话', () => {
  expect([lineText(UNDER_ONE), lineText(OVER_97)]).toEqual(['低于1%', '不低于97%'])
})
