import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { adoptionWindow, mayStartOn } from './adoption.ts'

const on = plainDate
const term = { validFrom: on('2023-09-28'), validTo: on('2028-09-27') }

test.each([
  ['最早明天', '2026-11-26', '2023-09-28', term, '2026-11-27'],
  ['前一版还没有生效：在它之后', '2026-11-26', '2026-12-01', term, '2026-12-02'],
  ['文件自己还没有生效', '2026-11-26', '2023-09-28', { ...term, validFrom: on('2027-01-01') }, '2027-01-01'],
])('%s', (_why, today, latest, profile, from) => {
  expect(adoptionWindow(on(today), on(latest), profile)).toEqual({ from, to: '2028-09-27' })
})

test('失效那天还算，次日不算；没有写有效期的没有尽头', () => {
  const window = adoptionWindow(on('2026-11-26'), on('2023-09-28'), term)
  expect(
    ['2026-11-26', '2026-11-27', '2028-09-27', '2028-09-28'].map((day) => mayStartOn(on(day), window)),
  ).toEqual([false, true, true, false])
  expect(mayStartOn(on('2040-01-01'), { ...window, to: null })).toBe(true)
})
