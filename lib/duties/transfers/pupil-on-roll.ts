import type { Tx } from '#lib/data/database'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { Followed } from './follow-outside.ts'

type Child = NonNullable<Awaited<ReturnType<typeof findChildToTransfer>>>
/** 本校在册、在班的一名学生。 */
export type PupilOnRoll = { readonly child: Child; readonly schoolId: string; readonly classId: string }
/** 在外地上学的一个孩子，与跟踪归谁。 */
export type OutsidePupil = { readonly child: Child } & Pick<Followed, 'schoolId' | 'classId' | 'owner'>

/** 谁为哪个孩子登记区外就读：学校登本校在班的；常住的乡镇登不在任何班里、也没有未结个案的。 */
export async function findOutsidePupil(
  tx: Tx,
  actor: Official,
  childId: string,
): Promise<Outcome<OutsidePupil>> {
  if (actor.role !== 'township' && actor.role !== 'township_leader') {
    const found = await findPupilOnRoll(tx, actor, childId)
    return found.ok
      ? done({ ...found.value, owner: { unitId: found.value.schoolId, role: 'officer' } })
      : found
  }
  const child = await findChildToTransfer(tx, actor, childId)
  if (!child?.townshipId || !actor.unitIds.includes(child.townshipId)) return refuse({ code: 'not_found' })
  if (child.classId) return refuse({ code: 'not_for_this_child', why: 'outside_in_class' })
  if (child.dropoutCases.length > 0) return refuse({ code: 'not_for_this_child', why: 'outside_open_case' })
  if (!['never_enrolled', 'away'].includes(child.status))
    return refuse({ code: 'not_for_this_child', why: 'on_placement' })
  return done({ child, schoolId: null, classId: null, owner: { unitId: child.townshipId, role: 'township' } })
}

/** 学校为哪名学生办转学、登记区外就读（J25-15，DT-4.4.3）：须是本校名册上的；休学、送教期内不办。 */
export async function findPupilOnRoll(
  tx: Tx,
  actor: Official,
  childId: string,
): Promise<Outcome<PupilOnRoll>> {
  if (actor.role !== 'officer' && actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  const child = await findChildToTransfer(tx, actor, childId)
  if (!child) return refuse({ code: 'not_found' })
  const { schoolId, classId } = child
  if (!schoolId || !classId) return refuse({ code: 'not_for_this_child', why: 'not_on_roll' })
  if (['study_leave', 'home_teaching'].includes(child.status))
    return refuse({ code: 'not_for_this_child', why: 'on_placement' })
  return done({ child, schoolId, classId })
}
