import type { Deps } from '#lib/duties/deps'
import { done, type Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReasonForm } from '#lib/schemas/cases/reason'
import { type Acted, actOnCase } from './act-on-case.ts'

/** 学校记明劝返无效（LX-2.2.5，L2-28）：书面报告时限尚未在走的，自此起算。理由必填。 */
export async function recordPersuasionFailure(
  deps: Deps,
  actor: Official,
  input: ReasonForm,
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, 'record_persuasion_failure', input, async () =>
    done({ given: { reason: input.reason }, move: { note: input.reason } }),
  )
}
