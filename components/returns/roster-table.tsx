import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { ageText, DayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { CaseState } from '#lib/rules/cases/case-states'
import { DROPOUT_REASON_LABEL, isKeyOf, WHEREABOUTS_LABEL } from '#lib/rules/labels'

type Row = {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly childName: string
  readonly gender: string
  readonly bornOn: string
  readonly className: string
  readonly absentSinceOn: string
  readonly reason: string | null
  readonly whereabouts: string | null
}

/** 报表所附的辍学、流失学生名册（LX-2.1.3，LX-3.2.2）。 */
export function RosterTable({ rows, today }: { rows: readonly Row[]; today: string }) {
  return (
    <Table
      caption={`本期在册的疑似辍学、辍学学生，${rows.length}人，缺勤久的在前`}
      columns={[
        {
          key: 'child',
          head: '姓名',
          cell: (row: Row) => (
            <span className="whitespace-nowrap">
              <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
              <span className="block text-xs text-muted">{row.number}</span>
            </span>
          ),
        },
        {
          key: 'who',
          head: '性别、年龄',
          desktopOnly: true,
          cell: (row) => `${row.gender} ${ageText(row.bornOn, today)}`,
        },
        { key: 'class', head: '班级', cell: (row) => row.className },
        { key: 'since', head: '缺勤自', cell: (row) => <DayText day={row.absentSinceOn} today={today} /> },
        { key: 'state', head: '当前步骤', cell: (row) => <CaseStateTag state={row.state} /> },
        {
          key: 'reason',
          head: '原因',
          desktopOnly: true,
          cell: ({ reason }) =>
            reason && isKeyOf(DROPOUT_REASON_LABEL, reason)
              ? DROPOUT_REASON_LABEL[reason]
              : (reason ?? '未查明'),
        },
        {
          key: 'where',
          head: '去向',
          desktopOnly: true,
          cell: ({ whereabouts }) =>
            whereabouts && isKeyOf(WHEREABOUTS_LABEL, whereabouts)
              ? WHEREABOUTS_LABEL[whereabouts]
              : (whereabouts ?? '未查明'),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="本期没有在册的学生。"
    />
  )
}
