import type { Metadata } from 'next'
import { clockView } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { filterHref, StateFilter } from '#components/cases/state-filter'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { CASES_PER_PAGE, type CaseRow, listCases } from '#lib/data/cases/list-cases'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { ledgerQuery } from '#lib/schemas/cases/ledger-query'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '个案台账' }

export default async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const actor = await requireActor(
    'teacher',
    'officer',
    'principal',
    'village',
    'township',
    'township_leader',
    'bureau',
    'inspector',
  )
  const query = ledgerQuery(await searchParams)
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { filter, after } = query
  const found = await db.asActor(actor, (tx) =>
    listCases(tx, actor, filter, { now: at, ...(after ? { after } : {}) }),
  )
  const total = found.counts.reduce((sum, { count }) => sum + count, 0)
  const shown = filter.state ? (found.counts.find(({ state }) => state === filter.state)?.count ?? 0) : total
  const manySchools = !['teacher', 'officer', 'principal'].includes(actor.role)
  return (
    <>
      <PageHeader title="个案台账" lead={`在您管理范围内，符合所选条件的 ${shown} 件`} />
      <StateFilter filter={filter} counts={found.counts} total={total} />
      <Table
        caption={`个案，${shown}件，本页${found.cases.length}件，新立的在前`}
        columns={[
          {
            key: 'child',
            head: '学生',
            cell: (row: CaseRow) => (
              <span className="whitespace-nowrap">
                <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
                <span className="block text-xs text-muted">{row.number}</span>
              </span>
            ),
          },
          {
            key: 'state',
            head: '状态',
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                <CaseStateTag state={row.state} />
                {row.schoolFailure ? <StateTag tone="late">学校逾期</StateTag> : null}
                {row.relapses > 0 ? <StateTag tone="late">复辍{row.relapses}次</StateTag> : null}
              </span>
            ),
          },
          {
            key: 'next',
            head: '下一时限',
            cell: (row) =>
              row.next ? (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  {dutyLabel(row.next.duty)}
                  <DayStrip size="small" {...clockView(row.next, now)} />
                </span>
              ) : (
                ''
              ),
          },
          {
            key: 'unit',
            head: manySchools ? '学校' : '班级',
            desktopOnly: true,
            cell: (row) => (
              <>
                {manySchools ? row.school?.name : null}
                <span className={manySchools ? 'block text-xs text-muted' : ''}>{row.class?.name}</span>
              </>
            ),
          },
          {
            key: 'town',
            head: '常住',
            desktopOnly: true,
            cell: (row) => `${row.township?.name ?? ''} ${row.village?.name ?? ''}`,
          },
          {
            key: 'since',
            head: '缺勤（应入学）自',
            desktopOnly: true,
            cell: (row) => <DayText day={row.absentSinceOn} today={now.today} />,
          },
          {
            key: 'who',
            head: '责任人',
            desktopOnly: true,
            cell: (row) => row.responsible?.name ?? '未定',
          },
        ]}
        rows={found.cases}
        rowKey={(row) => row.id}
        empty="没有符合条件的个案。"
      />
      {found.next ? (
        <div className="pt-4">
          <LinkButton href={filterHref(filter, found.next)}>下一页（每页{CASES_PER_PAGE}件）</LinkButton>
        </div>
      ) : null}
    </>
  )
}
