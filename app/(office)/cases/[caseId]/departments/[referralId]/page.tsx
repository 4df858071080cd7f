import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { PrintedHead } from '#components/pieces/printed-head'
import { ReferralPaper } from '#components/referrals/referral-paper'
import { beijing } from '#components/ui/date-text'
import { currentSitting } from '#lib/auth/current-sitting'
import { listReferrals } from '#lib/data/referrals/department-referrals'
import { genderText } from '#lib/rules/labels'
import { governmentName } from '#lib/rules/people/government-name'
import { DEPARTMENTS } from '#lib/rules/referrals/departments'
import { loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '打印转办单' }

/** 送给部门的一张纸，连同回执。 */
export default async function ReferralPaperPage({
  params,
}: PageProps<'/cases/[caseId]/departments/[referralId]'>) {
  const { caseId, referralId } = await params
  const { kase, actor, policy } = await loadCase(caseId)
  const rows = await deps().db.asActor(actor, (tx) => listReferrals(tx, actor, kase.id))
  const row = rows.find(({ id }) => id === referralId)
  if (!row) notFound()
  const due = kase.deadlines.find(({ subjectId }) => subjectId === row.id)?.dueAt
  const { child } = kase
  const county = (await currentSitting())?.tenantName ?? ''
  const { bureau } = policy.profile.paperNames.value
  return (
    <>
      <PrintBar title="转办单" back={`/cases/${kase.id}/departments`} backText="返回部门转办" />
      <ReferralPaper
        department={DEPARTMENTS[row.department].label}
        county={county}
        from={row.role === 'bureau' ? `${county}${bureau}` : governmentName(row.unitName)}
        matter={row.matter}
        caseNumber={kase.number}
        childName={child.name}
        gender={genderText(child.gender)}
        birthOn={child.birthOn}
        school={kase.school?.name ?? ''}
        residence={child.village?.name ?? kase.township?.name ?? ''}
        askedOn={row.askedOn}
        dueOn={due ? beijing(due).day : null}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
