import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

export type Nearing = {
  readonly id: string
  readonly duty: string
  readonly ownerUnitId: string
  readonly ownerRole: string
  readonly dueAt: Date
}

/** 在两个时刻之间到期、还在走的时限。 */
export function listDueBetween(tx: Tx, clock: Clockwork, from: Date, to: Date): Promise<Nearing[]> {
  return tx.deadline.findMany({
    where: { tenantId: clock.tenantId, status: 'running', brokenAt: null, dueAt: { gt: from, lte: to } },
    orderBy: { dueAt: 'asc' },
    select: { id: true, duty: true, ownerUnitId: true, ownerRole: true, dueAt: true },
  })
}
