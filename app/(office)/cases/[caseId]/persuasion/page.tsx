import type { Metadata } from 'next'
import { PersuasionForm } from '#components/cases/persuasion-form'
import { StepHead } from '#components/cases/step-head'
import { loadStep } from '#lib/server/cases/load-step'
import { recordPersuasionAction } from './actions.ts'

export const metadata: Metadata = { title: '记录劝返' }

export default async function PersuasionPage({ params }: PageProps<'/cases/[caseId]/persuasion'>) {
  const { caseId } = await params
  const { act, kase, taken, now, myName } = await loadStep(caseId, 'record_persuasion')
  const last = kase.persuasions.at(-1)
  return (
    <>
      <StepHead
        title={`第${kase.persuasions.length + 1}次劝返（附件4）`}
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <PersuasionForm
        act={act}
        before={{
          teachers: last?.teachers ?? myName,
          truancyReason: last?.truancyReason ?? '',
          whereabouts: last?.whereabouts ?? '',
        }}
        nowLocal={now.local}
        action={recordPersuasionAction}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
