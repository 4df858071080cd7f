import { describe, expect, test } from 'vitest'
import { CASE_STATES } from './case-states.ts'
import { mayOffer, takenOverDuties } from './hand-over.ts'

describe('谁能移交', () => {
  test.each([
    ['township', 'township', 'township', true],
    ['township', 'noticed', 'township_leader', true],
    ['township', 'organising', 'township', true],
    ['township', 'reported', 'township', false],
    ['township', 'township', 'village', false],
    ['township', 'township', 'officer', false],
    ['township', 'township', 'bureau', false],
    ['county', 'confirmed_dropout', 'bureau', true],
    ['county', 'township', 'township_leader', false],
  ] as const)('%s：%s 时由 %s 提出 → %s', (kind, state, hand, may) => {
    expect(mayOffer(kind, state, hand)).toBe(may)
  })

  test('在学校手里的、已返校的、已销号的，谁也不能移交', () => {
    for (const state of CASE_STATES.filter((one) =>
      ['alert', 'persuading', 'returned', 'placed', 'struck_off'].includes(one),
    ))
      for (const hand of ['township', 'township_leader', 'bureau'] as const) {
        expect(mayOffer('township', state, hand), state).toBe(false)
        expect(mayOffer('county', state, hand), state).toBe(false)
      }
  })
})

test.each([
  [['township_visit'], { keep: [], restart: ['township_visit'] }],
  [['return_by'], { keep: ['return_by'], restart: [] }],
  [['order_expiry', 'township_visit'], { keep: ['order_expiry'], restart: ['township_visit'] }],
  [[], { keep: [], restart: ['township_visit'] }],
] as const)('移交方停下 %o，接收方开 %o', (stopped, opened) => {
  expect(takenOverDuties(stopped)).toEqual(opened)
})
