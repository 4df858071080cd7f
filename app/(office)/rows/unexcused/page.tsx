import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportLink } from '#components/bureau/export-link'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { TextLink } from '#components/ui/app-link'
import { dayText, TimeText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { listUnexcusedOn, type UnexcusedRow } from '#lib/data/figures-absences'
import { ROWS_PER_PAGE } from '#lib/data/figures-clocks'
import { listSchools } from '#lib/data/figures-schools'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { CONTACT_RESULT_LABEL, isKeyOf } from '#lib/rules/labels'
import { unexcusedQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '今日无故缺勤' }

/** 无故缺勤打开的行：谁、哪个班、联系家长没有、向学校报告没有。 */
export default async function UnexcusedRowsPage({ searchParams }: PageProps<'/rows/unexcused'>) {
  const actor = await requireActor('bureau', 'inspector')
  const desk = DESKS[actor.role]
  const { schoolId, after } = unexcusedQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { schools, found } = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    found: await listUnexcusedOn(tx, actor, { day: today, ...(schoolId ? { schoolId } : {}) }, after),
  }))
  if (schoolId && !schools.some(({ id }) => id === schoolId)) notFound()
  const href = (school: string | undefined, from?: string) =>
    rowsHref('/rows/unexcused', { school, after: from })
  return (
    <>
      <PageHeader
        title="今日无故缺勤"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${dayText(today)}，已报送的点名中共 ${found.total} 人`}
      />
      <RowFilter lines={[schoolLine(schools, schoolId, href)]} />
      <Table
        caption={`无故缺勤，${found.total}人，本页${found.rows.length}人，按学校、班级`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: UnexcusedRow) =>
              row.kase ? (
                <TextLink href={`/cases/${row.kase.id}`} className="whitespace-nowrap">
                  {row.childName}
                </TextLink>
              ) : (
                <span className="whitespace-nowrap">{row.childName}</span>
              ),
          },
          { key: 'class', head: '班级', cell: (row) => row.className },
          { key: 'school', head: '学校', cell: (row) => row.schoolName },
          {
            key: 'contact',
            head: '联系家长',
            cell: (row) =>
              row.contact === null ? (
                <StateTag tone="due">还没有</StateTag>
              ) : isKeyOf(CONTACT_RESULT_LABEL, row.contact) ? (
                CONTACT_RESULT_LABEL[row.contact]
              ) : (
                row.contact
              ),
          },
          {
            key: 'report',
            head: '当天报告',
            cell: (row) =>
              row.reportedAt ? (
                <>
                  已报 <TimeText at={row.reportedAt} />
                  {row.reportedLate ? <StateTag tone="late">迟报</StateTag> : null}
                </>
              ) : (
                <StateTag tone="due">还没有</StateTag>
              ),
          },
          { key: 'case', head: '个案', desktopOnly: true, cell: (row) => row.kase?.number ?? '未立案' },
          {
            key: 'at',
            head: '点名时间',
            desktopOnly: true,
            cell: (row) => <TimeText at={row.recordedAt} />,
          },
        ]}
        rows={found.rows}
        rowKey={(row) => row.id}
        empty="今天已报送的点名中没有无故缺勤。"
      />
      {found.next ? (
        <div className="pt-4">
          <LinkButton href={href(schoolId, found.next)}>下一页（每页{ROWS_PER_PAGE}人）</LinkButton>
        </div>
      ) : null}
      <ExportLink kind="unexcused" query={{ school: schoolId }} count={found.total} />
    </>
  )
}
