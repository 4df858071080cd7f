import type { Metadata } from 'next'
import { ReturnForm } from '#components/cases/return-form'
import { StepHead } from '#components/cases/step-head'
import { loadStep } from '#lib/server/cases/load-step'
import { confirmReturnAction } from './actions.ts'

export const metadata: Metadata = { title: '确认返校' }

export default async function ReturnPage({ params }: PageProps<'/cases/[caseId]/return'>) {
  const { caseId } = await params
  const { act, kase, taken, now, policy } = await loadStep(caseId, 'confirm_return', 'enrol')
  return (
    <>
      <StepHead
        title={taken.step.label}
        child={kase.child.name}
        detail={[kase.class?.name, `此后观察${policy.observationDays}个在校日`]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <ReturnForm
        act={act}
        today={now.today}
        earliest={kase.absentSinceOn}
        label={taken.step.label}
        action={confirmReturnAction}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
