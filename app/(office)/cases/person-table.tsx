import { clockView } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { CaseRow } from '#lib/data/cases/list-cases'

type PersonTableProps = {
  cases: readonly CaseRow[]
  shown: number
  now: { readonly at: string; readonly today: string }
  manySchools: boolean
}

/** 个人一级的台账：一件一行。 */
export function PersonTable({ cases, shown, now, manySchools }: PersonTableProps) {
  return (
    <Table
      caption={`个案，${shown}件，本页${cases.length}件，新立的在前`}
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
      rows={cases}
      rowKey={(row) => row.id}
      empty="没有符合条件的个案。"
      stacked
    />
  )
}
