import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { isQuiet } from './quiet-hours.ts'

test.each([
  ['2026-11-25T20:59:59+08:00', false],
  ['2026-11-25T21:00:00+08:00', true],
  ['2026-11-26T00:30:00+08:00', true],
  ['2026-11-26T06:59:59+08:00', true],
  ['2026-11-26T07:00:00+08:00', false],
  ['2026-11-25T23:00:00Z', false],
])('%s 是不是夜里：%s', (at, quiet) => {
  expect(isQuiet(instant(at))).toBe(quiet)
})
