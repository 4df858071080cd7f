import type { Tx } from '#lib/data/database'
import { findKnownChild, registerNewcomer } from '#lib/data/transfers/cross-county'
import { beginEnrolment, changeChild } from '#lib/data/transfers/roll'
import type { FoundTransfer } from '#lib/data/transfers/transfers'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { reject, settle } from './settle-transfer.ts'
import { takeOverCase } from './take-over-case.ts'

/**
 * 外县转来的过名册：本县没有的照来信登记，早先登记过、如今不在籍的用原来那一条；已在籍的不再入第二本，退回。
 * 对方的案还没有结的，在本县接着立案：孩子换了县，没有换掉没上学这件事（DT-4.4.3）。
 */
export async function admitNewcomer(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  at: Instant,
): Promise<boolean> {
  const { toSchoolId: schoolId, toClassId: classId } = transfer
  const school = await tx.unit.findFirst({
    where: { tenantId: clock.tenantId, id: schoolId ?? '', kind: 'school' },
    select: { id: true, code: true, townshipId: true },
  })
  if (!schoolId || !classId || !school) throw new Error(`transfer ${transfer.id} names no school and class`)
  const known = await findKnownChild(tx, clock, transfer.id)
  if (known?.classId)
    return reject(tx, clock, transfer, '同一证件号或学籍号的孩子已在本县的名册上，请核对后重新提出')
  const place = { schoolId, classId, townshipId: school.townshipId }
  const { childId } = known ?? (await registerNewcomer(tx, clock, transfer, place))
  if (known) {
    const back = { id: known.childId, version: known.version, classId: null }
    if (!(await changeChild(tx, clock, back, { schoolId, classId, status: 'enrolled' })))
      throw new Error('a pupil was changed while entering the roll')
  }
  const fromOn = dayOf(at)
  await beginEnrolment(tx, clock, { childId, classId, fromOn })
  const { kase } = transfer.summary
  if (kase) await takeOverCase(tx, clock, transfer, { childId, kase, at })
  return settle(tx, clock, transfer, fromOn, childId)
}
