import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { WHEREABOUTS_LABEL, type Whereabouts } from '#lib/rules/labels'
import { LEAD_OUTCOME_LABEL, type LeadOutcome } from '#lib/rules/leads/leads'

type Row = {
  readonly id: string
  readonly childName: string
  readonly place: string
  readonly noticedOn: PlainDate
  readonly whereabouts: Whereabouts
  readonly village: string
  readonly township: { readonly name: string }
  readonly check: { readonly outcome: LeadOutcome } | null
}

const TONE: Readonly<Record<LeadOutcome, Tone>> = {
  not_attending: 'late',
  attending: 'closed',
  excused: 'closed',
}

/** 一条线索核实了没有、结果怎样。 */
export function LeadTag({ check }: Pick<Row, 'check'>) {
  return (
    <StateTag tone={check ? TONE[check.outcome] : 'due'}>
      {check ? LEAD_OUTCOME_LABEL[check.outcome] : '待乡镇核实'}
    </StateTag>
  )
}

/** 各条线索；谁反馈的、说了什么在每条自己的一页。 */
export function LeadTable({ rows, total, today }: { rows: readonly Row[]; total: number; today: string }) {
  return (
    <Table
      caption={`线索 ${total}条，新的在前`}
      columns={[
        {
          key: 'child',
          head: '孩子',
          cell: (row: Row) => <TextLink href={`/leads/${row.id}`}>{row.childName}</TextLink>,
        },
        { key: 'place', head: '学校、班', cell: ({ place }) => place },
        {
          key: 'day',
          head: '看见没有上学',
          cell: (row) => <DayText day={row.noticedOn} today={today} />,
        },
        { key: 'where', head: '在哪里', cell: (row) => WHEREABOUTS_LABEL[row.whereabouts] },
        { key: 'town', head: '乡镇、村', cell: (row) => `${row.township.name}${row.village}` },
        { key: 'check', head: '核实', cell: (row) => <LeadTag check={row.check} /> },
      ]}
      rows={[...rows]}
      rowKey={({ id }) => id}
      empty="没有线索。"
    />
  )
}
