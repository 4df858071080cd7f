import type { Tx } from '#lib/data/database'
import { importReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Clockwork } from '#lib/rules/people/actor'
import { openRow } from './import-rows.ts'

/** 一次写多少行：四万行分段写，内存只占一段。 */
const ROWS_AT_ONCE = 500

/** 待写的一段：已确认的新增与更改，按行号；更改只写登记还停在试读那一版的。 */
export async function listRowsToWrite<Read>(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  batch: { readonly id: string; readonly attempt: number },
  afterRow: number,
) {
  const rows = await tx.importRow.findMany({
    where: {
      AND: [
        { batch: importReach(clock) },
        {
          tenantId: clock.tenantId,
          batchId: batch.id,
          attempt: batch.attempt,
          plan: { in: ['create', 'change'] },
          rowNo: { gt: afterRow },
        },
      ],
    },
    orderBy: { rowNo: 'asc' },
    take: ROWS_AT_ONCE,
    select: {
      id: true,
      rowNo: true,
      plan: true,
      childId: true,
      childVersion: true,
      changed: true,
      sealed: true,
    },
  })
  return rows.map((row) => ({ ...row, read: openRow<Read>(keys, clock.tenantId, row.id, row.sealed) }))
}
