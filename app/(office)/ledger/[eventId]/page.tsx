import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Apart, EventTable } from '#components/inspector/event-table'
import { FactList } from '#components/inspector/fact-list'
import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { type EventRow, findEvent, listSubjectEvents } from '#lib/data/ledger-events'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { shortCode } from '#lib/rules/ledger/encoding'
import { ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '台账一条' }

export default async function LedgerEventPage({ params }: PageProps<'/ledger/[eventId]'>) {
  const actor = await requireActor('inspector', 'bureau')
  const { eventId } = await params
  if (!z.uuid().safeParse(eventId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const event = await findEvent(tx, actor, eventId)
    return event && { event, same: await listSubjectEvents(tx, actor, event.subjectId) }
  })
  if (!found) notFound()
  const { event, same } = found
  return (
    <>
      <PageHeader
        title={`第 ${event.seq ?? '—'} 条 ${ledgerVerbLabel(event.verb)}`}
        crumbs={[{ label: '台账', href: '/ledger' }]}
      />
      <Facts event={event} today={today} />
      <Section id="same" title="同一事项的全部记录">
        <EventTable events={same} caption="同一事项" today={today} linked />
      </Section>
    </>
  )
}

function Facts({ event, today }: { event: EventRow; today: string }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
      <Fact label="记录时间">
        <MomentText at={event.recordedAt} today={today} />
        （数据库所盖）
      </Fact>
      <Fact label="自述发生日">
        {event.happenedOn ? <DayText day={event.happenedOn} today={today} /> : '没有另写'}
      </Fact>
      <Fact label="相隔">
        <Apart days={event.daysApart} />
      </Fact>
      <Fact label="谁办的">
        {event.personName ?? '系统'}，{isRole(event.role) ? ROLE_LABEL[event.role] : '时钟'}
        {event.postName ? `（${event.postName}）` : ''}
      </Fact>
      <Fact label="单位">
        {[event.schoolName, event.className].filter(Boolean).join(' ') || '不涉及学校'}
      </Fact>
      <Fact label="个案">
        {event.caseId && event.caseNumber ? (
          <>
            <TextLink href={`/cases/${event.caseId}`}>{event.caseNumber}</TextLink>（
            <TextLink href={`/cases/${event.caseId}/changes`}>全部改动</TextLink>）
          </>
        ) : (
          '不涉及个案'
        )}
      </Fact>
      <Fact label="内容">
        <FactList payload={event.payload} />
      </Fact>
      <Fact label="短码">
        <code className="break-all">
          {event.seq !== null && event.hash !== null
            ? shortCode({ seq: event.seq, hash: event.hash })
            : '待接链'}
        </code>
      </Fact>
      <Fact label="本条哈希">
        <code className="break-all">{event.hash}</code>
      </Fact>
      <Fact label="前一条哈希">
        <code className="break-all">{event.previousHash}</code>
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
