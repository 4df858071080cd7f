import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { LegalPaper } from '#components/pieces/legal-paper'
import { PrintedHead } from '#components/pieces/printed-head'
import { ServiceReceipt } from '#components/pieces/service-receipt'
import { citedArticle } from '#lib/papers/cited-article'
import { issuedPaper } from '#lib/server/cases/legal-papers'
import { loadCase } from '#lib/server/cases/load-case'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '文书' }

export default async function PaperPage({ params }: PageProps<'/cases/[caseId]/papers/[paperId]'>) {
  const { caseId, paperId } = await params
  const { kase } = await loadCase(caseId)
  const paper = kase.papers.find(({ id }) => id === paperId)
  if (!paper) notFound()
  const { facts, marks, receipt } = issuedPaper(paper)
  return (
    <>
      <PrintBar title={`${paper.title} ${marks.serial}`} back={`/cases/${kase.id}`} />
      <div className="flex flex-col gap-8 print:gap-0">
        <LegalPaper
          facts={{ ...facts, articles: facts.articles.map(citedArticle).join('、') }}
          marks={marks}
        />
        {paper.spoiled ? null : <ServiceReceipt facts={receipt} marks={marks} />}
      </div>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
