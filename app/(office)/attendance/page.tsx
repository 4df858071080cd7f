import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { PrintedHead } from '#components/pieces/printed-head'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { ATTENDANCE_ROWS, rowsBehind, type SchoolAttendance } from '#lib/rules/attendance/school-attendance'
import { loadTownshipAttendance } from '#lib/server/figures/load-township-attendance'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '在校情况' }

const ROWS_LABEL = {
  all: '全部学校',
  silent: '还有班没点名',
  unexcused: '有无故缺勤',
  excused: '有请假',
} as const

const COUNTS = [
  ['onRoll', '在册'],
  ['enrolled', '应到'],
  ['present', '实到'],
  ['unexcused', '无故缺勤'],
  ['sick', '病假'],
  ['personal', '事假'],
  ['late', '迟到'],
] as const

/** 镇街随时掌握在校情况（DDK-4.4.1）：坐落在本乡镇的学校，今天的数字，一校一行，没有姓名。 */
export default async function AttendancePage({ searchParams }: PageProps<'/attendance'>) {
  const actor = await requireActor('township', 'township_leader')
  const seen = await loadTownshipAttendance(actor)
  if (!seen) notFound()
  const { rows: asked } = await searchParams
  const which = ATTENDANCE_ROWS.find((one) => one === asked) ?? 'all'
  const rows = rowsBehind(seen.schools, which)
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="今日在校情况"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`截至 ${momentText(seen.at, seen.today)}，坐落在本乡镇的${seen.schools.length}所学校。应到、实到与缺勤只数已点名的班。依据：${clauseText(seen.clause)}`}
        actions={<PrintButton />}
      />
      <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
        {ATTENDANCE_ROWS.map((one) => (
          <LinkButton
            key={one}
            href={one === 'all' ? '/attendance' : `/attendance?rows=${one}`}
            size="dense"
            variant={one === which ? 'primary' : 'secondary'}
          >
            {ROWS_LABEL[one]}
          </LinkButton>
        ))}
      </nav>
      <Table
        caption={`${ROWS_LABEL[which]} ${rows.length}所`}
        columns={[
          {
            key: 'school',
            head: '学校',
            cell: (row: SchoolAttendance) => (
              <>
                {row.schoolName}
                {row.schoolPhone ? <span className="block text-xs text-muted">{row.schoolPhone}</span> : null}
              </>
            ),
          },
          ...COUNTS.map(([key, head]) => ({
            key,
            head,
            cell: (row: SchoolAttendance) => String(row[key]),
          })),
          {
            key: 'silent',
            head: '还没有点名的班',
            cell: (row) => (row.silent.length === 0 ? '' : row.silent.join('、')),
          },
        ]}
        rows={[...rows]}
        rowKey={({ schoolId }) => schoolId}
        empty={seen.schools.length === 0 ? '没有学校登记坐落在本乡镇。' : '没有这样的学校。'}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
