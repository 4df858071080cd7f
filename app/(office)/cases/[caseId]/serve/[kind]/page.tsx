import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ServeForm } from '#components/cases/serve-form'
import { StepHead } from '#components/cases/step-head'
import { fullDayText } from '#components/ui/date-text'
import { waitingPapers } from '#lib/duties/cases/case-papers'
import { dutyStartedAt } from '#lib/duties/cases/duty-started-at'
import { dayOf, startOfDay } from '#lib/rules/calendar/instant'
import { paperPlace } from '#lib/rules/cases/paper-places'
import { stepLabel } from '#lib/rules/cases/step-label'
import { issuedPaper } from '#lib/server/cases/legal-papers'
import { loadStep } from '#lib/server/cases/load-step'
import { serveNoticeAction, serveOrderAction, serveReferralAction } from './actions.ts'

export const metadata: Metadata = { title: '登记送达' }

const ACTION = {
  order_to_correct: serveOrderAction,
  return_notice: serveNoticeAction,
  justice_referral: serveReferralAction,
} as const

export default async function ServePage({ params }: PageProps<'/cases/[caseId]/serve/[kind]'>) {
  const { caseId, kind: text } = await params
  const place = paperPlace(text)
  if (!place) notFound()
  const { act, kase, taken, now, policy } = await loadStep(caseId, place.serve)
  const paper = waitingPapers(kase).find((one) => one.kind === place.kind)
  if (!paper) notFound()
  const term = paper.termDays === null ? null : dutyStartedAt(policy, 'return_by', startOfDay(now.today))
  return (
    <>
      <StepHead
        title="送达回证"
        child={kase.child.name}
        detail={[paper.title, issuedPaper(paper).serial]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <ServeForm
        act={act}
        childId={kase.child.id}
        today={now.today}
        earliest={paper.issuedOn}
        place={place.kind === 'justice_referral' ? '' : (kase.village?.name ?? '')}
        returnBy={
          term
            ? `期限自送达之日起由系统算出：今天送达，为 ${fullDayText(dayOf(term.dueAt))}（${term.amount}日）`
            : null
        }
        label={stepLabel(taken.verb, taken.step, policy.profile)}
        action={ACTION[place.kind]}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
