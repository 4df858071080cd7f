import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { LeadCheckForm } from '#components/leads/lead-forms'
import { LeadTag } from '#components/leads/lead-table'
import { TextLink } from '#components/ui/app-link'
import { DayText, momentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { presenceOn } from '#lib/data/cases/presence'
import { newId } from '#lib/data/ids'
import { findCaseOfLead, findLead } from '#lib/data/leads/leads'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { LEAD_CHECKERS } from '#lib/rules/leads/leads'
import { deps } from '#lib/server/deps'
import { checkLeadAction } from './actions.ts'

export const metadata: Metadata = { title: '一条线索' }

/** 一条线索（DT-3.3.1）：谁看见了什么，那天点名怎样记的（只给县教育局），核实的结果与由此立的案。 */
export default async function LeadPage({ params }: PageProps<'/leads/[leadId]'>) {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau')
  const { leadId } = await params
  if (!z.uuid().safeParse(leadId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => {
    const lead = await findLead(tx, actor, leadId)
    if (!lead) return null
    const { classId, childId, noticedOn: day } = lead
    const marked =
      actor.role === 'bureau' && classId ? await presenceOn(tx, actor, { classId, childId, day }) : undefined
    return { lead, marked, kase: await findCaseOfLead(tx, actor, lead) }
  })
  if (!seen) notFound()
  const { lead, marked, kase } = seen
  return (
    <>
      <PageHeader
        title={`线索：${lead.childName}`}
        crumbs={[{ label: '线索', href: '/leads' }]}
        tags={<LeadTag check={lead.check} />}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <dt className="text-muted">孩子</dt>
        <dd>
          <TextLink href={`/children/${lead.childId}`}>{lead.childName}</TextLink>，{lead.place}
        </dd>
        <dt className="text-muted">看见没有上学</dt>
        <dd>
          <DayText day={lead.noticedOn} today={today} />，{WHEREABOUTS_LABEL[lead.whereabouts]}
        </dd>
        {marked === undefined ? null : (
          <>
            <dt className="text-muted">那天的点名</dt>
            <dd>{marked === null ? '没有点名' : marked.present ? '记的是到校' : '记的是没有到校'}</dd>
          </>
        )}
        <dt className="text-muted">说的</dt>
        <dd className="break-words whitespace-pre-wrap">{lead.said}</dd>
        <dt className="text-muted">反馈</dt>
        <dd>
          {lead.township.name}
          {lead.village} {lead.by}，{momentText(lead.at, today)}
        </dd>
      </dl>
      <ArrivalFocus key={String(lead.check !== null)}>
        <Section id="check" title="核实">
          {lead.check ? (
            <div className="border-l-4 border-line-strong pl-3">
              <p>
                <DayText day={lead.check.checkedOn} today={today} />，{lead.check.by}：
                <span className="break-words whitespace-pre-wrap">{lead.check.done}</span>
              </p>
              <p className="text-sm text-muted">{momentText(lead.check.at, today)}记录</p>
              {lead.check.outcome === 'not_attending' ? (
                <p className="pt-2">
                  {kase ? (
                    <TextLink href={`/cases/${kase.id}`}>由此在办的个案 {kase.number}</TextLink>
                  ) : (
                    '后台一分钟之内立案；孩子已不在任何班里的立不了，请登记为未入学。'
                  )}
                </p>
              ) : null}
            </div>
          ) : LEAD_CHECKERS.includes(actor.role) ? (
            <LeadCheckForm submissionKey={newId()} leadId={lead.id} today={today} act={checkLeadAction} />
          ) : (
            <p className="text-muted">等乡镇核实。</p>
          )}
        </Section>
      </ArrivalFocus>
    </>
  )
}
