import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { MAY_ASK_WIDER_VIEW, widerViewStanding } from './wider-view.ts'

const AT = instant('2026-11-26T02:00:00Z')

test.each([
  ['号码没有认出', { expiresAt: null, ended: false }, 'missed'],
  ['还有一毫秒', { expiresAt: instant('2026-11-26T02:00:00.001Z'), ended: false }, 'open'],
  ['到点那一刻就没有了', { expiresAt: AT, ended: false }, 'over'],
  ['收回之后，没到点也不给看', { expiresAt: instant('2026-11-26T02:30:00Z'), ended: true }, 'ended'],
] as const)('%s', (_, view, standing) => {
  expect(widerViewStanding(view, AT)).toBe(standing)
})

test('管理员、市州、县教育局不问', () => {
  for (const role of ['admin', 'prefecture', 'bureau'] as const)
    expect(MAY_ASK_WIDER_VIEW as readonly string[]).not.toContain(role)
})
