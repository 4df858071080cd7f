import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { StrikeOffDecisionForm } from '#lib/schemas/cases/strike-off'
import type { Acted } from './act-on-case.ts'
import { answerStrikeOff } from './answer-strike-off.ts'

/** 县教育局准予销号（LX-3.2.3，N24-1）：申请人不得自批；返校就读的须观察期满。 */
export async function strikeOff(
  deps: Deps,
  actor: Official,
  input: StrikeOffDecisionForm,
): Promise<Outcome<Acted>> {
  return answerStrikeOff(deps, actor, 'strike_off', 'decided', input)
}
