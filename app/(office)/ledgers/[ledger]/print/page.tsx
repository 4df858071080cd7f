import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { PrintedHead } from '#components/pieces/printed-head'
import { LedgerPaper } from '#components/rolls/ledger-paper'
import { Notice } from '#components/ui/notice'
import { printLedger } from '#lib/duties/rolls/print-ledger'
import { CASE_LEDGER_COLUMNS, ledgerTitle, SCHOOL_AGE_COLUMNS } from '#lib/papers/three-ledgers'
import { LEDGER_LABEL, LEDGER_SLUG } from '#lib/rules/rolls/three-ledgers'
import { ledgerQueryText } from '#lib/schemas/rolls/ledger-filter'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'
import { openLedger } from '#lib/server/rolls/load-ledger'

export const metadata: Metadata = { title: '打印台账' }

/** 一次印到头的上限；更多的请先筛选，或导出表格再印。 */
const MOST_PRINTED = 2_000

export default async function LedgerPrintPage({
  params,
  searchParams,
}: PageProps<'/ledgers/[ledger]/print'>) {
  const { actor, ledger, filter, today, tenantName } = await openLedger(
    (await params).ledger,
    await searchParams,
  )
  const list = await printLedger(deps(), actor, { ledger, filter, today })
  const back = `/ledgers/${LEDGER_SLUG[ledger]}${ledgerQueryText(filter, today)}`
  const title = ledgerTitle(ledger, tenantName, filter.on)
  if (list.total > MOST_PRINTED) {
    return (
      <>
        <PrintBar title={LEDGER_LABEL[ledger]} back={back} backText="返回台账" />
        <Notice kind="refusal" title={`共 ${list.total} 行，超过一次可印的 ${MOST_PRINTED} 行。`}>
          <p>请先按乡镇、学校或班级筛选再印，或导出表格。</p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <PrintBar title={LEDGER_LABEL[ledger]} back={back} backText="返回台账" />
      {list.ledger === 'school_age' ? (
        <LedgerPaper
          title={title}
          columns={SCHOOL_AGE_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.childId}
        />
      ) : (
        <LedgerPaper
          title={title}
          columns={CASE_LEDGER_COLUMNS[list.ledger]}
          rows={list.rows}
          rowKey={(row) => row.caseId}
        />
      )}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
