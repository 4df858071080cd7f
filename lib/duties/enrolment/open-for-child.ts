import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import type { ChildForPlacement } from '#lib/data/placements/child-for-placement'
import { getPolicy } from '#lib/data/policies'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { visitOwed } from './visit-owed.ts'

/**
 * 给登记过、没有编班的一个孩子立未入学的案，自应入学的那一天写起，入户时限自 `at` 起算；给出案的编号。
 * 没有登记常住乡镇的立不了，抛出：调用者先看。
 */
export async function openForChild(
  tx: Tx,
  actor: Official | Clockwork,
  child: ChildForPlacement,
  { at, note }: { readonly at: Instant; readonly note: string },
): Promise<string> {
  const { id: childId, schoolId, village, township } = child
  if (!township) throw new Error('a child without a township has no one to visit it')
  const policy = await getPolicy(tx, actor, dayOf(at))
  const { schoolEntry } = policy.profile
  const calendars = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
  const { caseId } = await openNeverEnrolledCase(tx, actor, {
    ...{ childId, schoolId, village, township, note, policyVersionId: policy.versionId },
    clause: schoolEntry.clause,
    reason: null,
    whereabouts: null,
    sinceOn: shouldEnrolOn(schoolEntry.value, child.birthOn),
    foundOn: dayOf(at),
    visit: visitOwed(policy, at, calendars),
  })
  return caseId
}
