import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import { ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { FactList } from './fact-list.tsx'

export type EventLine = {
  readonly id: string
  readonly seq: number | null
  readonly verb: string
  readonly role: string
  readonly personName: string | null
  readonly postName: string | null
  readonly payload: string
  readonly recordedAt: string
  readonly happenedOn: string | null
  readonly daysApart: number | null
}

type EventTableProps = {
  events: readonly EventLine[]
  caption: string
  today: string
  /** 台账页只有督学与教育局打得开；别的岗位不作链接。 */
  linked: boolean
}

/** 一个主体的改动经过：何时、谁、以什么岗位、办了什么、由什么改成什么。 */
export function EventTable({ events, caption, today, linked }: EventTableProps) {
  return (
    <Table
      caption={`${caption}，${events.length}条，从早到晚`}
      columns={[
        {
          key: 'seq',
          head: '序号',
          numeric: true,
          cell: (row: EventLine) =>
            linked ? (
              <TextLink href={`/ledger/${row.id}`}>{row.seq ?? '待接链'}</TextLink>
            ) : (
              (row.seq ?? '待接链')
            ),
        },
        { key: 'at', head: '记录时间', cell: (row) => <MomentText at={row.recordedAt} today={today} /> },
        {
          key: 'on',
          head: '发生日',
          cell: (row) => (row.happenedOn ? <DayText day={row.happenedOn} today={today} /> : '—'),
        },
        { key: 'apart', head: '相隔', numeric: true, cell: (row) => <Apart days={row.daysApart} /> },
        { key: 'verb', head: '事项', cell: (row) => ledgerVerbLabel(row.verb) },
        {
          key: 'what',
          head: '改动与内容',
          cell: (row) => (
            <div className="min-w-48">
              <FactList payload={row.payload} />
            </div>
          ),
        },
        {
          key: 'who',
          head: '谁、以什么任职',
          cell: (row) => (
            <span className="block min-w-32">
              {row.personName ?? '系统'}
              <span className="block text-sm text-muted">
                {isRole(row.role) ? ROLE_LABEL[row.role] : '时钟'}
                {row.postName ? ` · ${row.postName}` : ''}
              </span>
            </span>
          ),
        },
      ]}
      rows={events}
      rowKey={(row) => row.id}
      empty="还没有记录。"
    />
  )
}

/** 发生到记录相隔几天；当天就写的不着色。 */
export function Apart({ days }: { days: number | null }) {
  if (days === null) return '—'
  if (days === 0) return '当天'
  return <span className="font-semibold whitespace-nowrap text-late">{days}天</span>
}
