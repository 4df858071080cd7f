import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { REPORT_TITLE, ReportPaper } from '#components/pieces/report-paper'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { reportPaper } from '#lib/server/cases/report-papers'

export const metadata: Metadata = { title: '报告单' }

export default async function ReportPrintPage({
  params,
  searchParams,
}: PageProps<'/cases/[caseId]/report/print'>) {
  const { caseId } = await params
  const { round } = await searchParams
  const loaded = await loadCase(caseId)
  const report = loaded.kase.reports.find((one) => String(one.round) === (round ?? '1'))
  if (!report) notFound()
  const paper = reportPaper(report, {
    phone: caseMasks(loaded).phone.mask,
    kase: loaded.kase,
    profile: loaded.policy.profile,
  })
  return (
    <>
      <PrintBar title={REPORT_TITLE[paper.form]} back={`/cases/${loaded.kase.id}`} />
      <ReportPaper {...paper} />
    </>
  )
}
