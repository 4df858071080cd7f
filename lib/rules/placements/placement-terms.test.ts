import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { hasExpired, placementTerm } from './placement-terms.ts'

const day = plainDate

test('缓学一年，期满十日前须重提', () => {
  expect(placementTerm('deferral', day('2026-09-01'), day('2027-08-31'))).toEqual({
    ok: true,
    value: { untilOn: '2027-08-31', renewByOn: '2027-08-21' },
  })
})

test('超过一年的不批，倒过来的不批', () => {
  expect(placementTerm('deferral', day('2026-09-01'), day('2027-09-03'))).toMatchObject({ fault: 'too_long' })
  expect(placementTerm('study_leave', day('2026-09-01'), day('2026-09-01'))).toMatchObject({
    fault: 'ends_before_start',
  })
})

test('届满当天还在期内，次日回台账', () => {
  expect(hasExpired(day('2027-08-31'), day('2027-08-31'))).toBe(false)
  expect(hasExpired(day('2027-08-31'), day('2027-09-01'))).toBe(true)
})
