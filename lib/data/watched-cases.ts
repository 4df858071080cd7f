import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'

/** 在观察期里的个案。 */
export async function listObserved(tx: Tx, clock: Clockwork): Promise<string[]> {
  const rows = await tx.dropoutCase.findMany({
    where: { tenantId: clock.tenantId, state: { in: ['returned', 'enrolled'] }, closedAt: null },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** 限期已过、该自己回台账的个案（缓学、休学、送教）。 */
export async function listExpiredPlacements(tx: Tx, clock: Clockwork, today: PlainDate): Promise<string[]> {
  const rows = await tx.dropoutCase.findMany({
    where: {
      tenantId: clock.tenantId,
      state: 'placed',
      untilOn: { lt: columnFromDay(today) },
      closedAt: null,
    },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}
