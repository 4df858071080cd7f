import type { FoundCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import { setChildStatus } from '#lib/data/placements/placements'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import { changeChild, endEnrolment, wasCalled } from '#lib/data/transfers/roll'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
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
  today: PlainDate,
): Promise<void> {
  const child = await findChildToTransfer(tx, actor, kase.child.id)
  if (!child || !isCloseReason(reason)) throw new Error(`case ${kase.id} was struck off without its child`)
  const after = afterStrikeOff(reason, child.classId !== null)
  if (!after) return
  const { status } = after
  if (child.classId === null) return setChildStatus(tx, actor, child.id, status)
  const { oldToOn } = changeOfRoll(today, await wasCalled(tx, actor, child.classId, today))
  await endEnrolment(tx, actor, child.id, oldToOn)
  if (!(await changeChild(tx, actor, child, { classId: null, status })))
    throw new Error('a pupil was changed while leaving the roll')
}
