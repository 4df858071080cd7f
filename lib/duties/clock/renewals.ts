import { loadCalendarsOf } from '#lib/data/calendars'
import { meetDeadlines, openDeadlines, voidDeadlines } from '#lib/data/deadlines'
import { listRenewalsToStop, listToRenew } from '#lib/data/placements/renewals'
import { findPolicy } from '#lib/data/policies'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { renewalDuty } from '#lib/rules/placements/renewal-duty'

/**
 * 没有个案的休学、送教（L1-11）：期满前若干日须重新申请，时限归学校专干，到期前、当天、过后照样提醒；
 * 有个案的，时限在个案里。续批的记办结，复学、中断、届满的停下。一次只开一条，跑几遍都不多。给出动了几条。
 */
export function watchRenewals(deps: Deps, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(clock, async (tx) => {
    // 没有采用文件的（市州自己的）没有孩子，也没有限期销号。
    const policy = await findPolicy(tx, clock, today)
    if (!policy) return 0
    const standing = await listToRenew(tx, clock)
    if (standing.length > 0) {
      const calendarsOf = await loadCalendarsOf(tx, clock)
      const started = standing.map(({ id, childId, classId, schoolId, untilOn, recordedAt }) => {
        const duty = renewalDuty(policy.profile, recordedAt, untilOn, calendarsOf({ schoolId }))
        return {
          duty: { ...duty, event: 'approve_placement' as const },
          subject: {
            ...{ subjectId: id, childId, classId, schoolId },
            ...{ ownerUnitId: schoolId, ownerRole: 'officer', policyVersionId: policy.versionId },
          },
        }
      })
      await openDeadlines(tx, clock, started)
    }
    const stopped = await listRenewalsToStop(tx, clock)
    for (const { id, why } of stopped) {
      const ended = { subjectId: id, duties: ['deferral_renewal'] as const }
      if (why === 'renewed') await meetDeadlines(tx, clock, ended)
      else await voidDeadlines(tx, clock, { ...ended, why: STOPPED[why] ?? '期限已经了结' })
    }
    return standing.length + stopped.length
  })
}

const STOPPED: Readonly<Record<string, string>> = {
  expired: '期限届满，没有续批',
  replaced: '已改办另一种',
  resumed: '已复学',
  lapsed: '送教中断',
}
