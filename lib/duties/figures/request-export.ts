import { type WantedRows, wantedIds } from '#lib/data/export-rows'
import { insertExport } from '#lib/data/exports'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import { EXPORT_MINUTES, EXPORT_ROLES } from '#lib/rules/figures/export-kinds'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ExportRequest } from '#lib/schemas/figures/export-request'

/**
 * 申请导出（F75，F76，L12-51）：写明用途，当场记下恰是哪几行，入账，才给文件。
 * 文件的行数因此与屏幕、与登记的永远相等。看不到那一页的岗位，导不出那一种。
 */
export function requestExport(
  { db, clock }: Deps,
  actor: Official,
  input: ExportRequest,
): Promise<Outcome<{ readonly exportId: string; readonly rows: number }>> {
  const now = clock.now()
  const wanted: WantedRows = input.wanted
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'export_rows', input }, async () => {
      if (!EXPORT_ROLES[wanted.kind].includes(actor.role)) return refuse({ code: 'not_allowed' })
      const rowIds = await wantedIds(tx, actor, wanted, instant(now.getTime()))
      const exportId = await insertExport(tx, actor, {
        kind: wanted.kind,
        filter: input.query,
        purpose: input.purpose,
        rowIds,
        expiresAt: new Date(now.getTime() + EXPORT_MINUTES * 60_000),
      })
      const atSchool = ['officer', 'principal', 'inspector'].includes(actor.role)
      await appendEvent(tx, actor, {
        verb: 'export_rows',
        subjectKind: 'data_export',
        subjectId: exportId,
        schoolId: atSchool ? (actor.unitIds[0] ?? null) : null,
        classId: actor.role === 'teacher' ? (actor.unitIds[0] ?? null) : null,
        facts: { kind: wanted.kind, rows: rowIds.length },
      })
      return done({ exportId, rows: rowIds.length })
    }),
  )
}
