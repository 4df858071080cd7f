import { insertImportChecks, undoImportChecks } from '#lib/data/children/child-checks'
import type { Tx } from '#lib/data/database'
import { findPolicy } from '#lib/data/policies'
import { findBatch, moveBatch } from '#lib/data/rolls/imports/batches'
import { loadUnits } from '#lib/data/rolls/imports/import-ground'
import { listRowsToWrite } from '#lib/data/rolls/imports/rows-to-write'
import { undoRows } from '#lib/data/rolls/imports/undo-rows'
import { seatsTaken } from '#lib/data/rolls/imports/write-lines'
import { type RowToWrite, writeChanges, writeCreates } from '#lib/data/rolls/imports/write-rows'
import { undoStaff, writeStaff } from '#lib/data/rolls/imports/write-staff'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isDueAhead } from '#lib/rules/enrolment/school-entry'
import type { Clockwork } from '#lib/rules/people/actor'
import { listInLedger } from '#lib/rules/rolls/imports/import-kinds'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import type { ImportDeps } from './plan-import.ts'

/** 整批一个事务；机器忙的时候四万行也要写得完。 */
const LIMIT = { timeoutMs: 300_000 }

/** 写入一批已确认的（后台）：一个事务、一个事件；写到一半出错，一行也没有。 */
export async function writeImport(deps: ImportDeps, clock: Clockwork, batchId: string): Promise<boolean> {
  const at = deps.clock.now()
  const today = dayOf(instant(at.getTime()))
  return deps.db.asActor(
    clock,
    async (tx) => {
      if (!(await moveBatch(tx, clock, batchId, 'confirmed', 'written', { writtenAt: at }))) return false
      const batch = await findBatch(tx, clock, batchId)
      if (!batch) throw new Error('a batch went out of reach while being written')
      const { creates, changes, skipped } = await writeAll(tx, clock, deps, batch, today)
      if (batch.kind === 'roll' || batch.kind === 'register')
        await insertImportChecks(tx, clock, batch, today)
      await tx.importBatch.updateMany({
        where: { tenantId: clock.tenantId, id: batchId },
        data: { skipped },
      })
      await appendEvent(tx, clock, {
        verb: 'write_import',
        subjectKind: 'import_batch',
        subjectId: batchId,
        schoolId: batch.schoolId,
        facts: {
          kind: batch.kind,
          list: listInLedger(batch.list),
          sha256: batch.sha256,
          creates,
          changes,
          skipped,
        },
      })
      return true
    },
    LIMIT,
  )
}

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/**
 * 一段一段写完。人口名单供比对，已到年龄的由人逐个决定；只有下一个秋季才应入学的，登记在应入学名单上（L1-11），
 * 性别、生日不全的不登，等村里补。
 */
async function writeAll(tx: Tx, clock: Clockwork, { keys }: ImportDeps, batch: Batch, today: PlainDate) {
  const total = { creates: 0, changes: 0, skipped: 0 }
  const policy = batch.kind === 'population' ? await findPolicy(tx, clock, today) : null
  const entry = policy?.profile.schoolEntry.value
  const wanted = ({ read }: RowToWrite) =>
    batch.kind !== 'population' ||
    (entry !== undefined &&
      read.gender !== null &&
      read.birthOn !== null &&
      isDueAhead(entry, read.birthOn, today))
  if (batch.kind === 'staff') return writeStaff(tx, clock, keys, batch, today)
  const ground = await loadUnits(tx, clock)
  const seats = await seatsTaken(tx, clock)
  const writing = { tx, clock, keys, batchId: batch.id, list: batch.list, ground, today, seats }
  let afterRow = 0
  for (;;) {
    const rows = await listRowsToWrite<ReadRow>(tx, clock, keys, batch, afterRow)
    const last = rows.at(-1)
    if (!last) return total
    afterRow = last.rowNo
    total.creates += await writeCreates(
      writing,
      rows.filter((row) => row.plan === 'create' && wanted(row)),
    )
    const { written, skipped } = await writeChanges(
      writing,
      rows.filter(({ plan }) => plan === 'change'),
    )
    total.changes += written
    total.skipped += skipped
  }
}

/** 撤销一批（后台）：是新的一件事，放回原样，留着痕迹；也是一个事务、一个事件。 */
export async function undoImport(deps: ImportDeps, clock: Clockwork, batchId: string): Promise<boolean> {
  const at = deps.clock.now()
  return deps.db.asActor(
    clock,
    async (tx) => {
      if (!(await moveBatch(tx, clock, batchId, 'undo_asked', 'undone', { undoneAt: at }))) return false
      const batch = await findBatch(tx, clock, batchId)
      const today = dayOf(instant(at.getTime()))
      const result =
        batch?.kind === 'staff'
          ? await undoStaff(tx, clock, batchId, today)
          : await undoRows(tx, clock, deps.keys, batchId, today)
      await undoImportChecks(tx, clock, batchId, at)
      await appendEvent(tx, clock, {
        verb: 'undo_import',
        subjectKind: 'import_batch',
        subjectId: batchId,
        schoolId: batch?.schoolId ?? null,
        facts: result,
      })
      return true
    },
    LIMIT,
  )
}
