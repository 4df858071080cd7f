import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RowFilter, rowsHref } from '#components/bureau/row-filter'
import { ImportDecision } from '#components/rolls/import-decision'
import { ImportProgress } from '#components/rolls/import-progress'
import { ImportRowTable } from '#components/rolls/import-row-table'
import { ImportStateTag } from '#components/rolls/import-state-tag'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findBatch } from '#lib/data/rolls/imports/batches'
import { listRows, ROWS_PER_PAGE } from '#lib/data/rolls/imports/import-rows'
import { requiredHeaders } from '#lib/rules/rolls/imports/headers'
import {
  FILE_FAULTS,
  IMPORT_KINDS,
  isFileFault,
  isImportKind,
  isRowPlan,
  ROW_PLANS,
  type RowPlan,
} from '#lib/rules/rolls/imports/import-kinds'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'
import { askImportUndoAction, confirmImportAction } from './actions.ts'

export const metadata: Metadata = { title: '一批导入' }

/** 一批名册：读到哪里，逐行打算怎样，确认或撤销。 */
export default async function ImportPage({ params, searchParams }: PageProps<'/imports/[batchId]'>) {
  const actor = await requireActor('bureau', 'officer', 'principal', 'admin')
  const { batchId } = await params
  const { plan: asked, page: askedPage } = await searchParams
  const plan = typeof asked === 'string' && isRowPlan(asked) ? asked : null
  const page = pageNumber(askedPage)
  const found = await deps().db.asActor(actor, async (tx) => {
    const batch = await findBatch(tx, actor, batchId)
    return batch ? { batch, rows: await listRows(tx, actor, batch, plan, page) } : null
  })
  if (!found) notFound()
  const { batch, rows } = found
  const counts: Readonly<Record<RowPlan, number>> = {
    create: batch.creates,
    change: batch.changes,
    same: batch.sames,
    conflict: batch.conflicts,
    error: batch.errors,
  }
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const shown = plan ? counts[plan] : total
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref(`/imports/${batch.id}`, { plan: plan ?? undefined, ...change })
  const kind = isImportKind(batch.kind) ? IMPORT_KINDS[batch.kind].label : ''
  return (
    <>
      <PageHeader
        title={batch.fileName}
        crumbs={[{ label: '导入名册', href: '/imports' }]}
        tags={<ImportStateTag state={batch.state} />}
        lead={`${kind}，${batch.person.name}交来${batch.school ? `，${batch.school.name}` : ''}`}
      />
      <ImportProgress state={batch.state} done={batch.rowsDone} />
      {batch.state === 'refused' && batch.fault && isFileFault(batch.fault) ? (
        <Notice kind="refusal" title="这份文件没有收">
          <p>{FILE_FAULTS[batch.fault]}</p>
          {batch.fault === 'no_header' && isImportKind(batch.kind) ? (
            <p>这种名册必有的列：{requiredHeaders(batch.kind)}。</p>
          ) : null}
        </Notice>
      ) : null}
      {batch.state === 'previewed' ? (
        <ImportDecision
          batchId={batch.id}
          submissionKey={newId()}
          act={confirmImportAction}
          verb={
            batch.kind === 'population' ? '确认收下，供比对' : `确认写入 ${batch.creates + batch.changes} 行`
          }
          words={
            batch.kind === 'population'
              ? '名单供比对；其中下一个秋季才应入学、登记里还没有的，登记到应入学名单上。可以整批撤销。'
              : '冲突与有误的行不写入，可以改好之后再导一份。写入是一个整体：要么全部写完，要么一行不写。'
          }
          idle={batch.kind !== 'population' && batch.creates + batch.changes === 0}
        />
      ) : null}
      {batch.state === 'written' ? (
        <ImportDecision
          batchId={batch.id}
          submissionKey={newId()}
          act={askImportUndoAction}
          verb="撤销整批"
          words={
            batch.kind === 'staff'
              ? '这一批写下的任职到昨天为止（今天才起的到今天为止），已经离任的不动；人留在登记里，没有任职。撤销本身也留痕。'
              : '更改的放回原样，新增的登记停用（不删除）；写入之后又被别人改过的不动。撤销本身也留痕。'
          }
          idle={false}
          {...(batch.skipped > 0 ? { note: `写入时有 ${batch.skipped} 行因登记已变而没有写。` } : {})}
        />
      ) : null}
      {total > 0 ? (
        <>
          <RowFilter
            lines={[
              {
                label: '打算',
                links: [
                  { href: href({ plan: undefined }), text: `全部 ${total}`, current: plan === null },
                  ...(Object.keys(ROW_PLANS) as RowPlan[]).map((one) => ({
                    href: href({ plan: one }),
                    text: `${ROW_PLANS[one]} ${counts[one]}`,
                    current: plan === one,
                  })),
                ],
              },
            ]}
          />
          <ImportRowTable rows={rows} total={shown} />
          {page * ROWS_PER_PAGE < shown ? (
            <div className="pt-4">
              <LinkButton href={href({ page: String(page + 1) })}>下一页（每页{ROWS_PER_PAGE}行）</LinkButton>
            </div>
          ) : null}
        </>
      ) : null}
    </>
  )
}
