import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { getPolicy } from '#lib/data/policies'
import { nextFollowUpRound } from '#lib/data/transfers/outside-schoolings'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { transferTerms } from '#lib/rules/placements/transfer-terms'

/** 跟踪在外地上学的哪个孩子，归谁。 */
export type Followed = {
  readonly childId: string
  readonly schoolId: string | null
  readonly classId: string | null
  readonly owner: { readonly unitId: string; readonly role: 'officer' | 'township' }
}

/** 自 `at` 起算一次跟踪（DT-4.4.3）；给出到哪天为止。档案里没有这个时限是档案写漏了，抛出。 */
export async function followOutside(
  tx: Tx,
  actor: Official | Clockwork,
  { childId, schoolId, classId, owner }: Followed,
  at: Instant,
): Promise<PlainDate> {
  const policy = await getPolicy(tx, actor, dayOf(at))
  const calendars = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
  const [next] = transferTerms(policy.profile, 'outside_schooling_found', at, calendars)
  if (!next) throw new Error(`${policy.code} has no term to follow up`)
  await openDeadlines(tx, actor, [
    {
      duty: next,
      subject: {
        ...{ subjectId: childId, childId, classId, schoolId },
        round: await nextFollowUpRound(tx, actor, childId),
        ownerUnitId: owner.unitId,
        ownerRole: owner.role,
        policyVersionId: policy.versionId,
      },
    },
  ])
  return dayOf(next.dueAt)
}
