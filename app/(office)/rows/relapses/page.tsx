import type { Metadata } from 'next'
import { ExportLink } from '#components/bureau/export-link'
import { RateFigure } from '#components/bureau/rate-figure'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { type ClosingRow, listClosings } from '#lib/data/figures-returns'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { relapseRate, relapseSets } from '#lib/rules/figures/return-rates'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '复辍' }

/** 复辍率打开的行：因返校销号、已满90日或已经又立案的每一件。 */
export default async function RelapseRowsPage() {
  const actor = await requireActor('bureau', 'principal', 'officer', 'inspector')
  const desk = DESKS[actor.role]
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const closings = await db.asActor(actor, (tx) => listClosings(tx, actor))
  const { judged } = relapseSets(closings, today)
  return (
    <>
      <PageHeader
        title="复辍"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`因返校销号的 ${closings.length} 件，可以判的 ${judged.length} 件`}
      />
      <div className="grid grid-cols-1 gap-3 pb-6 sm:grid-cols-2">
        <RateFigure rate={relapseRate(closings, today)} unit="件" />
      </div>
      <Table
        caption={`销号，${judged.length}件，新近的在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: ClosingRow) => (
              <span className="whitespace-nowrap">
                <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
                <span className="block text-xs text-muted">{row.number}</span>
              </span>
            ),
          },
          { key: 'class', head: '学校班级', cell: (row) => `${row.schoolName} ${row.className}` },
          { key: 'closed', head: '销号', cell: ({ closedOn }) => <DayText day={closedOn} today={today} /> },
          {
            key: 'again',
            head: '又立案',
            cell: ({ reopened, reopenedOn }) =>
              reopened && reopenedOn ? (
                <TextLink href={`/cases/${reopened.id}`}>
                  {reopened.number} <DayText day={reopenedOn} today={today} />
                </TextLink>
              ) : (
                '没有'
              ),
          },
        ]}
        rows={judged}
        rowKey={({ id }) => id}
        empty="还没有销号已满90日的，也没有销号后又立案的。"
      />
      <ExportLink kind="relapses" query={{}} count={judged.length} />
    </>
  )
}
