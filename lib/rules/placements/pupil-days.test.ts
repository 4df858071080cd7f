import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { STUDY_STATUSES, type StudyStatus, studyStatusOn } from '#lib/rules/rolls/study-status'
import { changeOfRoll, enterRoll, leaveRoll, type RollLine, rollsOn } from './change-of-roll.ts'
import { PLACEMENTS, type Placement } from './placement-terms.ts'
import { SCHOOLING_KINDS, SCHOOLINGS, type Schooling } from './schooling.ts'

const FIRST = plainDate('2026-09-01')

test.each([
  [false, '2026-11-25', '2026-11-26'],
  [true, '2026-11-26', '2026-11-27'],
])('11月26日接收，原班当天点过名：%s，原班止于 %s，新班始于 %s', (called, oldToOn, newFromOn) => {
  expect(changeOfRoll(plainDate('2026-11-26'), called)).toEqual({ oldToOn, newFromOn })
})

/** 一名学生的登记：名册各行、登记状态从哪天起是什么；`said` 是测试自己记的，每件事之后人该算什么。 */
type Pupil = {
  readonly rolls: readonly RollLine[]
  readonly registered: readonly { readonly from: PlainDate; readonly status: StudyStatus }[]
  readonly said: readonly { readonly from: PlainDate; readonly status: StudyStatus }[]
  readonly schooling: Schooling | null
}
type Act =
  | { readonly do: 'school'; readonly called: boolean; readonly accepted: boolean }
  | { readonly do: 'county'; readonly called: boolean; readonly accepted: boolean }
  | { readonly do: 'back' }
  | { readonly do: 'admit' }
  | { readonly do: 'place'; readonly kind: Placement }
  | { readonly do: 'schooling'; readonly kind: Schooling }
  | { readonly do: 'end' }
  | { readonly do: 'away' }
  | { readonly do: 'promote'; readonly called: boolean }
  | { readonly do: 'graduate' }

const FINAL: readonly StudyStatus[] = ['graduated']
const enrolled = ({ rolls }: Pupil) => rolls.some(({ toOn }) => toOn === null)
const now = ({ registered }: Pupil) => registered.at(-1)?.status ?? 'never_enrolled'

/** 照职务代码同样的次序动登记；办不得的什么也不动。 */
function after(pupil: Pupil, act: Act, day: PlainDate, nth: number): Pupil {
  const as = (status: StudyStatus, from = day, rolls = pupil.rolls): Pupil => ({
    ...pupil,
    rolls,
    registered: [...pupil.registered, { from, status }],
    said: [...pupil.said, { from, status }],
  })
  if (FINAL.includes(now(pupil))) return pupil
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
      if (now(pupil) !== 'transferred') return pupil
      return as('enrolled', addDays(day, 1), enterRoll(pupil.rolls, `班${nth}`, changeOfRoll(day, true)))
    case 'admit':
      if (enrolled(pupil) || !['never_enrolled', 'deferred'].includes(now(pupil))) return pupil
      return as('enrolled', day, enterRoll(pupil.rolls, `班${nth}`, changeOfRoll(day, false)))
    case 'place':
      // 缓学只批给还没有入学的，休学只批给在班的，送教两样都批。
      if (act.kind === 'deferral' && (enrolled(pupil) || now(pupil) !== 'never_enrolled')) return pupil
      if (act.kind === 'study_leave' && !enrolled(pupil)) return pupil
      if (now(pupil) === 'transferred') return pupil
      return as(PLACEMENTS[act.kind].status)
    case 'schooling': {
      if (now(pupil) === 'transferred') return pupil
      const special = SCHOOLINGS[act.kind].at === 'special_school'
      return { ...(special ? as('enrolled') : pupil), schooling: act.kind }
    }
    case 'end':
      if (['study_leave', 'home_teaching', 'away', 'deferred'].includes(now(pupil)))
        return as(enrolled(pupil) ? 'enrolled' : 'never_enrolled')
      if (pupil.schooling && SCHOOLINGS[pupil.schooling].at === 'special_school' && !enrolled(pupil))
        return { ...as('never_enrolled'), schooling: null }
      return pupil
    case 'away':
      return enrolled(pupil) ? as('away') : pupil
    case 'promote':
      // 升班不改登记状态：休学、送教、区外的原样跟到新班。
      if (!enrolled(pupil)) return pupil
      return { ...pupil, rolls: enterRoll(pupil.rolls, `班${nth}`, changeOfRoll(day, act.called)) }
    case 'graduate':
      if (!enrolled(pupil) || now(pupil) === 'study_leave') return pupil
      return as('graduated', day, leaveRoll(pupil.rolls, addDays(day, -1)))
  }
}

