import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { listSignedChildren, type SignedChild } from '#lib/data/children/early-signs'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { SIGN_LABEL, SIGN_READERS } from '#lib/rules/people/early-signs'
import { codeText } from '#lib/schemas/cases/coded'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '有苗头的学生' }

/** 有辍学苗头、还没有了结的学生（DDK-4.7.3，DDK-5.2.2，NA-4.4）：还没有人帮的在前。 */
export default async function EarlySignsPage() {
  const actor = await requireActor(...SIGN_READERS)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const rows = await db.asActor(actor, (tx) => listSignedChildren(tx, actor))
  const alone = rows.filter(({ helpers }) => helpers.length === 0).length
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="有苗头的学生"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={
          rows.length === 0
            ? '没有记着的苗头。在学生档案的“结对帮扶”里记。'
            : `${rows.length}人，还没有人帮的 ${alone}人。`
        }
        actions={<PrintButton />}
      />
      <Table
        caption={`有苗头的学生，${rows.length}人，没有人帮的在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: SignedChild) => (
              <TextLink href={`/children/${row.childId}/pairing`}>{row.name}</TextLink>
            ),
          },
          {
            key: 'class',
            head: '班级',
            cell: (row) => (
              <>
                {row.className}
                <span className="block text-xs text-muted">{row.schoolName}</span>
              </>
            ),
          },
          {
            key: 'sign',
            head: '苗头',
            cell: (row) => row.signs.map((sign) => codeText(SIGN_LABEL, sign)).join('、'),
          },
          { key: 'since', head: '看出', cell: (row) => <DayText day={row.since} today={today} /> },
          {
            key: 'helpers',
            head: '谁在帮',
            cell: (row) =>
              row.helpers.length > 0 ? row.helpers.join('、') : <StateTag tone="late">还没有人帮</StateTag>,
          },
          {
            key: 'last',
            head: '最近一次',
            cell: (row) => (row.lastHelpOn ? <DayText day={row.lastHelpOn} today={today} /> : ''),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.childId}
        empty="没有有苗头的学生。"
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
