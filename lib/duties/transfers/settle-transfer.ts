import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { type FoundTransfer, stepTransfer } from '#lib/data/transfers/transfers'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import { transferStep } from '#lib/rules/placements/transfer'
import { noteTransfer } from './act-on-transfer.ts'

/** 名册上过不去的退回，写明缘由；孩子还在原来的地方。 */
export async function reject(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  reason: string,
): Promise<boolean> {
  const step = transferStep(transfer.route, transfer.state, 'reject', 'clock')
  if (!step || !(await stepTransfer(tx, clock, transfer, step, { reason }))) return false
  await noteTransfer(tx, clock, transfer, step)
  return true
}

/** 名册过了：新的一行自哪天起。 */
export async function settle(
  tx: Tx,
  clock: Clockwork,
  transfer: FoundTransfer,
  fromOn: PlainDate,
  childId?: string,
): Promise<boolean> {
  const step = transferStep(transfer.route, transfer.state, 'move', 'clock')
  const changes = { fromOn: columnFromDay(fromOn), ...(childId ? { childId } : {}) }
  if (!step || !(await stepTransfer(tx, clock, transfer, step, { changes })))
    throw new Error('a transfer moved while the rolls changed')
  await noteTransfer(tx, clock, transfer, step, { fromOn, ...(childId ? { child: childId } : {}) })
  return true
}
