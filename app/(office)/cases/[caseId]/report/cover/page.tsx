import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { CoverLetter } from '#components/pieces/cover-letter'
import { REPORT_TITLE, ReportPaper } from '#components/pieces/report-paper'
import { externalRecipient } from '#lib/duties/cases/external-subject'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { reportPaper } from '#lib/server/cases/report-papers'

export const metadata: Metadata = { title: '报送函' }

export default async function CoverPage({ params, searchParams }: PageProps<'/cases/[caseId]/report/cover'>) {
  const { caseId } = await params
  const { recipient } = await searchParams
  const loaded = await loadCase(caseId)
  const found = typeof recipient === 'string' ? externalRecipient(loaded.kase, recipient) : null
  if (!found) notFound()
  const paper = reportPaper(found.report, {
    phone: caseMasks(loaded).phone.mask,
    kase: loaded.kase,
    profile: loaded.policy.profile,
  })
  return (
    <>
      <PrintBar title="报送函与报告" back={`/cases/${loaded.kase.id}`} />
      <CoverLetter
        to={found.recipient.name}
        address={found.recipient.address ?? ''}
        divisionCode={found.recipient.divisionCode ?? ''}
        school={paper.facts.school}
        title={REPORT_TITLE[paper.form]}
        bureau={loaded.policy.profile.bureau.value.name}
        {...(paper.marks.serial ? { serial: paper.marks.serial } : {})}
        {...(paper.facts.signedOn ? { on: paper.facts.signedOn } : {})}
      />
      <ReportPaper {...paper} />
    </>
  )
}
