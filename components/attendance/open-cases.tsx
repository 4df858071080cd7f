import { clockView, type StoredClock } from '#components/cases/clock-view'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { TextLink } from '#components/ui/app-link'
import { monthDayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { CaseState } from '#lib/rules/cases/case-states'
import { DUTY_LABEL, isKeyOf } from '#lib/rules/labels'

export type OpenCaseRow = {
  readonly id: string
  readonly number: string
  readonly childName: string
  readonly state: CaseState
  readonly absentSinceOn: string
  readonly class: { readonly name: string } | null
  readonly next: (StoredClock & { readonly duty: string }) | null
}

type OpenCasesProps = {
  cases: readonly OpenCaseRow[]
  /** 全部件数；多于列出的，其余在台账。 */
  total: number
  now: { readonly at: string; readonly today: string }
}

/** 本校未结个案与各自的下一时限。 */
export function OpenCases({ cases, total, now }: OpenCasesProps) {
  return (
    <Table
      caption={
        total > cases.length
          ? `未结个案 ${total} 件，列出新立的 ${cases.length} 件，其余见个案台账`
          : `未结个案 ${total} 件`
      }
      rows={cases}
      rowKey={(row) => row.id}
      empty="本校没有未结个案。"
      stacked
      columns={[
        {
          key: 'child',
          head: '学生',
          cell: (row) => (
            <TextLink href={`/cases/${row.id}`} className="font-semibold whitespace-nowrap">
              {row.childName}
            </TextLink>
          ),
        },
        { key: 'state', head: '状态', cell: (row) => <CaseStateTag state={row.state} /> },
        {
          key: 'next',
          head: '下一时限',
          cell: (row) =>
            row.next ? (
              <span className="flex min-w-44 flex-col">
                <span>{isKeyOf(DUTY_LABEL, row.next.duty) ? DUTY_LABEL[row.next.duty] : row.next.duty}</span>
                <DayStrip size="small" {...clockView(row.next, now)} />
              </span>
            ) : (
              <span className="text-muted">没有在走的时限</span>
            ),
        },
        { key: 'class', head: '班级', desktopOnly: true, cell: (row) => row.class?.name ?? '—' },
        {
          key: 'since',
          head: '缺勤自',
          desktopOnly: true,
          cell: (row) => monthDayText(row.absentSinceOn, now.today),
        },
        { key: 'number', head: '编号', desktopOnly: true, cell: (row) => row.number },
      ]}
    />
  )
}
