import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReasonForm } from '#lib/schemas/cases/reason'
import type { Acted } from './act-on-case.ts'
import { answerStrikeOff } from './answer-strike-off.ts'

/** 县教育局不予销号并说明（LX-3.2.3）：个案留在原状态，学校可以补齐再申请。理由必填。 */
export async function refuseStrikeOff(
  deps: Deps,
  actor: Official,
  input: ReasonForm,
): Promise<Outcome<Acted>> {
  return answerStrikeOff(deps, actor, 'strike_off_refuse', 'refused', { ...input, note: input.reason })
}
