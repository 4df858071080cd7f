import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { meetDeadlines } from '#lib/data/deadlines'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import {
  beginEnrolment,
  changeChild,
  endEnrolment,
  hasOverdueUnnoted,
  repointDeadlines,
  wasCalled,
} from '#lib/data/transfers/roll'
import { type FoundTransfer, findTransfer } from '#lib/data/transfers/transfers'
import type { Deps } from '#lib/duties/deps'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { changeOfRoll } from '#lib/rules/placements/change-of-roll'
import { admitNewcomer } from './admit-newcomer.ts'
import { leaveRoll } from './leave-roll.ts'
import { reject, settle } from './settle-transfer.ts'

/**
 * 过名册：接收之后由时钟一个事务办完，几个后台同时来也只有一个办成（状态是认领的凭据）。
 * 县内的旧册止、新册起、案与在走的时限跟到新学校；外县转来的登记入册；转往系统之外的离册。
 */
export function movePupil(deps: Deps, clock: Clockwork, transferId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const transfer = await findTransfer(tx, clock, transferId)
    if (transfer?.state !== 'accepted') return false
    switch (transfer.route) {
      case 'within':
        return moveWithin(tx, clock, transfer, at)
      case 'from_county':
      case 'from_outside':
        return admitNewcomer(tx, clock, transfer, at)
      case 'to_outside':
        return leaveRoll(tx, clock, transfer, await leavingOn(tx, clock, transfer, at))
      // 转往系统里的外县：对方过了名册，答复带回时离册（cross-county.ts）。
      case 'to_county':
        return false
    }
  })
}

async function leavingOn(tx: Tx, clock: Clockwork, { fromClassId }: FoundTransfer, at: Instant) {
  const today = dayOf(at)
  const called = fromClassId !== null && (await wasCalled(tx, clock, fromClassId, today))
  return { today, fromOn: changeOfRoll(today, called).newFromOn }
}

async function moveWithin(tx: Tx, clock: Clockwork, transfer: FoundTransfer, at: Instant): Promise<boolean> {
  const { fromSchoolId, fromClassId, toSchoolId, toClassId } = transfer
  const child = transfer.childId ? await findChildToTransfer(tx, clock, transfer.childId) : null
  if (!child || !fromSchoolId || !fromClassId || !toSchoolId || !toClassId)
    throw new Error(`transfer ${transfer.id} within a county misses a place`)
  if (child.classId !== fromClassId)
    return reject(tx, clock, transfer, '孩子已不在原班的名册上，请核对后重新提出')
  // 已到点的先记在让它到点的学校名下，再跟着案走；下一轮就轮到它。
  if (await hasOverdueUnnoted(tx, clock, child.id, at)) return false
  const change = changeOfRoll(dayOf(at), await wasCalled(tx, clock, fromClassId, dayOf(at)))
  const to = { schoolId: toSchoolId, classId: toClassId }
  if (
    !(await changeChild(tx, clock, child, {
      ...to,
      status: child.status === 'away' ? 'enrolled' : child.status,
    }))
  )
    throw new Error('a pupil was changed while moving')
  await endEnrolment(tx, clock, child.id, change.oldToOn)
  await beginEnrolment(tx, clock, { childId: child.id, classId: toClassId, fromOn: change.newFromOn })
  for (const { id } of child.dropoutCases)
    await bringCase(tx, clock, id, transfer, { schoolId: fromSchoolId, classId: fromClassId }, to)
  const duties = ['transfer_acceptance', 'outside_follow_up'] as const
  await meetDeadlines(tx, clock, { subjectId: child.id, duties })
  return settle(tx, clock, transfer, change.newFromOn)
}

/** 案随学籍到新学校：状态、时限的日子都不变，劝返责任人由新学校另定。 */
async function bringCase(
  tx: Tx,
  clock: Clockwork,
  caseId: string,
  transfer: FoundTransfer,
  from: { readonly schoolId: string; readonly classId: string },
  to: { readonly schoolId: string; readonly classId: string },
): Promise<void> {
  const kase = await findCase(tx, clock, caseId)
  if (!kase) throw new Error('a case of a pupil is out of reach of the clock')
  const moved = await moveCase(tx, clock, kase, {
    verb: 'change_school',
    to: kase.state,
    note: `${transfer.fromSchool?.name ?? ''}转出，${transfer.toSchool?.name ?? ''}接收`,
    changes: { ...to, responsibleId: null },
    facts: { transfer: transfer.id, toSchool: to.schoolId, toClass: to.classId },
  })
  if (!moved) throw new Error('a case moved while its pupil changed school')
  await repointDeadlines(tx, clock, kase.id, from, to)
}
