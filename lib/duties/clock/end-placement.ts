import { endPlacement, listStandingPlacements, setChildStatus } from '#lib/data/placements/placements'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'

/**
 * 没有个案的休学、送教届满（L1-11）：次日起在籍，假条也到此为止；不到校的，点名照无故缺勤立案。
 * 有个案的由 expirePlacement 连个案一起办。给出了结的件数。
 */
export function endExpiredPlacements(deps: Deps, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const expired = await listStandingPlacements(tx, clock, { endedBefore: today })
    const alone = expired.filter(({ caseId }) => caseId === null)
    for (const { id, childId, classId, schoolId, untilOn, kind } of alone) {
      await endPlacement(tx, clock, { placementId: id, endedOn: untilOn, why: 'expired' })
      await setChildStatus(tx, clock, childId, classId ? 'enrolled' : 'never_enrolled')
      await appendEvent(tx, clock, {
        verb: 'end_placement',
        subjectKind: 'placement',
        subjectId: id,
        classId,
        schoolId,
        happenedOn: untilOn,
        facts: { why: 'expired', kind },
      })
    }
    return alone.length
  })
}
