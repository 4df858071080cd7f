import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { LeadForm } from '#components/leads/lead-forms'
import { PageHeader } from '#components/ui/page-header'
import { newId } from '#lib/data/ids'
import { LEAD_TELLERS, leadClause } from '#lib/rules/leads/leads'
import { loadChild } from '#lib/server/children/load-child'
import { reportLeadAction } from './actions.ts'

export const metadata: Metadata = { title: '反馈没有上学' }

/** 村里、乡镇看见在册的孩子没有上学，反馈乡镇与县教育局（DT-3.3.1）。 */
export default async function LeadPage({ params }: PageProps<'/children/[childId]/lead'>) {
  const { childId } = await params
  const { child, actor, profile, now } = await loadChild(childId)
  if (!LEAD_TELLERS.includes(actor.role) || child.class === null) notFound()
  return (
    <>
      <PageHeader
        title="反馈没有上学"
        crumbs={[{ label: child.name, href: `/children/${child.id}` }]}
        lead={`${[child.name, child.class.name, child.school?.name].filter(Boolean).join(' · ')}　依据：${clauseText(leadClause(profile))}`}
      />
      <p className="max-w-2xl pb-6 text-muted">
        反馈到乡镇与县教育局，由乡镇限期核实；属实的自动立案，不看点名怎样记。学校看不到谁反馈的。
      </p>
      <ArrivalFocus>
        <LeadForm submissionKey={newId()} childId={child.id} today={now.today} act={reportLeadAction} />
      </ArrivalFocus>
    </>
  )
}
