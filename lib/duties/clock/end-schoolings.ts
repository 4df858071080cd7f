import { listStandingPlacements, setChildStatus } from '#lib/data/placements/placements'
import { endSchooling, listSchoolings } from '#lib/data/placements/schoolings'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { hasExpired } from '#lib/rules/placements/placement-terms'
import { SCHOOLINGS } from '#lib/rules/placements/schooling'

/**
 * 残疾儿童就学方式届满，或所依的送教没有了：登记自己了结（LX-2.6.5），在特殊教育学校的不再算在校，
 * 回到未入学，回到「没有就学方式」的名单。重新评估的时限不因此办结。给出了结的件数。
 */
export function endSchoolings(deps: Deps, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    const expired = await listSchoolings(tx, clock, { standing: true, endedBefore: today })
    const gone = expired.map((one) => ({
      ...one,
      why: 'expired' as 'expired' | 'stopped',
      endedOn: one.untilOn,
    }))
    const taught = await listSchoolings(tx, clock, { standing: true, schooling: 'home_teaching' })
    for (const one of taught) {
      if (hasExpired(one.untilOn, today)) continue
      const { length } = await listStandingPlacements(tx, clock, {
        childId: one.childId,
        kind: 'home_teaching',
      })
      if (length === 0) gone.push({ ...one, why: 'stopped', endedOn: addDays(today, -1) })
    }
    for (const { id, childId, schooling, child, why, endedOn } of gone) {
      await endSchooling(tx, clock, { schoolingId: id, endedOn, why })
      if (SCHOOLINGS[schooling].at === 'special_school' && child.classId === null)
        await setChildStatus(tx, clock, childId, 'never_enrolled')
      await appendEvent(tx, clock, {
        verb: 'end_schooling',
        subjectKind: 'placement',
        subjectId: id,
        classId: child.classId,
        schoolId: child.schoolId,
        happenedOn: endedOn,
        facts: { schooling, why },
      })
    }
    return gone.length
  })
}
