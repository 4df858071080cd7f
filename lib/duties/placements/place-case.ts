import type { FoundCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { Application } from '#lib/data/placements/applications'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { settleDeadlines } from '#lib/duties/cases/settle-deadlines'
import type { Instant } from '#lib/rules/calendar/instant'
import { dayOf } from '#lib/rules/calendar/instant'
import { takeStep } from '#lib/rules/cases/take-step'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'

/**
 * 批准之后个案限期销号（L1-11）：在走的时限随之作废并写明缘由，续批的时限起算；
 * 已在限期内的是续批。期内不追办，不算在率里，届满次日自己回台账。
 */
export async function placeCase(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  application: Application,
  at: Instant,
): Promise<Outcome<null>> {
  const policy = await loadCasePolicy(tx, actor, kase)
  const verb = kase.state === 'placed' ? 'renew_placement' : 'place'
  const facts = {
    ...caseFacts(kase, policy, actor.personId, dayOf(at)),
    placementApproved: true,
    closeReason: application.kind,
    proofs: ['approval_document'] as const,
    untilOn: application.untilOn,
  }
  const taken = takeStep(kase.state, verb, actor.role, facts)
  if (!taken.ok) return taken
  const moved = await moveCase(tx, actor, kase, {
    verb: taken.value.verb,
    to: taken.value.to,
    changes: { untilOn: columnFromDay(application.untilOn) },
    facts: { closeReason: application.kind, untilOn: application.untilOn, application: application.id },
  })
  if (!moved) return refuse({ code: 'changed_meanwhile' })
  await settleDeadlines(tx, actor, kase, taken.value, { policy, startAt: at, untilOn: application.untilOn })
  return done(null)
}
