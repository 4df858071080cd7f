import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { ROLES } from '#lib/rules/people/roles'
import type { CaseFacts } from './case-facts.ts'
import { blankFacts } from './case-facts.ts'
import type { CaseState } from './case-states.ts'
import { CASE_STATES, STANDING_OF, STATES_OF_LINE } from './case-states.ts'
import { CASE_STEPS, stepOf } from './case-steps.ts'
import { CASE_VERBS, isCaseVerb } from './case-verbs.ts'
import { GIVEN_WITH_THE_ACT } from './requirements.ts'
import { DUTIES_OF, nextDutyOf } from './state-duties.ts'
import { opensOf, targetOf } from './step.ts'
import { openVerbs, takeStep } from './take-step.ts'

const TODAY = '2026-11-20' as PlainDate
const truant = (known: Partial<CaseFacts> = {}): CaseFacts => ({ ...blankFacts('truancy', TODAY), ...known })

describe('步骤表本身', () => {
  const everyStep = CASE_STATES.flatMap((state) =>
    Object.keys(CASE_STEPS[state])
      .filter(isCaseVerb)
      .flatMap((verb) => {
        const step = stepOf(state, verb)
        return step === null ? [] : [{ state, verb, step }]
      }),
  )

  test('每个动词都在表里，每步都有条款、按钮文字和办理人', () => {
    expect(new Set(everyStep.map(({ verb }) => verb))).toEqual(new Set(CASE_VERBS))
    for (const { step } of everyStep) {
      expect(step.clause.every((clause) => /^(DT|NA|LX|DDK|L\d+|N24)-[A\d.]+$/.test(clause))).toBe(true)
      expect(step.label).not.toBe('')
      expect(step.by.length).toBeGreaterThan(0)
    }
  })

  test('系统管理员、市州和督学不能动任何个案', () => {
    for (const { step } of everyStep)
      for (const hand of ['admin', 'prefecture', 'inspector'] as const) expect(step.by).not.toContain(hand)
  })

  test('一条线走不到另一条线的状态', () => {
    for (const line of ['truancy', 'never_enrolled'] as const)
      for (const { state, step } of everyStep)
        if (STATES_OF_LINE[line].includes(state) && (step.only === undefined || step.only === line))
          expect(STATES_OF_LINE[line], `${state} ${step.label}`).toContain(targetOf(step, line))
  })

  test('未结的都有下一义务，已销号的没有', () => {
    for (const state of CASE_STATES)
      expect(nextDutyOf(state) === null, state).toBe(STANDING_OF[state] === 'closed')
  })

  test('一步所开的义务是所到状态容得下的', () => {
    for (const line of ['truancy', 'never_enrolled'] as const)
      for (const { state, step } of everyStep) {
        const opens = opensOf(step, line)
        if (opens === null || !STATES_OF_LINE[line].includes(state)) continue
        if (step.only !== undefined && step.only !== line) continue
        expect(DUTIES_OF[targetOf(step, line)], `${state} ${step.label}`).toContain(opens)
      }
  })

  test('除返校、入学、限期销号、销号外，没有一步绕开在走的义务', () => {
    const released: readonly CaseState[] = ['returned', 'enrolled', 'placed', 'struck_off']
    for (const { state, step } of everyStep)
      for (const line of ['truancy', 'never_enrolled'] as const) {
        const to = targetOf(step, line)
        if (released.includes(to) || (step.only !== undefined && step.only !== line)) continue
        if (step.needs.some((need) => need === 'unexcused_again' || need === 'placement_expired')) continue
        const left = DUTIES_OF[state].filter(
          (duty) => !(step.ends ?? []).includes(duty) && !DUTIES_OF[to].includes(duty),
        )
        expect(left, `${state} ${step.label}`).toEqual([])
      }
  })

  test('按钮正是办得成的步骤：当场填写齐全时，逐岗位逐状态一致', () => {
    const asked = truant({
      me: 'a',
      persuasions: 1,
      townshipVisits: 1,
      taken: [{ kind: 'criticism', returnBy: null }],
      strikeOffRequestedBy: 'b',
    })
    for (const state of CASE_STATES)
      for (const hand of [...ROLES, 'clock' as const])
        for (const verb of CASE_VERBS) {
          const offered = openVerbs(state, hand, asked).some((open) => open.verb === verb)
          const outcome = takeStep(state, verb, hand, asked)
          const lacksOnlyInput =
            !outcome.ok &&
            (['reason_required', 'not_present'].includes(outcome.refusal.code) ||
              (outcome.refusal.code === 'requirement_missing' &&
                (GIVEN_WITH_THE_ACT as readonly string[]).includes(outcome.refusal.requirement)))
          if (outcome.ok) expect(offered, `${state} ${verb} ${hand}`).toBe(true)
          if (offered) expect(outcome.ok || lacksOnlyInput, `${state} ${verb} ${hand}`).toBe(true)
        }
  })
})
