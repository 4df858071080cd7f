import type { CaseFacts } from './case-facts.ts'
import type { CaseState } from './case-states.ts'
import { CASE_STEPS, stepOf } from './case-steps.ts'
import type { CaseVerb, Hand } from './case-verbs.ts'
import { isCaseVerb } from './case-verbs.ts'
import { lastTerm } from './ladder.ts'
import { GIVEN_WITH_THE_ACT, isMet, type Requirement } from './requirements.ts'
import type { Step } from './step.ts'

/** 数得出来的缺口：已有几次，须有几次。期限一类只说哪天。 */
export type Shortage = {
  readonly requirement: Requirement
  readonly have: number | null
  readonly need: number | null
  readonly until: string | null
}
export type ShortStep = {
  readonly verb: CaseVerb
  readonly step: Step
  readonly shortages: readonly Shortage[]
}

const COUNTED: Partial<Readonly<Record<Requirement, (facts: CaseFacts) => readonly [number, number]>>> = {
  persuasion_attempt: (facts) => [facts.persuasions, facts.minPersuasions],
  home_visit: (facts) => [facts.homeVisits, 1],
  principal_contact: (facts) => [
    Number(facts.principalContactedGuardian) + Number(facts.principalContactedVillage),
    2,
  ],
  named_person: (facts) => [Number(facts.namedPerson), 1],
  case_plan: (facts) => [Number(facts.casePlan), 1],
  township_visit: (facts) => [facts.townshipVisits, 1],
  observation_complete: ({ observation }) => [observation.done, observation.needed],
  township_checked: () => [0, 1],
}

/**
 * 归此岗位、只差几次记录或几天就能办的步骤，缺什么、缺多少（F30）。
 * 不属于此刻的（没轮到的一级、没有申请的批准）不列，免得满屏都是。
 */
export function shortSteps(state: CaseState, hand: Hand, facts: CaseFacts): readonly ShortStep[] {
  return Object.keys(CASE_STEPS[state])
    .filter(isCaseVerb)
    .flatMap((verb) => {
      const step = stepOf(state, verb)
      if (step === null || !step.by.includes(hand)) return []
      if (step.only !== undefined && step.only !== facts.line) return []
      const missing = step.needs.filter(
        (need) => !GIVEN_WITH_THE_ACT.includes(need) && !isMet(need, facts, hand),
      )
      const shortages = missing.flatMap((need) => shortageOf(need, facts))
      return missing.length > 0 && shortages.length === missing.length ? [{ verb, step, shortages }] : []
    })
}

function shortageOf(requirement: Requirement, facts: CaseFacts): readonly Shortage[] {
  const counted = COUNTED[requirement]?.(facts)
  if (counted) return [{ requirement, have: counted[0], need: counted[1], until: null }]
  const term = requirement === 'term_expired' ? lastTerm(facts.taken) : null
  return term ? [{ requirement, have: null, need: null, until: term }] : []
}
