import type { Tx } from '#lib/data/database'
import { importReach } from '#lib/data/reach'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { FileFault, ImportKind, ImportState } from '#lib/rules/rolls/imports/import-kinds'

export type NewBatch = {
  readonly id: string
  readonly kind: ImportKind
  readonly list: string | null
  readonly schoolId: string | null
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly fileSealed: Uint8Array<ArrayBuffer>
}

export async function insertBatch(tx: Tx, actor: Official, batch: NewBatch): Promise<void> {
  await tx.importBatch.createMany({
    data: {
      ...batch,
      tenantId: actor.tenantId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 有没有这一批，走到哪一步；够不着的与没有的一样。 */
export function findBatch(tx: Tx, actor: Official | Clockwork, batchId: string) {
  return tx.importBatch.findFirst({
    where: { AND: [importReach(actor), { id: batchId }] },
    omit: { fileSealed: true },
    include: { person: { select: { name: true } }, school: { select: { name: true } } },
  })
}

export function listBatches(tx: Tx, actor: Official) {
  return tx.importBatch.findMany({
    where: importReach(actor),
    orderBy: { recordedAt: 'desc' },
    take: 50,
    omit: { fileSealed: true },
    include: { person: { select: { name: true } } },
  })
}

/** 从一步到下一步；有人先走了一步，给 false。 */
export async function moveBatch(
  tx: Tx,
  actor: Official | Clockwork,
  batchId: string,
  from: ImportState,
  to: ImportState,
  more: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  const { count } = await tx.importBatch.updateMany({
    where: { AND: [importReach(actor), { id: batchId, state: from }] },
    data: { ...more, state: to },
  })
  return count === 1
}

const STALLED_MS = 5 * 60_000

/** 等着后台的批：等待读取的、读到一半后台没了的、已确认的、请求撤销的；先来的先办。 */
export async function listWaitingBatches(
  tx: Tx,
  clock: Clockwork,
  now: Date,
): Promise<readonly { id: string; state: string }[]> {
  const stalled = new Date(now.getTime() - STALLED_MS)
  return tx.importBatch.findMany({
    where: {
      AND: [
        importReach(clock),
        {
          OR: [
            { state: { in: ['waiting', 'confirmed', 'undo_asked'] } },
            { state: 'reading', progressAt: { lt: stalled } },
          ],
        },
      ],
    },
    orderBy: { recordedAt: 'asc' },
    take: 5,
    select: { id: true, state: true },
  })
}

/** 认领一批来读，给出第几次读与密文；别的后台认领了是 null。 */
export async function claimBatch(tx: Tx, clock: Clockwork, batchId: string, now: Date) {
  const stalled = new Date(now.getTime() - STALLED_MS)
  const { count } = await tx.importBatch.updateMany({
    where: {
      AND: [
        importReach(clock),
        { id: batchId, OR: [{ state: 'waiting' }, { state: 'reading', progressAt: { lt: stalled } }] },
      ],
    },
    data: { state: 'reading', attempt: { increment: 1 }, rowsDone: 0, progressAt: now },
  })
  if (count !== 1) return null
  return tx.importBatch.findFirst({ where: { AND: [importReach(clock), { id: batchId }] } })
}

export async function noteProgress(
  tx: Tx,
  clock: Clockwork,
  batchId: string,
  rowsDone: number,
  now: Date,
): Promise<void> {
  await tx.importBatch.updateMany({
    where: { AND: [importReach(clock), { id: batchId }] },
    data: { rowsDone, progressAt: now },
  })
}

export function refuseBatch(tx: Tx, clock: Clockwork, batchId: string, fault: FileFault): Promise<boolean> {
  return moveBatch(tx, clock, batchId, 'reading', 'refused', { fault })
}
