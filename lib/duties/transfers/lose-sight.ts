import type { Tx } from '#lib/data/database'
import { voidDeadlines } from '#lib/data/deadlines'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { setChildStatus } from '#lib/data/placements/placements'
import { getPolicy } from '#lib/data/policies'
import { openForChild } from '#lib/duties/enrolment/open-for-child'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import type { Clockwork } from '#lib/rules/people/actor'

const NOTE = '区外就读到期没有跟踪，不知道还在不在读'

/**
 * 区外就读的跟踪到期没有办（DT-4.4.3）。在班里的，假条同日到期，不到校照无故缺勤立案；从没编班的没有点名可看，
 * 到期即回台账：登记改回未入学、立案，入户时限自到期那一刻起算。已有未结案的、登记已经变了的不动。
 * 由逾期的那一条时限引起，同一事务，恰好一次。
 */
export async function loseSight(tx: Tx, clock: Clockwork, childId: string, dueAt: Instant): Promise<void> {
  const child = await findChildForPlacement(tx, clock, childId)
  if (child?.status !== 'away' || child.classId !== null || !child.township || child.dropoutCases.length > 0)
    return
  const policy = await getPolicy(tx, clock, dayOf(dueAt))
  if (shouldEnrolOn(policy.profile.schoolEntry.value, child.birthOn) > dayOf(dueAt)) return
  await setChildStatus(tx, clock, childId, 'never_enrolled')
  await openForChild(tx, clock, child, { at: dueAt, note: NOTE })
  await voidDeadlines(tx, clock, {
    subjectId: childId,
    duties: ['outside_follow_up'],
    why: '到期没有跟踪，已立未入学的案',
  })
}
