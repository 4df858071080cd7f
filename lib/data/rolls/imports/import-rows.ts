import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { importReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { openFile, sealFile } from '#lib/files/seal-file'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { RowPlan } from '#lib/rules/rolls/imports/import-kinds'
import type { Planned } from '#lib/rules/rolls/imports/plan-row'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'

export type RowToKeep = {
  readonly rowNo: number
  readonly row: ReadRow
  readonly planned: Planned
  readonly place: string
  readonly idIndex: Uint8Array<ArrayBuffer> | null
}

/** 存下一段行的打算；全文封着，屏上要的姓名、班级另存。 */
export async function insertRows(
  tx: Tx,
  clock: Clockwork,
  keys: FieldKeys,
  batch: { readonly id: string; readonly attempt: number },
  rows: readonly RowToKeep[],
): Promise<void> {
  await tx.importRow.createMany({
    data: rows.map(({ rowNo, row, planned, place, idIndex }) => {
      const id = newId()
      return {
        tenantId: clock.tenantId,
        id,
        batchId: batch.id,
        attempt: batch.attempt,
        rowNo,
        plan: planned.plan,
        childId: planned.known?.childId ?? null,
        childVersion: planned.known?.version ?? null,
        name: row.name,
        gender: row.gender,
        birthOn: row.birthOn ? columnFromDay(row.birthOn) : null,
        place,
        householdCode: row.householdCode,
        guardianName: row.guardianName,
        idIndex,
        changed: [...planned.changed],
        notes: planned.notes.map(({ field, text }) => ({ field, text })),
        sealed: sealRow(keys, clock.tenantId, id, row),
      }
    }),
  })
}

/** 一个 JSON 封成密文，绑定租户与编号。 */
export function sealRow(
  keys: FieldKeys,
  tenantId: string,
  id: string,
  value: unknown,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealFile(keys.fieldKey, { tenantId, fileId: id }, Buffer.from(JSON.stringify(value))))
}

export function openRow<T>(keys: FieldKeys, tenantId: string, id: string, sealed: Uint8Array): T {
  return JSON.parse(openFile(keys.fieldKey, { tenantId, fileId: id }, sealed).toString('utf8')) as T
}

export const ROWS_PER_PAGE = 50

/** 一批某种打算的一页行；姓名、班级、理由，没有号码。 */
export async function listRows(
  tx: Tx,
  actor: Official,
  batch: { readonly id: string; readonly attempt: number },
  plan: RowPlan | null,
  page: number,
) {
  const rows = await tx.importRow.findMany({
    where: {
      AND: [
        { batch: importReach(actor) },
        { tenantId: actor.tenantId, batchId: batch.id, attempt: batch.attempt, ...(plan ? { plan } : {}) },
      ],
    },
    orderBy: { rowNo: 'asc' },
    skip: (page - 1) * ROWS_PER_PAGE,
    take: ROWS_PER_PAGE,
    select: {
      id: true,
      rowNo: true,
      plan: true,
      childId: true,
      name: true,
      birthOn: true,
      place: true,
      changed: true,
      notes: true,
    },
  })
  return rows.map((row) => ({
    ...row,
    birthOn: row.birthOn ? dayFromColumn(row.birthOn) : null,
    notes: row.notes as { field: string; text: string }[],
  }))
}
