import type { FoundCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { setChildStatus } from '#lib/data/placements/placements'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import { changeChild, endEnrolment, wasCalled } from '#lib/data/transfers/roll'
import { followOutside } from '#lib/duties/transfers/follow-outside'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { afterStrikeOff } from '#lib/rules/cases/after-strike-off'
import { isCloseReason } from '#lib/rules/cases/close-reasons'
import type { Official } from '#lib/rules/people/actor'
import { changeOfRoll } from '#lib/rules/placements/change-of-roll'

/**
 * 准予销号的同一事务里，孩子的登记随去向改；在班的离册，当天点过名的那天仍算在原班（DT-4.1.3，N24-1）。
 * 不改的去向什么也不做。
 */
export async function leaveAfterStrikeOff(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  reason: string,
  at: Instant,
): Promise<void> {
  const today = dayOf(at)
  const child = await findChildToTransfer(tx, actor, kase.child.id)
  if (!child || !isCloseReason(reason)) throw new Error(`case ${kase.id} was struck off without its child`)
  const after = afterStrikeOff(reason, child.classId !== null)
  if (!after) return
  const { status } = after
  if (child.classId === null) {
    await setChildStatus(tx, actor, child.id, status)
    const { id: childId, schoolId, townshipId } = child
    // 在外地上学的不因销号就不管了：由常住的乡镇按期跟踪，直到转走或回来（DT-4.4.3）。
    if (status === 'away' && townshipId) {
      const owner = { unitId: townshipId, role: 'township' } as const
      await followOutside(tx, actor, { childId, schoolId, classId: null, owner }, at)
    }
    return
  }
  const { oldToOn } = changeOfRoll(today, await wasCalled(tx, actor, child.classId, today))
  await endEnrolment(tx, actor, child.id, oldToOn)
  if (!(await changeChild(tx, actor, child, { classId: null, status })))
    throw new Error('a pupil was changed while leaving the roll')
}
