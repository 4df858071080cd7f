import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportLink } from '#components/bureau/export-link'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { closedSentence } from '#components/bureau/school-wall'
import { TimeText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { type ClassToday, listClassesToday } from '#lib/data/submission-wall'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { submissionRate } from '#lib/rules/figures/daily-rates'
import { percentText } from '#lib/rules/figures/rate'
import { dueClasses } from '#lib/rules/figures/silent-schools'
import { submissionQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '今日点名报送' }

/** 报送率打开的行：今日应点名的每个班，报了没有、几时、谁报的。 */
export default async function SubmissionRowsPage({ searchParams }: PageProps<'/rows/submissions'>) {
  const actor = await requireActor('bureau', 'inspector')
  const desk = DESKS[actor.role]
  const { state, schoolId } = submissionQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { classes, schools } = await db.asActor(actor, async (tx) => ({
    classes: await listClassesToday(tx, actor, today),
    schools: await listSchools(tx, actor),
  }))
  const school = schools.find(({ id }) => id === schoolId)
  if (schoolId && !school) notFound()
  const inSchool = schoolId ? classes.filter((one) => one.schoolId === schoolId) : classes
  const due = dueClasses(inSchool)
  const rows = state ? due.filter((one) => one.state === state) : due
  const submitted = due.filter((one) => one.state === 'submitted').length
  const rate = submissionRate({ submitted, due: due.length })
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/rows/submissions', { state, school: schoolId, ...change })
  return (
    <>
      <PageHeader
        title="今日点名报送"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`应报 ${due.length} 个班，已报 ${submitted} 个，报送率 ${percentText(rate)}`}
      />
      <RowFilter
        lines={[
          {
            label: '状态',
            links: [
              { href: href({ state: undefined }), text: `应报 ${due.length}`, current: !state },
              {
                href: href({ state: 'submitted' }),
                text: `已报 ${submitted}`,
                current: state === 'submitted',
              },
              {
                href: href({ state: 'silent' }),
                text: `未报 ${due.length - submitted}`,
                current: state === 'silent',
              },
            ],
          },
          schoolLine(schools, schoolId, (id) => href({ school: id })),
        ]}
      />
      <Table
        caption={`班级，${rows.length}个，按学校`}
        columns={[
          { key: 'class', head: '班级', cell: (row: ClassToday) => row.className },
          { key: 'school', head: '学校', cell: (row) => row.schoolName },
          {
            key: 'state',
            head: '报送',
            cell: (row) =>
              row.at ? (
                <>
                  已报 <TimeText at={row.at} />
                </>
              ) : (
                <StateTag tone="due">未报</StateTag>
              ),
          },
          {
            key: 'present',
            head: '实到/应到',
            numeric: true,
            cell: (row) => (row.at ? `${row.present}/${row.enrolled}` : ''),
          },
          {
            key: 'unexcused',
            head: '无故',
            numeric: true,
            cell: (row) => (row.at ? row.unexcused : ''),
          },
          { key: 'by', head: '报送人', desktopOnly: true, cell: (row) => row.by ?? '' },
        ]}
        rows={rows}
        rowKey={(row) => row.classId}
        empty={due.length === 0 && inSchool.length > 0 ? closedSentence(inSchool) : '没有符合条件的班级。'}
      />
      <ExportLink kind="submissions" query={{ state, school: schoolId }} count={rows.length} />
    </>
  )
}
