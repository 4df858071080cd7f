import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { CaseLedgerRow } from '#lib/rules/rolls/ledger-rows'
import { type CaseLedger, LEDGER_LABEL } from '#lib/rules/rolls/three-ledgers'

type CaseLedgerTableProps = {
  ledger: CaseLedger
  rows: readonly CaseLedgerRow[]
  total: number
  today: string
}

/** 疑似、辍学台账的一页；编号与姓名打开个案。其余各栏在打印与表格里。 */
export function CaseLedgerTable({ ledger, rows, total, today }: CaseLedgerTableProps) {
  return (
    <Table
      caption={`${LEDGER_LABEL[ledger]}，${total}件，本页${rows.length}件，缺勤久的在前`}
      columns={[
        {
          key: 'child',
          head: '姓名',
          cell: (row: CaseLedgerRow) => (
            <span className="whitespace-nowrap">
              <TextLink href={`/cases/${row.caseId}`}>{row.name}</TextLink>
              <span className="block text-xs text-muted">{row.number}</span>
            </span>
          ),
        },
        { key: 'state', head: '当前步骤', cell: (row) => <CaseStateTag state={row.state} /> },
        { key: 'since', head: '缺勤自', cell: (row) => <DayText day={row.since} today={today} /> },
        {
          key: 'school',
          head: '学校',
          desktopOnly: true,
          cell: (row) => (
            <>
              {row.schoolName}
              <span className="block text-xs text-muted">{row.className}</span>
            </>
          ),
        },
        { key: 'residence', head: '常住', desktopOnly: true, cell: (row) => row.residence },
        { key: 'reason', head: '原因', desktopOnly: true, cell: (row) => row.reason || '未查明' },
        {
          key: 'persuasions',
          head: '劝返',
          numeric: true,
          desktopOnly: true,
          cell: (row) => `${row.persuasions}次`,
        },
        { key: 'who', head: '责任人', desktopOnly: true, cell: (row) => row.responsible || '未定' },
        ledger === 'dropout'
          ? {
              key: 'confirmed',
              head: '认定',
              cell: (row) => (row.confirmedOn ? <DayText day={row.confirmedOn} today={today} /> : ''),
            }
          : {
              key: 'due',
              head: '到期',
              cell: (row) => (row.dueOn ? <DayText day={row.dueOn} today={today} /> : ''),
            },
      ]}
      rows={rows}
      rowKey={(row) => row.caseId}
      empty="没有符合条件的个案。"
    />
  )
}
