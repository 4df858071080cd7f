import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { STUDY_STATUSES, type StudyStatus, studyStatusOn } from '#lib/rules/rolls/study-status'
import { changeOfRoll, enterRoll, leaveRoll, type RollLine, rollsOn } from './change-of-roll.ts'
import { PLACEMENTS, type Placement } from './placement-terms.ts'

const FIRST = plainDate('2026-09-01')

test.each([
  [false, '2026-11-25', '2026-11-26'],
  [true, '2026-11-26', '2026-11-27'],
])('11月26日接收，原班当天点过名：%s，原班止于 %s，新班始于 %s', (called, oldToOn, newFromOn) => {
  expect(changeOfRoll(plainDate('2026-11-26'), called)).toEqual({ oldToOn, newFromOn })
})

/** 一名学生的登记：名册各行、登记状态从哪天起是什么。 */
type Pupil = {
  readonly rolls: readonly RollLine[]
  readonly registered: readonly { readonly from: PlainDate; readonly status: StudyStatus }[]
}
type Act =
  | { readonly do: 'school'; readonly called: boolean; readonly accepted: boolean }
  | { readonly do: 'county'; readonly called: boolean; readonly accepted: boolean }
  | { readonly do: 'back' }
  | { readonly do: 'place'; readonly kind: Exclude<Placement, 'deferral'> }
  | { readonly do: 'end' }
  | { readonly do: 'away' }

const enrolled = ({ rolls }: Pupil) => rolls.some(({ toOn }) => toOn === null)
const now = ({ registered }: Pupil) => registered.at(-1)?.status ?? 'never_enrolled'

/** 照职务代码同样的次序动登记；办不得的什么也不动。 */
function after(pupil: Pupil, act: Act, day: PlainDate, nth: number): Pupil {
  const as = (status: StudyStatus, from = day, rolls = pupil.rolls): Pupil => ({
    rolls,
    registered: [...pupil.registered, { from, status }],
  })
  switch (act.do) {
    case 'school':
      if (!enrolled(pupil) || !act.accepted) return pupil
      return { ...pupil, rolls: enterRoll(pupil.rolls, `班${nth}`, changeOfRoll(day, act.called)) }
    case 'county': {
      if (!enrolled(pupil) || !act.accepted) return pupil
      const { oldToOn, newFromOn } = changeOfRoll(day, act.called)
      return as('transferred', newFromOn, leaveRoll(pupil.rolls, oldToOn))
    }
    case 'back':
      if (enrolled(pupil)) return pupil
      return as('enrolled', addDays(day, 1), enterRoll(pupil.rolls, `班${nth}`, changeOfRoll(day, true)))
    case 'place':
      return enrolled(pupil) ? as(PLACEMENTS[act.kind].status) : pupil
    case 'end':
      return ['study_leave', 'home_teaching', 'away'].includes(now(pupil)) ? as('enrolled') : pupil
    case 'away':
      return enrolled(pupil) ? as('away') : pupil
  }
}

function statusOn({ rolls, registered }: Pupil, day: PlainDate): StudyStatus {
  return studyStatusOn({
    registered: registered.findLast(({ from }) => from <= day)?.status ?? 'never_enrolled',
    inClass: rollsOn(rolls, day).length > 0,
    joinsLater: rolls.some(({ fromOn }) => fromOn > day),
    cases: [],
  })
}

const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('school' as const), called: fc.boolean(), accepted: fc.boolean() }),
  fc.record({ do: fc.constant('county' as const), called: fc.boolean(), accepted: fc.boolean() }),
  fc.record({ do: fc.constant('back' as const) }),
  fc.record({ do: fc.constant('place' as const), kind: fc.constantFrom('study_leave', 'home_teaching') }),
  fc.record({ do: fc.constant('end' as const) }),
  fc.record({ do: fc.constant('away' as const) }),
)

describe('限期就学与转学不论怎样先后', () => {
  test('每个孩子每天恰有一种就学状态、至多在一本名册上；没有转出的，一天也不离名册', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), anAct), { maxLength: 25 }), (acts) => {
        let day = FIRST
        let pupil: Pupil = {
          rolls: [{ classId: '班0', fromOn: FIRST, toOn: null }],
          registered: [{ from: FIRST, status: 'enrolled' }],
        }
        acts.forEach(([days, act], nth) => {
          day = addDays(day, days)
          pupil = after(pupil, act, day, nth + 1)
        })
        for (let on = FIRST; on <= addDays(day, 3); on = addDays(on, 1)) {
          const rolls = rollsOn(pupil.rolls, on)
          const status = statusOn(pupil, on)
          expect(rolls.length).toBeLessThanOrEqual(1)
          expect(Object.keys(STUDY_STATUSES)).toContain(status)
          // 在籍的几种状态都在一本名册上；已转出的一本也不在。
          expect(rolls.length, `${on} ${status}`).toBe(status === 'transferred' ? 0 : 1)
        }
      }),
      { numRuns: 400 },
    )
  })
})
