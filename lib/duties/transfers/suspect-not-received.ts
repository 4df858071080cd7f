import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { openCaseForPupil } from './open-case-for-pupil.ts'

const NOTE = '转出之后逾期没有学校接收'

/**
 * 转出没有接收的期限满了（DT-4.4.3、LX-2.6.2 去向清楚）：孩子还在本校名册上，列为疑似辍学。
 * 已有未结案的，记在那件案上，照走；没有的立一件。由逾期的那一条时限引起，同一事务，恰好一次。
 */
export async function suspectNotReceived(
  tx: Tx,
  clock: Clockwork,
  childId: string,
  dueAt: Instant,
): Promise<void> {
  const child = await findChildToTransfer(tx, clock, childId)
  if (!child?.schoolId || !child.school) return
  const open = child.dropoutCases.find(({ line }) => line === 'truancy')
  if (!open) {
    const { school, classId, villageId, townshipId, householdTownshipId } = child
    await openCaseForPupil(
      tx,
      clock,
      {
        ...{ childId, classId, villageId, townshipId, householdTownshipId },
        school: { id: child.schoolId, code: school.code, townshipId: school.townshipId },
      },
      { at: dueAt, absentSinceOn: dayOf(dueAt), clause: 'DT-4.4.3', note: NOTE },
    )
    return
  }
  const kase = await findCase(tx, clock, open.id)
  if (!kase) throw new Error('a case of a pupil is out of reach of the clock')
  const noted = await moveCase(tx, clock, kase, {
    verb: 'note_not_received',
    to: kase.state,
    happenedOn: dayOf(dueAt),
    note: NOTE,
    facts: { child: childId },
  })
  if (!noted) throw new Error('a case moved while a transfer ran out')
}
