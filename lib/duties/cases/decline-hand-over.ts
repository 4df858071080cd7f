import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { findHandOver, meetAnswer, settleHandOver } from '#lib/data/hand-overs'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CountyAnswerForm, DeclineHandOverForm } from '#lib/schemas/cases/hand-over'

export type Declined = { readonly handOverId: string }

/**
 * 退回移交并说明（F19）：案没有动过，仍归移交方，时限照走；接收方从头到尾看不到案，只留下这张单子。
 * 事件挂在单子上，不挂在看不到的案上。
 */
export async function refuseHandOver(
  deps: Deps,
  actor: Official,
  input: DeclineHandOverForm,
): Promise<Outcome<Declined>> {
  if (actor.role !== 'township' && actor.role !== 'township_leader') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'refuse_hand_over', input }, async () => {
      const offer = await findHandOver(tx, actor, input.handOverId)
      if (!offer?.toUnitId || !actor.unitIds.includes(offer.toUnitId)) return refuse({ code: 'not_found' })
      const answer = { decision: 'refused', reason: input.reason } as const
      if (!(await settleHandOver(tx, actor, offer.id, answer))) return refuse({ code: 'changed_meanwhile' })
      await meetAnswer(tx, actor, offer.id)
      await appendEvent(tx, actor, {
        verb: 'refuse_hand_over',
        subjectKind: 'hand_over',
        subjectId: offer.id,
        facts: { from: offer.fromUnitId, to: offer.toUnitId },
      })
      return done({ handOverId: offer.id })
    }),
  )
}

/** 移交方在对方答复之前收回（送错了、孩子又搬回来了）：写明理由，案照旧。 */
export async function withdrawHandOver(
  deps: Deps,
  actor: Official,
  input: DeclineHandOverForm,
): Promise<Outcome<Declined>> {
  return closeOwn(deps, actor, input, 'withdraw_hand_over', { decision: 'withdrawn', reason: input.reason })
}

/** 外县的答复由县教育局登记：接收或退回，都在案上留一步；接收之后按去向申请销号，另办。 */
export async function recordCountyAnswer(
  deps: Deps,
  actor: Official,
  input: CountyAnswerForm,
): Promise<Outcome<Declined>> {
  const verb = input.decision === 'accepted' ? 'accept_hand_over' : 'refuse_hand_over'
  const { decision, reason, answeredBy } = input
  return closeOwn(deps, actor, input, verb, { decision, reason, answeredBy })
}

async function closeOwn(
  deps: Deps,
  actor: Official,
  input: { readonly submissionKey: string; readonly handOverId: string; readonly reason: string },
  verb: 'withdraw_hand_over' | 'accept_hand_over' | 'refuse_hand_over',
  answer: Parameters<typeof settleHandOver>[3],
): Promise<Outcome<Declined>> {
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb, input }, async () => {
      const offer = await findHandOver(tx, actor, input.handOverId)
      const mine = offer !== null && actor.unitIds.includes(offer.fromUnitId)
      if (!offer || !mine) return refuse({ code: 'not_found' })
      if (verb !== 'withdraw_hand_over' && offer.kind !== 'county') return refuse({ code: 'not_allowed' })
      const kase = await findCase(tx, actor, offer.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      if (!(await settleHandOver(tx, actor, offer.id, answer))) return refuse({ code: 'changed_meanwhile' })
      const moved = await moveCase(tx, actor, kase, {
        verb,
        to: kase.state,
        note: `${offer.toName}：${input.reason}`,
        facts: { handOver: offer.id, decision: answer.decision },
      })
      if (!moved) throw new Error('a case moved while its hand-over was settled')
      await meetAnswer(tx, actor, offer.id)
      return done({ handOverId: offer.id })
    }),
  )
}
