import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportForm } from '#components/bureau/export-form'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { wantedIds } from '#lib/data/export-rows'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import {
  EXPORT_KINDS,
  EXPORT_LABEL,
  EXPORT_MINUTES,
  EXPORT_ROLES,
  isLedgerKind,
} from '#lib/rules/figures/export-kinds'
import { wantedRows } from '#lib/schemas/figures/export-request'
import { deps } from '#lib/server/deps'
import { requestExportAction } from './actions.ts'

export const metadata: Metadata = { title: '导出' }

/** 导出一页名单：写明用途，登记，再给文件。行数与来的那一页同一个数法。 */
export default async function NewExportPage({ searchParams }: PageProps<'/exports/new'>) {
  const actor = await requireActor(...EXPORT_ROLES.cases)
  const { kind: asked, ...given } = await searchParams
  const kind = EXPORT_KINDS.find((one) => one === asked)
  if (!kind || !EXPORT_ROLES[kind].includes(actor.role)) notFound()
  const query = Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
  const { db, clock } = deps()
  const now = instant(clock.now().getTime())
  const ids = await db.asActor(actor, (tx) => wantedIds(tx, actor, wantedRows(kind, query), now))
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title={`导出${EXPORT_LABEL[kind]}`}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`符合筛选的 ${ids.length} 行，一行不少；${isLedgerKind(kind) ? '证件号、学籍号脱敏' : '没有证件号码'}，姓名照您的管理范围`}
      />
      {ids.length === 0 ? (
        <Empty>没有符合条件的行，没有可导出的。</Empty>
      ) : (
        <ExportForm
          submissionKey={newId()}
          kind={kind}
          query={query}
          count={ids.length}
          minutes={EXPORT_MINUTES}
          request={requestExportAction}
        />
      )}
    </>
  )
}
