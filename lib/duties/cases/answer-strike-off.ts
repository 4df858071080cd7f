import { insertStrikeOff } from '#lib/data/cases/insert-acts'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { type Acted, actOnCase, type CaseActInput } from './act-on-case.ts'
import { openRequest } from './case-facts.ts'
import { leaveAfterStrikeOff } from './leave-after-strike-off.ts'

type Answer = { readonly stage: 'checked' | 'decided' | 'refused' }

/** 对学校申请的三种答复，共用一条路：凭申请里的类别与凭据判断，答复另起一行。 */
export async function answerStrikeOff(
  deps: Deps,
  actor: Official,
  verb: 'strike_off_check' | 'strike_off' | 'strike_off_refuse',
  stage: Answer['stage'],
  input: CaseActInput & { readonly note: string },
): Promise<Outcome<Acted>> {
  return actOnCase(deps, actor, verb, input, async ({ tx, kase, at }) => {
    const request = openRequest(kase)
    if (!request) return done({ given: { reason: input.note } })
    if (kase.strikeOffs.some((one) => one.round === request.round && one.stage === stage))
      return refuse({ code: 'changed_meanwhile' })
    const closing = stage === 'decided' ? { closedAt: new Date(at), closeReason: request.reason } : {}
    return done({
      given: { reason: input.note },
      move: {
        note: input.note || null,
        changes: closing,
        facts: { round: request.round, closeReason: request.reason },
      },
      write: async () => {
        await insertStrikeOff(tx, actor, kase, {
          round: request.round,
          stage,
          reason: request.reason ?? '',
          proof: request.proof,
          note: input.note,
        })
        if (stage === 'decided') await leaveAfterStrikeOff(tx, actor, kase, request.reason ?? '', at)
      },
    })
  })
}
