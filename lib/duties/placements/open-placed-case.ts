import { loadCalendars } from '#lib/data/calendars'
import { findCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import type { Application } from '#lib/data/placements/applications'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { getPolicy } from '#lib/data/policies'
import { visitOwed } from '#lib/duties/enrolment/visit-owed'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { PLACEMENTS } from '#lib/rules/placements/placement-terms'
import { placeCase } from './place-case.ts'

/**
 * 没有案就批了缓学、送教的（开学之前申请的，L1-11）：批准的那一刻立未入学的案并限期销号，
 * 续批的时限、届满次日回台账都由这件案走。给出案的编号。拒绝：够不着，没有登记常住的乡镇。
 */
export async function openPlacedCase(
  tx: Tx,
  actor: Official,
  application: Application,
  at: Instant,
): Promise<Outcome<{ readonly caseId: string }>> {
  const child = await findChildForPlacement(tx, actor, application.childId)
  if (!child?.township) return refuse({ code: 'not_found' })
  const today = dayOf(at)
  const policy = await getPolicy(tx, actor, today)
  const { schoolId, village, township } = child
  const calendars = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
  const { caseId } = await openNeverEnrolledCase(tx, actor, {
    ...{ childId: child.id, schoolId, village, township, policyVersionId: policy.versionId },
    clause: policy.profile.schoolEntry.clause,
    reason: null,
    whereabouts: null,
    sinceOn: shouldEnrolOn(policy.profile.schoolEntry.value, child.birthOn),
    foundOn: today,
    note: `没有案时申请的${PLACEMENTS[application.kind].label}，批准时立案`,
    visit: visitOwed(policy, at, calendars),
  })
  const kase = await findCase(tx, actor, caseId)
  if (!kase) return refuse({ code: 'not_found' })
  const placed = await placeCase(tx, actor, kase, application, at)
  return placed.ok ? done({ caseId }) : placed
}
