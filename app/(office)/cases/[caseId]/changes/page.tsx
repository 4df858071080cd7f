import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { EventTable } from '#components/inspector/event-table'
import { PrintedHead } from '#components/pieces/printed-head'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { listCaseEvents } from '#lib/data/ledger-events'
import { loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '改动经过' }

export default async function CaseChangesPage({ params }: PageProps<'/cases/[caseId]/changes'>) {
  const { actor, kase, now, policy } = await loadCase((await params).caseId)
  const events = await deps().db.asActor(actor, (tx) => listCaseEvents(tx, actor, kase.id))
  return (
    <>
      <PageHeader
        title="改动经过"
        crumbs={[
          { label: '个案台账', href: '/cases' },
          { label: kase.child.name, href: `/cases/${kase.id}` },
        ]}
        lead={
          <>
            {kase.number}。本案全程按立案时的文件版本办：{policy.profile.document}（
            <DayText day={kase.policyFrom} today={now.today} />
            起）。每一行都在链上，改不了也删不掉。
          </>
        }
        actions={<PrintButton />}
      />
      <EventTable
        events={events}
        caption="改动经过"
        today={now.today}
        linked={actor.role === 'inspector' || actor.role === 'bureau'}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
