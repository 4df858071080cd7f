import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { type OtherCase, relapseOf } from './relapse-link.ts'

const closed = (on: string, closeReason: string): OtherCase => ({
  id: on,
  number: on,
  openedAt: instant('2026-03-02T08:00:00+08:00'),
  closedAt: instant(`${on}T09:00:00+08:00`),
  closeReason,
})
const again = { openedAt: instant('2026-09-30T08:00:00+08:00') }

test.each([
  ['返校销号后第 90 日又立案，是复辍', closed('2026-07-02', 'returned_to_school'), '2026-07-02'],
  ['第 91 日，不是', closed('2026-07-01', 'returned_to_school'), undefined],
  ['撤销的立案不算前案', closed('2026-09-01', 'signal_withdrawn'), undefined],
  ['转学销号的不算', closed('2026-09-01', 'transferred'), undefined],
  ['还没有到那一天销号的不算', closed('2026-10-09', 'returned_to_school'), undefined],
  ['没有销号的不算', { ...closed('2026-09-01', 'returned_to_school'), closedAt: null }, undefined],
])('%s', (_, other, expected) => {
  expect(relapseOf(again, [other], 90)?.number).toBe(expected)
})