function statusOn({ rolls, registered }: Pupil, day: PlainDate): StudyStatus {
  const changed = registered.find(({ from }) => from > day)?.from
  return studyStatusOn({
    registered: registered.findLast(({ from }) => from <= day)?.status ?? 'never_enrolled',
    inClass: rollsOn(rolls, day).length > 0,
    joinsLater: rolls.some(({ fromOn }) => fromOn > day && (!changed || fromOn < changed)),
    cases: [],
  })
}

const yesNo = { called: fc.boolean(), accepted: fc.boolean() }
const bare = (...names: readonly ('back' | 'admit' | 'end' | 'away' | 'graduate')[]) =>
  fc.constantFrom(...names).map((name): Act => ({ do: name }))
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('school' as const), ...yesNo }),
  fc.record({ do: fc.constant('county' as const), ...yesNo }),
  fc.record({ do: fc.constant('promote' as const), called: fc.boolean() }),
  fc.record({
    do: fc.constant('place' as const),
    kind: fc.constantFrom<Placement>('deferral', 'study_leave', 'home_teaching'),
  }),
  fc.record({ do: fc.constant('schooling' as const), kind: fc.constantFrom(...SCHOOLING_KINDS) }),
  bare('back', 'admit', 'end', 'away'),
  { weight: 1, arbitrary: bare('graduate') },
)

/** 名册上一行也没有的几种；在特殊教育学校的登记为在校，名册在那所学校，不在这里。 */
const OFF_ROLL: readonly StudyStatus[] = ['transferred', 'graduated', 'deferred', 'never_enrolled']

describe('缓学、休学、送教、残疾儿童就学、区外就读、转学、升班、毕业不论怎样先后', () => {
  test('每个孩子每天恰有一种就学状态、至多在一本名册上；状态就是最后办成的那件事所说的', () => {
    const met = new Set<StudyStatus>()
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), anAct), { maxLength: 25 }),
        (inSchool, acts) => {
          const first = {
            from: FIRST,
            status: inSchool ? ('enrolled' as const) : ('never_enrolled' as const),
          }
          let day = FIRST
          let pupil: Pupil = {
            rolls: inSchool ? [{ classId: '班0', fromOn: FIRST, toOn: null }] : [],
            registered: [first],
            said: [first],
            schooling: null,
          }
          acts.forEach(([days, act], nth) => {
            day = addDays(day, days)
            pupil = after(pupil, act, day, nth + 1)
          })
          for (let on = FIRST; on <= addDays(day, 3); on = addDays(on, 1)) {
            const rolls = rollsOn(pupil.rolls, on)
            const status = statusOn(pupil, on)
            met.add(status)
            expect(Object.keys(STUDY_STATUSES)).toContain(status)
            expect(rolls.length).toBeLessThanOrEqual(1)
            expect(status, `${on}`).toBe(pupil.said.findLast(({ from }) => from <= on)?.status)
            // 在册的几种状态都在一本名册上，离册的一本也不在；送教、特殊教育学校两样都有。
            if (OFF_ROLL.includes(status)) expect(rolls.length, `${on} ${status}`).toBe(0)
            if (status === 'study_leave' || status === 'away') expect(rolls.length, `${on} ${status}`).toBe(1)
          }
        },
      ),
      { numRuns: 1_000 },
    )
    expect([...met].toSorted()).toEqual(
      (
        [
          ...['away', 'deferred', 'enrolled', 'graduated', 'home_teaching'],
          ...['never_enrolled', 'study_leave', 'transferred'],
        ] as const
      ).toSorted(),
    )
  })
})
