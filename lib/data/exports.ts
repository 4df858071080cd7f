import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { EXPORT_KINDS, type ExportKind } from '#lib/rules/figures/export-kinds'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { exportReach } from './reach.ts'

/** 登记一次导出；给出它的 id。 */
export async function insertExport(
  tx: Tx,
  actor: Official,
  made: {
    readonly kind: ExportKind
    readonly filter: Readonly<Record<string, string>>
    readonly purpose: string
    readonly rowIds: readonly string[]
    readonly expiresAt: Date
  },
): Promise<string> {
  const id = newId()
  await tx.dataExport.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      kind: made.kind,
      filter: made.filter,
      purpose: made.purpose,
      rowCount: made.rowIds.length,
      rowIds: [...made.rowIds],
      expiresAt: made.expiresAt,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      role: actor.role,
      recordedAt: new Date(),
    },
  })
  return id
}

const LISTED = {
  id: true,
  kind: true,
  filter: true,
  purpose: true,
  rowCount: true,
  role: true,
  recordedAt: true,
  person: { select: { name: true } },
} as const satisfies Prisma.DataExportSelect

export const EXPORTS_PER_PAGE = 100

/** 可及的导出登记，新近的在前；`before` 是上一页最后一次的时刻。 */
export async function listExports(tx: Tx, actor: Official, before?: Instant) {
  const rows = await tx.dataExport.findMany({
    where: { AND: [exportReach(actor), ...(before ? [{ recordedAt: { lt: new Date(before) } }] : [])] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: EXPORTS_PER_PAGE + 1,
    select: LISTED,
  })
  const shown = rows.slice(0, EXPORTS_PER_PAGE).map(exportLine)
  return { lines: shown, next: rows.length > EXPORTS_PER_PAGE ? (shown.at(-1)?.at ?? null) : null }
}

export type ExportLine = ReturnType<typeof exportLine>

function exportLine(row: Prisma.DataExportGetPayload<{ select: typeof LISTED }>) {
  return {
    id: row.id,
    kind: EXPORT_KINDS.find((one) => one === row.kind) ?? null,
    filter: row.filter as Readonly<Record<string, string>>,
    purpose: row.purpose,
    rowCount: row.rowCount,
    role: row.role,
    by: row.person.name,
    at: instant(row.recordedAt.getTime()),
  }
}

/** 自己登记、还没有过时的一次，连同恰是哪几行；别人的、过时的与没有的一样。 */
export async function findOwnExport(tx: Tx, actor: Official, id: string, now: Instant) {
  const row = await tx.dataExport.findFirst({
    where: {
      AND: [
        exportReach(actor),
        { id, personId: actor.personId, role: actor.role, expiresAt: { gt: new Date(now) } },
      ],
    },
    select: { ...LISTED, rowIds: true },
  })
  return row ? { ...exportLine(row), rowIds: row.rowIds } : null
}
