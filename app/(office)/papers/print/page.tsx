import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { LegalPaper } from '#components/pieces/legal-paper'
import { PrintedHead } from '#components/pieces/printed-head'
import { ServiceReceipt } from '#components/pieces/service-receipt'
import { Empty } from '#components/ui/empty'
import { requireActor } from '#lib/auth/require-actor'
import { listRegister } from '#lib/data/paper-register'
import { citedArticle } from '#lib/papers/cited-article'
import { issuedPaper } from '#lib/server/cases/legal-papers'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '打印待送达的文书' }

/** 待送达的一并打印：每份一张正本带存根，一张空白回证（F40）。 */
export default async function PrintWaitingPage() {
  const actor = await requireActor('township', 'township_leader', 'bureau')
  const rows = await deps().db.asActor(actor, (tx) => listRegister(tx, actor, { waiting: true }))
  const papers = rows.map((row) => ({ id: row.id, ...issuedPaper(row) }))
  return (
    <>
      <PrintBar
        title={`待送达的文书 ${papers.length}份`}
        back="/papers"
        printText="全部打印"
        backText="返回登记簿"
      />
      {papers.length === 0 ? <Empty>没有待送达的文书。</Empty> : null}
      <div className="flex flex-col gap-8 print:block">
        {papers.flatMap(({ id, facts, marks, receipt }) => [
          <LegalPaper
            key={id}
            facts={{ ...facts, articles: facts.articles.map(citedArticle).join('、') }}
            marks={marks}
          />,
          <ServiceReceipt key={`${id}-receipt`} facts={receipt} marks={marks} />,
        ])}
      </div>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
