import type { Metadata } from 'next'
import { StepHead } from '#components/cases/step-head'
import { VisitForm } from '#components/cases/visit-form'
import { loadStep } from '#lib/server/cases/load-step'
import { recordTownshipVisitAction } from './actions.ts'

export const metadata: Metadata = { title: '记录入户劝返' }

export default async function VisitPage({ params }: PageProps<'/cases/[caseId]/visit'>) {
  const { caseId } = await params
  const { act, kase, taken, now, myName } = await loadStep(
    caseId,
    'record_township_visit',
    'record_survey',
    'organise_enrolment',
  )
  const ordinal = kase.visits.length + 1
  return (
    <>
      <StepHead
        title={`${taken.step.label}，第${ordinal}次（${taken.step.paper ?? '附件3'}）`}
        child={kase.child.name}
        detail={[kase.village?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <VisitForm
        act={act}
        ordinal={ordinal}
        today={now.today}
        earliest={kase.absentSinceOn}
        participants={kase.visits.at(-1)?.participants ?? myName}
        neverEnrolled={kase.line === 'never_enrolled'}
        action={recordTownshipVisitAction}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
