import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { hasExpired, placementTerm, placementTermText } from './placement-terms.ts'

const day = plainDate
const rule = effectiveProfile('datian-2023').deferral.value
const term = (from: string, until: string, today = '2026-08-20') =>
  placementTerm(rule, day(from), day(until), day(today))

test('缓学一年，期满十日前须重提', () => {
  expect(term('2026-09-01', '2027-08-31')).toEqual({
    ok: true,
    value: { untilOn: '2027-08-31', renewByOn: '2027-08-21' },
  })
})

test.each([
  ['2026-09-01', '2027-09-01', 'too_long'],
  // 次年秋季的，今年秋季开学以后才申请得了。
  ['2027-09-01', '2028-08-31', 'starts_too_late'],
  ['2027-09-01', '2028-09-01', 'too_long'],
  ['2026-09-01', '2026-09-01', 'ends_before_start'],
  ['2026-09-01', '2026-08-01', 'ends_before_start'],
  ['2025-09-01', '2026-08-20', 'already_over'],
])('%s 至 %s：%s', (from, until, fault) => {
  const found = term(from, until)
  expect(found.ok ? null : found.fault).toBe(fault)
})

test('下一个秋季开学起的一年批得了；闰日起的一年，止于次年 2 月 28 日', () => {
  expect(term('2027-09-01', '2028-08-31', '2026-11-27').ok).toBe(true)
  expect(term('2028-09-01', '2029-08-31', '2026-11-27')).toMatchObject({ fault: 'starts_too_late' })
  expect(term('2028-02-29', '2029-02-27', '2028-01-10').ok).toBe(true)
  expect(term('2028-02-29', '2029-02-28', '2028-01-10')).toMatchObject({ fault: 'too_long' })
})

test('短于十日的，当天起就可重提', () => {
  expect(term('2026-09-01', '2026-09-05')).toMatchObject({ value: { renewByOn: '2026-09-01' } })
})

test('届满当天还在期内，次日回台账', () => {
  expect(hasExpired(day('2027-08-31'), day('2027-08-31'))).toBe(false)
  expect(hasExpired(day('2027-08-31'), day('2027-09-01'))).toBe(true)
})

test('太长的话里写着档案的月数', () => {
  expect(placementTermText('too_long', rule)).toContain('12 个月')
})
