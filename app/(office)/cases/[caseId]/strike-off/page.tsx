import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { StepHead } from '#components/cases/step-head'
import { StrikeOffForm } from '#components/cases/strike-off-form'
import { openRequest, provenByData } from '#lib/duties/cases/case-facts'
import { CLOSE_REASONS } from '#lib/rules/cases/close-reasons'
import { REQUESTABLE_REASONS } from '#lib/schemas/cases/strike-off'
import { loadStep } from '#lib/server/cases/load-step'
import { requestStrikeOffAction } from './actions.ts'

export const metadata: Metadata = { title: '申请销号' }

export default async function StrikeOffPage({ params }: PageProps<'/cases/[caseId]/strike-off'>) {
  const { caseId } = await params
  const { act, kase, taken, policy } = await loadStep(caseId, 'strike_off_request')
  if (openRequest(kase)) redirect(`/cases/${kase.id}`)
  const kind = taken.step.needs.includes('present_reason') ? 'present' : 'departure'
  const reasons = REQUESTABLE_REASONS.filter((reason) => CLOSE_REASONS[reason].kind === kind)
    .filter((reason) => kind === 'departure' || (reason === 'enrolled') === (kase.line === 'never_enrolled'))
    .map((reason) => ({ value: reason, label: CLOSE_REASONS[reason].label }))
  return (
    <>
      <StepHead
        title={taken.step.label}
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <StrikeOffForm
        act={act}
        childId={kase.child.id}
        reasons={reasons}
        proven={kind === 'present' ? provenByData(kase, policy) : []}
        action={requestStrikeOffAction}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
