import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import { ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { type LedgerPageFilter, ledgerHref } from '#lib/schemas/ledger/ledger-query'
import { Apart } from './event-table.tsx'

export type LedgerRow = {
  readonly seq: number
  readonly id: string
  readonly verb: string
  readonly role: string
  readonly personId: string | null
  readonly personName: string | null
  readonly recordedAt: string
  readonly happenedOn: string | null
  readonly daysApart: number | null
  readonly schoolName: string | null
  readonly classId: string | null
  readonly className: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly digest: string
}

type LedgerTableProps = { lines: readonly LedgerRow[]; filter: LedgerPageFilter; today: string }

/** 台账：记录时间由数据库盖，发生日是自述的，相隔几天另列一栏。只有在岗人员的姓名，没有儿童的。 */
export function LedgerTable({ lines, filter, today }: LedgerTableProps) {
  const narrowed = (more: LedgerPageFilter, text: string) => (
    <TextLink href={ledgerHref({ ...filter, ...more })} className="whitespace-nowrap">
      {text}
    </TextLink>
  )
  return (
    <Table
      caption={`台账，本页${lines.length}条，新的在前`}
      columns={[
        {
          key: 'seq',
          head: '序号',
          numeric: true,
          cell: (row: LedgerRow) => <TextLink href={`/ledger/${row.id}`}>{row.seq}</TextLink>,
        },
        { key: 'at', head: '记录时间', cell: (row) => <MomentText at={row.recordedAt} today={today} /> },
        {
          key: 'on',
          head: '发生日',
          desktopOnly: true,
          cell: (row) => (row.happenedOn ? <DayText day={row.happenedOn} today={today} /> : '—'),
        },
        { key: 'apart', head: '相隔', numeric: true, cell: (row) => <Apart days={row.daysApart} /> },
        {
          key: 'verb',
          head: '事项',
          cell: (row) => <span className="whitespace-nowrap">{ledgerVerbLabel(row.verb)}</span>,
        },
        {
          key: 'case',
          head: '个案',
          cell: (row) =>
            row.caseId && row.caseNumber ? (
              <TextLink href={`/cases/${row.caseId}`} className="whitespace-nowrap">
                {row.caseNumber}
              </TextLink>
            ) : (
              ''
            ),
        },
        {
          key: 'who',
          head: '谁办的',
          cell: (row) =>
            row.personId && row.personName ? narrowed({ personId: row.personId }, row.personName) : '系统',
        },
        {
          key: 'role',
          head: '岗位',
          desktopOnly: true,
          cell: (row) => (
            <span className="whitespace-nowrap">{isRole(row.role) ? ROLE_LABEL[row.role] : '时钟'}</span>
          ),
        },
        {
          key: 'unit',
          head: '单位',
          desktopOnly: true,
          cell: (row) => (
            <>
              {row.schoolName}{' '}
              {row.classId && row.className ? narrowed({ unitId: row.classId }, row.className) : null}
            </>
          ),
        },
        {
          key: 'digest',
          head: '摘要',
          desktopOnly: true,
          cell: (row) => <code className="whitespace-nowrap">{row.digest}</code>,
        },
      ]}
      rows={lines}
      rowKey={(row) => String(row.seq)}
      empty="没有符合条件的记录。"
    />
  )
}
