import type { Tx } from '#lib/data/database'
import { trackedReach } from '#lib/data/reach'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'

/** 一期报表现在的时限：还在走的，没有就是最后办结的那一条；`late` 是逾期过。 */
export type ReturnClock = { readonly dueAt: Instant; readonly running: boolean; readonly late: boolean }

/** 各期报表的时限；乡镇看不到时限，给空。 */
export async function listReturnClocks(
  tx: Tx,
  actor: Official,
  returnIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnClock>> {
  const rows = await tx.deadline.findMany({
    where: { AND: [trackedReach(actor), { subjectId: { in: [...returnIds] } }] },
    orderBy: [{ round: 'asc' }, { createdAt: 'asc' }],
    select: { subjectId: true, dueAt: true, status: true, brokenAt: true },
  })
  const clocks = new Map<string, ReturnClock>()
  for (const { subjectId, dueAt, status, brokenAt } of rows) {
    const before = clocks.get(subjectId)
    if (before?.running) continue
    clocks.set(subjectId, {
      dueAt: instant(dueAt.getTime()),
      running: status === 'running',
      late: brokenAt !== null || before?.late === true,
    })
  }
  return clocks
}
