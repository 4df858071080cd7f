import type { Metadata } from 'next'
import { LeaveForm } from '#components/attendance/leave-form'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listPupils } from '#lib/data/pupils'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { namesInList } from '#lib/rules/people/names-in-list'
import { now } from '#lib/server/attendance/load-desk'
import { deps } from '#lib/server/deps'
import { recordLeaveAction } from './actions.ts'

export const metadata: Metadata = { title: '登记请假' }

export default async function NewLeavePage({ searchParams }: PageProps<'/leaves/new'>) {
  const actor = await requireActor('teacher', 'officer', 'principal')
  const { child, from } = await searchParams
  const pupils = await deps().db.asActor(actor, (tx) => listPupils(tx, actor))
  const desk = DESKS[actor.role]
  const names = namesInList(
    pupils.map(({ name, className, ...one }) => ({ ...one, name: `${className} ${name}` })),
  )
  return (
    <>
      <PageHeader
        title="登记请假"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead="此后点名自动带出。事后补的，已记无故的各日改记为请假，时限相应回拨，原记录保留。"
      />
      <LeaveForm
        submissionKey={newId()}
        pupils={pupils.map(({ childId }) => ({ childId, name: names.get(childId) ?? '' }))}
        childId={pupils.some(({ childId }) => childId === child) ? String(child) : ''}
        fromOn={typeof from === 'string' && isPlainDate(from) ? from : now().today}
        record={recordLeaveAction}
        desk={{ label: desk.label, path: desk.path }}
      />
    </>
  )
}
