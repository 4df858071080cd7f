import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { TellerField } from '#components/tips/teller-field'
import { FollowTipForm } from '#components/tips/tip-forms'
import { TIP_TONE } from '#components/tips/tip-table'
import { TextLink } from '#components/ui/app-link'
import { DayText, momentText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findTeller, listTellerReads } from '#lib/data/tips/tellers'
import { findTip } from '#lib/data/tips/tips'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { TIP_CHANNEL_LABEL, TIP_OUTCOME_LABEL } from '#lib/rules/tips/tips'
import { deps } from '#lib/server/deps'
import { followTipAction, revealTellerAction } from './actions.ts'

export const metadata: Metadata = { title: '一件举报' }

/** 一件举报（DDK-4.9.1）：说了什么、办过几次、现在的结论、谁为何看过举报人。 */
export default async function TipPage({ params }: PageProps<'/tips/[tipId]'>) {
  const actor = await requireActor('bureau')
  const { tipId } = await params
  if (!z.uuid().safeParse(tipId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    tip: await findTip(tx, actor, tipId),
    told: (await findTeller(tx, actor, tipId)) !== null,
    reads: await listTellerReads(tx, actor, tipId),
  }))
  const { tip, told, reads } = seen
  if (!tip) notFound()
  return (
    <>
      <PageHeader
        title={`举报 第${tip.number}号`}
        crumbs={[{ label: '举报登记', href: '/tips' }]}
        tags={<StateTag tone={TIP_TONE[tip.outcome]}>{TIP_OUTCOME_LABEL[tip.outcome]}</StateTag>}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <dt className="text-muted">收到</dt>
        <dd>
          <DayText day={tip.receivedOn} today={today} />，{TIP_CHANNEL_LABEL[tip.channel]}
        </dd>
        <dt className="text-muted">说的是</dt>
        <dd>
          {tip.unit?.name ?? (tip.case ? '' : '没有指明')}
          {tip.case ? (
            <TextLink href={`/cases/${tip.caseId}`}>
              {tip.case.child.name}（{tip.case.number}）
            </TextLink>
          ) : null}
        </dd>
        <dt className="text-muted">内容</dt>
        <dd className="break-words whitespace-pre-wrap">{tip.said}</dd>
        <dt className="text-muted">举报人</dt>
        <dd>{told ? <TellerField tipId={tip.id} reveal={revealTellerAction} /> : '没有留'}</dd>
        <dt className="text-muted">登记</dt>
        <dd>
          {tip.by}，{momentText(tip.at, today)}
        </dd>
      </dl>
      <Section id="follow-ups" title={`办理 ${tip.followUps.length}次`}>
        {tip.followUps.length === 0 ? <Empty>还没有办过。</Empty> : null}
        <ol className="flex flex-col gap-4">
          {tip.followUps.map((step) => (
            <li key={step.ordinal} className="border-l-4 border-line-strong pl-3">
              <p>
                <DayText day={step.doneOn} today={today} />，{step.by}：{TIP_OUTCOME_LABEL[step.outcome]}
              </p>
              <p className="break-words whitespace-pre-wrap">{step.done}</p>
              <p className="text-sm text-muted">{momentText(step.at, today)}记录</p>
            </li>
          ))}
        </ol>
      </Section>
      <ArrivalFocus key={tip.followUps.length}>
        <Section
          id="follow"
          title="记一次办理"
          note="查实要处理的，另走督导意见、约谈通报或个案的步骤；那里不提举报人。"
        >
          <FollowTipForm
            about={{ submissionKey: newId(), tipId: tip.id, seen: tip.followUps.length }}
            today={today}
            act={followTipAction}
          />
        </Section>
      </ArrivalFocus>
      <Section id="reads" title="看过举报人的">
        {reads.length === 0 ? <Empty>没有人看过。</Empty> : null}
        <ul className="flex flex-col gap-2">
          {reads.map(({ id, by, reason, at }) => (
            <li key={id}>
              {momentText(at, today)}，{by}：{reason}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
