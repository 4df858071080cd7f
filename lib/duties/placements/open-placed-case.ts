import { findCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import type { Application } from '#lib/data/placements/applications'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { openForChild } from '#lib/duties/enrolment/open-for-child'
import type { Instant } from '#lib/rules/calendar/instant'
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
  const note = `没有案时申请的${PLACEMENTS[application.kind].label}，批准时立案`
  const caseId = await openForChild(tx, actor, child, { at, note })
  const kase = await findCase(tx, actor, caseId)
  if (!kase) return refuse({ code: 'not_found' })
  const placed = await placeCase(tx, actor, kase, application, at)
  return placed.ok ? done({ caseId }) : placed
}
