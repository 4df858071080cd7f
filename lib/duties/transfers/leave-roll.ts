import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { meetDeadlines, voidDeadlines } from '#lib/data/deadlines'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import { changeChild, endEnrolment } from '#lib/data/transfers/roll'
import { type FoundTransfer, stepTransfer } from '#lib/data/transfers/transfers'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { blankFacts } from '#lib/rules/cases/case-facts'
import { takeStep } from '#lib/rules/cases/take-step'
import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import type { Clockwork } from '#lib/rules/people/actor'
import { transferStep } from '#lib/rules/placements/transfer'
import { noteTransfer } from './act-on-transfer.ts'

/**
 * 外县接收之后离册（DT-4.4.1、DT-4.4.2）：旧名册止于新名册起始的前一日，登记为已转出，未结的案随学籍转出、
 * 在走的时限随之停下，到期未办的仍是逾期。与步骤、事件同一事务。给出是否由此次办成。
 */
export async function leaveRoll(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  on: { readonly today: PlainDate; readonly fromOn: PlainDate },
): Promise<boolean> {
  const step = transferStep(transfer.route, transfer.state, 'move', 'clock')
  const child = transfer.childId ? await findChildToTransfer(tx, clock, transfer.childId) : null
  if (!step || !child) throw new Error(`transfer ${transfer.id} cannot leave its roll`)
  // 先后两县接收的、早已离册的：不再动名册，只把这一份了结。
  if (child.classId !== null) {
    const left = await changeChild(tx, clock, child, { classId: null, status: 'transferred' })
    if (!left) throw new Error('a pupil was changed while leaving the roll')
    await endEnrolment(tx, clock, child.id, addDays(on.fromOn, -1))
    for (const { id } of child.dropoutCases) await followTransfer(tx, clock, id, transfer, on.today)
  }
  const duties = ['transfer_acceptance', 'outside_follow_up'] as const
  await meetDeadlines(tx, clock, { subjectId: child.id, duties })
  const moved = await stepTransfer(tx, clock, transfer, step, {
    changes: { fromOn: columnFromDay(on.fromOn) },
  })
  if (!moved) throw new Error('a transfer moved while the pupil left the roll')
  await noteTransfer(tx, clock, transfer, step, { fromOn: on.fromOn })
  return true
}

async function followTransfer(
  tx: Tx,
  clock: Clockwork,
  caseId: string,
  transfer: FoundTransfer,
  today: PlainDate,
): Promise<void> {
  const kase = await findCase(tx, clock, caseId)
  if (!kase) throw new Error('a case of a pupil is out of reach of the clock')
  const facts = { ...blankFacts(kase.line, today), transferAccepted: true }
  const taken = takeStep(kase.state, 'follow_transfer', 'clock', facts)
  if (!taken.ok) throw new Error(`case ${kase.id} cannot follow its pupil`)
  const why = `${transfer.peerName}已接收，案随学籍转出`
  const moved = await moveCase(tx, clock, kase, {
    verb: 'follow_transfer',
    to: taken.value.to,
    note: why,
    changes: { closeReason: 'transferred', closedAt: new Date() },
    facts: { reason: 'transferred', transfer: transfer.id },
  })
  if (!moved) throw new Error('a case moved while its pupil was transferred')
  await voidDeadlines(tx, clock, { subjectId: kase.id, duties: DUTY_CODES, why })
}
