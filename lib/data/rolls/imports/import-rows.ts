import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { importReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { openFile, sealFile } from '#lib/files/seal-file'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { RowPlan } from '#lib/rules/rolls/imports/import-kinds'
import type { Planned } from '#lib/rules/rolls/imports/plan-row'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import { bytes } from './column-bytes.ts'
import type { SealedStaff } from './write-staff.ts'

export type RowToKeep = {
  readonly rowNo: number
  readonly row: ReadRow | SealedStaff
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
  const lines = rows.map(({ rowNo, row, planned, place, idIndex }) => {
    const id = newId()
    return {
      tenant_id: clock.tenantId,
      id,
      batch_id: batch.id,
      attempt: batch.attempt,
      row_no: rowNo,
      plan: planned.plan,
      child_id: planned.known?.childId ?? null,
      child_version: planned.known?.version ?? null,
      name: row.name,
      ...shownOf(row),
      place,
      id_index: bytes(idIndex),
      changed: planned.changed,
      notes: planned.notes.map(({ field, text }) => ({ field, text })),
      sealed: bytes(sealRow(keys, clock.tenantId, id, row)),
    }
  })
  // 一段一条语句：四万行逐个参数地送，光是编排就要几十秒。
  await tx.$executeRaw`insert into app.import_row select * from json_populate_recordset(null::app.import_row, ${JSON.stringify(lines)}::json)`
}

/** 儿童的行另存几项，比对用得着；人员的没有。 */
function shownOf(row: ReadRow | SealedStaff) {
  return 'gender' in row
    ? {
        gender: row.gender,
        birth_on: row.birthOn,
        household_code: row.householdCode,
        guardian_name: row.guardianName,
      }
    : { gender: null, birth_on: null, household_code: '', guardian_name: '' }
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
