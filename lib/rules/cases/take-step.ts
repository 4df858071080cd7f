import type { Outcome } from '#lib/rules/outcome'
import { done, refuse } from '#lib/rules/outcome'
import type { CaseFacts } from './case-facts.ts'
import type { CaseState } from './case-states.ts'
import { CASE_STEPS, stepOf } from './case-steps.ts'
import type { CaseVerb, Hand } from './case-verbs.ts'
import { isCaseVerb } from './case-verbs.ts'
import { GIVEN_WITH_THE_ACT, isMet, refusalFor } from './requirements.ts'
import type { Step } from './step.ts'
import { targetOf } from './step.ts'

export type TakenStep = { readonly verb: CaseVerb; readonly to: CaseState; readonly step: Step }

/**
 * 依步骤表办一步：表里没有的、不属于本线的、不归此岗位的、要件不齐的，都以值拒绝；
 * 拒绝先说步骤不在，再说岗位不对，最后说缺哪一件。
 */
export function takeStep(state: CaseState, verb: CaseVerb, hand: Hand, facts: CaseFacts): Outcome<TakenStep> {
  const step = stepOf(state, verb)
  if (step === null || (step.only !== undefined && step.only !== facts.line))
    return refuse({ code: 'step_not_open', verb, state })
  if (!step.by.includes(hand)) return refuse({ code: 'not_allowed' })
  const missing = step.needs.find((requirement) => !isMet(requirement, facts, hand))
  if (missing !== undefined) return refusalFor(missing, facts, verb)
  return done({ verb, to: targetOf(step, facts.line), step })
}

/** 此时此岗位可以按下的步骤；当场填写的要件（理由、日期、凭据）不影响按钮出现。 */
export function openVerbs(state: CaseState, hand: Hand, facts: CaseFacts): readonly TakenStep[] {
  return Object.keys(CASE_STEPS[state])
    .filter(isCaseVerb)
    .flatMap((verb) => {
      const step = stepOf(state, verb)
      if (step === null || !step.by.includes(hand)) return []
      if (step.only !== undefined && step.only !== facts.line) return []
      const standing = step.needs.filter((requirement) => !GIVEN_WITH_THE_ACT.includes(requirement))
      return standing.every((requirement) => isMet(requirement, facts, hand))
        ? [{ verb, to: targetOf(step, facts.line), step }]
        : []
    })
}
