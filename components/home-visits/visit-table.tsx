import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { groupLabel } from '#lib/rules/people/watch-groups'

type VisitRow = {
  readonly id: string
  readonly visitId: string
  readonly visitedOn: string
  readonly onHoliday: boolean
  readonly visitors: string
  readonly content: string
  readonly groups: readonly string[]
  readonly caseId: string | null
  readonly child: {
    readonly id: string
    readonly name: string
    readonly class: { readonly name: string } | null
  }
  readonly school: { readonly name: string } | null
}

type VisitTableProps = {
  visits: readonly VisitRow[]
  /** 一页列不下时，共有几行。 */
  total?: number
  today: string
  withChild: boolean
}

/** 家访登记册的行；一次走访几个孩子的，日期打开同一张单。 */
export function VisitTable({ visits, total = visits.length, today, withChild }: VisitTableProps) {
  const child = {
    key: 'child',
    head: '学生',
    cell: (row: VisitRow) => (
      <>
        <TextLink href={`/children/${row.child.id}`}>{row.child.name}</TextLink>
        <span className="block text-xs text-muted">
          {row.school?.name} {row.child.class?.name}
        </span>
      </>
    ),
  }
  return (
    <Table
      caption={`家访登记 ${total}行，新的在前`}
      columns={[
        {
          key: 'day',
          head: '日期',
          cell: (row: VisitRow) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <TextLink href={`/home-visits/${row.visitId}`}>
                <DayText day={row.visitedOn} today={today} />
              </TextLink>
              {row.onHoliday ? <StateTag tone="plain">假日</StateTag> : null}
              {row.caseId ? <StateTag tone="due">有个案</StateTag> : null}
            </span>
          ),
        },
        ...(withChild ? [child] : []),
        {
          key: 'groups',
          head: '类别',
          cell: (row) => row.groups.map(groupLabel).join('、') || '一般',
        },
        { key: 'visitors', head: '家访人员', cell: (row) => row.visitors },
        {
          key: 'content',
          head: '情况',
          cell: (row) => <span className="line-clamp-3 min-w-40 print:line-clamp-none">{row.content}</span>,
        },
      ]}
      rows={visits}
      rowKey={(row) => row.id}
      empty="还没有家访登记。"
    />
  )
}
