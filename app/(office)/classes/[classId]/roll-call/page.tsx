import type { Metadata } from 'next'
import { deskGroups } from '#components/attendance/duty-items'
import { RollCallAfter } from '#components/attendance/roll-call-after'
import { RollCallForm } from '#components/attendance/roll-call-form'
import type { PupilCell } from '#components/attendance/roll-call-grid'
import { dayText, monthDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { namesInList } from '#lib/rules/people/names-in-list'
import { type LoadedRollCall, loadRollCall } from '#lib/server/attendance/load-roll-call'
import { correctRollCallAction, submitRollCallAction } from './actions.ts'

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/classes/[classId]/roll-call'>): Promise<Metadata> {
  const { ground } = await loadRollCall((await params).classId, dayAsked(await searchParams))
  return { title: `${ground.class.name}点名` }
}

export default async function RollCallPage({
  params,
  searchParams,
}: PageProps<'/classes/[classId]/roll-call'>) {
  const found = await loadRollCall((await params).classId, dayAsked(await searchParams))
  const { ground, call, day, closed, actor, now } = found
  const desk = DESKS[actor.role]
  const pupils = cellsOf(found)
  return (
    <>
      <PageHeader
        title={`${ground.class.name}点名`}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${dayText(day, now.today)} · 全班 ${ground.roster.length} 人，默认到校`}
      />
      {call ? (
        <RollCallAfter
          call={call}
          day={day}
          today={now.today}
          duties={dutiesOf(found)}
          desk={{ path: desk.path, label: desk.label }}
          pupils={pupils}
          correct={correctRollCallAction}
        />
      ) : closed ? (
        <Notice kind="info" title={closed} />
      ) : ground.roster.length === 0 ? (
        <Notice kind="info" title="这个班还没有编入学生，不用点名。" />
      ) : (
        <RollCallForm
          room={{ id: ground.class.id, name: ground.class.name }}
          day={day}
          pupils={pupils}
          me={{ name: found.personName, role: actor.role, desk: { path: desk.path, label: desk.label } }}
          submit={submitRollCallAction}
          correct={correctRollCallAction}
        />
      )}
    </>
  )
}

function dayAsked(search: Record<string, string | string[] | undefined>): string | undefined {
  return typeof search.day === 'string' ? search.day : undefined
}

function cellsOf({ ground, call, awayBefore }: LoadedRollCall): PupilCell[] {
  const names = namesInList(ground.roster)
  return ground.roster.map(({ childId }) => {
    const leave = ground.leaves.findLast((one) => one.childId === childId)
    const called = call?.exceptions.find((one) => one.childId === childId)?.reason
    return {
      childId,
      name: names.get(childId) ?? '',
      awayBefore: awayBefore.includes(childId),
      mark: call ? (called ?? 'present') : (leave?.kind ?? 'present'),
      ...(leave ? { leaveUntil: `至${monthDayText(leave.toOn)}` } : {}),
    }
  })
}

function dutiesOf({ duties, actor, now }: LoadedRollCall) {
  const { late, today, later, waiting } = deskGroups(duties, actor.role, now)
  return [...late, ...today, ...later, ...waiting]
}
