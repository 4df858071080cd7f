import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { StrikeOffDecisionForm } from '#lib/schemas/cases/strike-off'
import type { Acted } from './act-on-case.ts'
import { answerStrikeOff } from './answer-strike-off.ts'

/** 乡镇核实销号申请（LX-3.2.3）：申请人以外的人；核实不改变状态。 */
export async function checkStrikeOff(
  deps: Deps,
  actor: Official,
  input: StrikeOffDecisionForm,
): Promise<Outcome<Acted>> {
  return answerStrikeOff(deps, actor, 'strike_off_check', 'checked', input)
}
