import { claimBatch, moveBatch, noteProgress, refuseBatch } from '#lib/data/rolls/imports/batches'
import { hex, type ImportGround, loadImportGround, nameKey } from '#lib/data/rolls/imports/import-ground'
import { insertRows, type RowToKeep } from '#lib/data/rolls/imports/import-rows'
import { loadStaffGround } from '#lib/data/rolls/imports/staff-ground'
import { blindIndex, type FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { openFile } from '#lib/files/seal-file'
import { SheetFault } from '#lib/files/sheets/sheet-fault'
import { takeSheet } from '#lib/files/sheets/take-sheet'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { isChildCategory } from '#lib/rules/people/child-categories'
import type { Cell } from '#lib/rules/rolls/imports/cells'
import type { Columns } from '#lib/rules/rolls/imports/headers'
import {
  type FileFault,
  type ImportKind,
  isImportKind,
  listInLedger,
  type RowPlan,
} from '#lib/rules/rolls/imports/import-kinds'
import { type Met, planRow } from '#lib/rules/rolls/imports/plan-row'
import { type ReadRow, readRow } from '#lib/rules/rolls/imports/read-row'
import { readStaff } from '#lib/rules/rolls/imports/read-staff'
import { staffReader } from './staff-reader.ts'

const SLICE = 400

export type ImportDeps = Deps & { readonly keys: FieldKeys }
type Batch = NonNullable<Awaited<ReturnType<typeof claimBatch>>>

/**
 * 试读一批（后台）：在子进程里拆表，逐行校验、与登记比对，存下打算；登记一行不动。
 * 进度随读随记；读到一半后台没了，别的后台五分钟后从头再读，上一次的行留着不用。
 */
export async function planImport(deps: ImportDeps, clock: Clockwork, batchId: string): Promise<boolean> {
  const { db } = deps
  const now = () => deps.clock.now()
  const batch = await db.asActor(clock, (tx) => claimBatch(tx, clock, batchId, now()))
  if (!batch || !isImportKind(batch.kind)) return false
  const { kind } = batch
  const read = await readerOf(deps, clock, batch, kind)
  const counts: Record<RowPlan, number> = { create: 0, change: 0, same: 0, conflict: 0, error: 0 }
  let slice: RowToKeep[] = []
  let done = 0
  const keep = async (): Promise<void> => {
    const rows = slice
    slice = []
    done += rows.length
    for (const { planned } of rows) counts[planned.plan] += 1
    await db.asActor(clock, async (tx) => {
      await insertRows(tx, clock, deps.keys, batch, rows)
      await noteProgress(tx, clock, batchId, done, now())
    })
  }
  try {
    const file = openFile(
      deps.keys.fieldKey,
      { tenantId: clock.tenantId, fileId: batch.id },
      batch.fileSealed,
    )
    for await (const { columns, rowNo, cells } of takeSheet(kind, file)) {
      slice.push(read(rowNo, columns, cells))
      if (slice.length === SLICE) await keep()
    }
    if (slice.length > 0) await keep()
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    return refuseFile(deps, clock, batchId, error.code)
  }
  return db.asActor(clock, async (tx) => {
    const { create: creates, change: changes, same: sames, conflict: conflicts, error: errors } = counts
    const totals = { creates, changes, sames, conflicts, errors }
    if (!(await moveBatch(tx, clock, batchId, 'reading', 'previewed', { ...totals, progressAt: now() })))
      return false
    await note(tx, clock, 'preview_import', batch, totals)
    return true
  })
}

type Reader = (rowNo: number, columns: Columns, cells: readonly Cell[]) => RowToKeep

/** 取齐要比对的登记，给出逐行的读法；人员名册比的是人与任职，其余比的是儿童。 */
async function readerOf(deps: ImportDeps, clock: Clockwork, batch: Batch, kind: ImportKind): Promise<Reader> {
  const long = { timeoutMs: 50_000 }
  if (kind === 'staff') {
    const today = dayOf(instant(deps.clock.now().getTime()))
    const read = staffReader(await deps.db.asActor(clock, (tx) => loadStaffGround(tx, clock, today), long))
    return (rowNo, columns, cells) => read(rowNo, readStaff(columns, cells))
  }
  const ground = await deps.db.asActor(
    clock,
    (tx) => loadImportGround(tx, clock, { keys: deps.keys, list: batch.list }),
    long,
  )
  const read = rowReader(deps.keys, clock, batch, kind, ground)
  return (rowNo, columns, cells) => read(rowNo, readRow(kind, columns, cells))
}

function refuseFile(deps: ImportDeps, clock: Clockwork, batchId: string, fault: FileFault): Promise<boolean> {
  return deps.db.asActor(clock, (tx) => refuseBatch(tx, clock, batchId, fault))
}

type Tx = Parameters<typeof moveBatch>[0]

function note(
  tx: Tx,
  clock: Clockwork,
  verb: 'preview_import',
  batch: Batch,
  facts: Readonly<Record<string, number>>,
): Promise<void> {
  return appendEvent(tx, clock, {
    verb,
    subjectKind: 'import_batch',
    subjectId: batch.id,
    schoolId: batch.schoolId,
    facts: { kind: batch.kind, list: listInLedger(batch.list), sha256: batch.sha256, ...facts },
  })
}

/** 逐行对登记，并记得这份文件里前面出现过谁。 */
function rowReader(keys: FieldKeys, clock: Clockwork, batch: Batch, kind: ImportKind, ground: ImportGround) {
  const seen = new Map<string, number>()
  const list = batch.list !== null && isChildCategory(batch.list) ? batch.list : null
  const indexOf = (field: 'id_number' | 'student_number', value: string) =>
    value === '' ? null : blindIndex(keys, clock.tenantId, field, value)
  return (rowNo: number, reading: ReturnType<typeof readRow>): RowToKeep => {
    const { row } = reading
    const idIndex = indexOf('id_number', row.idNumber)
    const numberIndex = hex(indexOf('student_number', row.studentNumber))
    const schoolId = ground.schools.get(row.schoolCode) ?? null
    const identity =
      hex(idIndex) ?? numberIndex ?? `${nameKey(row.name, row.birthOn ?? '')}|${row.guardianName}`
    const met: Met = {
      byId: ground.byId.get(hex(idIndex) ?? '') ?? null,
      byNumber: ground.byNumber.get(numberIndex ?? '') ?? null,
      byName: sameNames(ground, row),
      numberIndex,
      schoolId,
      classId: ground.classes.get(`${schoolId}|${row.gradeNo}|${row.classNo}`) ?? null,
      foreignSchool: batch.schoolId !== null && schoolId !== batch.schoolId,
      earlierRow: seen.get(identity) ?? null,
    }
    if (!seen.has(identity)) seen.set(identity, rowNo)
    return { rowNo, row, planned: planRow(kind, list, reading, met), place: placeText(row), idIndex }
  }
}

/** 没有号码时才看姓名：同名同生日，监护人写了的还要对得上。 */
function sameNames(ground: ImportGround, row: ReadRow) {
  if (row.idNumber !== '' || row.birthOn === null) return []
  const found = ground.byNameAndBirth.get(nameKey(row.name, row.birthOn)) ?? []
  return row.guardianName === ''
    ? found
    : found.filter(({ guardians }) => guardians.includes(row.guardianName))
}

function placeText(row: ReadRow): string {
  if (row.schoolCode === '') return row.householdCode
  return row.gradeNo === 0 ? row.schoolCode : `${row.schoolCode} ${row.gradeNo}年(${row.classNo})班`
}
