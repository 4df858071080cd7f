import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { paperFields } from '#components/cases/paper-fields'
import { PrintBar } from '#components/cases/print-bar'
import { CoverLetter } from '#components/pieces/cover-letter'
import { PrintedHead } from '#components/pieces/printed-head'
import { REPORT_TITLE, ReportPaper } from '#components/pieces/report-paper'
import { externalRecipient } from '#lib/duties/cases/external-subject'
import { loadCase } from '#lib/server/cases/load-case'
import { chainLine } from '#lib/server/cases/load-chain'
import { caseMasks } from '#lib/server/cases/masks'
import { reportPaper } from '#lib/server/cases/report-papers'
import { loadPrintedHead } from '#lib/server/printed-head'
import { revealFieldAction } from './actions.ts'

export const metadata: Metadata = { title: '报告单' }

/** 一份报告的纸面；`cover` 给出县外收件人时，前面加一张报送函，一并打印。 */
export default async function ReportPrintPage({
  params,
  searchParams,
}: PageProps<'/cases/[caseId]/report/print'>) {
  const { caseId } = await params
  const { round, cover } = await searchParams
  const loaded = await loadCase(caseId)
  const outside = typeof cover === 'string' ? externalRecipient(loaded.kase, cover) : null
  const report = outside?.report ?? loaded.kase.reports.find((one) => String(one.round) === (round ?? '1'))
  if (!report || (cover !== undefined && !outside)) notFound()
  const paper = reportPaper(report, {
    phone: caseMasks(loaded).phone.mask,
    kase: loaded.kase,
    profile: loaded.policy.profile,
  })
  return (
    <>
      <PrintBar
        title={outside ? '报送函与报告' : REPORT_TITLE[paper.form]}
        back={`/cases/${loaded.kase.id}`}
      />
      {outside ? (
        <CoverLetter
          to={outside.recipient.name}
          address={outside.recipient.address ?? ''}
          divisionCode={outside.recipient.divisionCode ?? ''}
          school={paper.facts.school}
          title={REPORT_TITLE[paper.form]}
          bureau={loaded.policy.profile.bureau.value.name}
          {...(paper.marks.serial ? { serial: paper.marks.serial } : {})}
          {...('signedOn' in paper.facts && paper.facts.signedOn ? { on: paper.facts.signedOn } : {})}
        />
      ) : null}
      <ReportPaper
        {...paper}
        facts={{
          ...paper.facts,
          phone: paperFields(loaded.kase.child.id, caseMasks(loaded), revealFieldAction).phone,
          stubPhone: paper.facts.phone,
        }}
        marks={{ ...paper.marks, chain: await chainLine(loaded) }}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
