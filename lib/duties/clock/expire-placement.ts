import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { settleDeadlines } from '#lib/duties/cases/settle-deadlines'
import type { Deps } from '#lib/duties/deps'
import { endStanding } from '#lib/duties/placements/end-standing'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import { takeStep } from '#lib/rules/cases/take-step'
import type { Clockwork } from '#lib/rules/people/actor'

/** 限期销号届满（L1-11，DT-4.1.3）：次日自动回台账，时限自届满那一刻起算。给出是否由此次办成。 */
export function expirePlacement(deps: Deps, clock: Clockwork, caseId: string): Promise<boolean> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const kase = await findCase(tx, clock, caseId)
    if (!kase?.untilOn) return false
    const policy = await loadCasePolicy(tx, clock, kase)
    const taken = takeStep(kase.state, 'expire_placement', 'clock', caseFacts(kase, policy, null, today))
    if (!taken.ok) return false
    const moved = await moveCase(tx, clock, kase, {
      verb: 'expire_placement',
      to: taken.value.to,
      happenedOn: kase.untilOn,
      changes: { untilOn: null },
      facts: { until: kase.untilOn },
    })
    if (!moved) return false
    await settleDeadlines(tx, clock, kase, taken.value, {
      policy,
      startAt: endOfDay(kase.untilOn),
      voidWhy: '限期届满，没有续批',
    })
    await endStanding(tx, clock, kase.child, { why: 'expired', endedOn: kase.untilOn })
    return true
  })
}
