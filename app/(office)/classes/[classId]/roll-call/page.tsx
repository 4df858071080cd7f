import type { Metadata } from 'next'
import { CorrectionForm } from '#components/attendance/correction-form'
import { deskGroups } from '#components/attendance/duty-items'
import { RollCallForm } from '#components/attendance/roll-call-form'
import type { PupilCell } from '#components/attendance/roll-call-grid'
import { RollCallResult } from '#components/attendance/roll-call-result'
import { beijing, dayText, monthDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
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
        <div className="flex flex-col gap-6">
          <RollCallResult
            call={call}
            today={now.today}
            recordedLate={
              beijing(call.at).day > day
                ? `补报：${monthDayText(day)}的点名，${monthDayText(beijing(call.at).day)}才记录。`
                : null
            }
            duties={dutiesOf(found)}
          />
          <div className="flex flex-col items-start gap-3">
            <LinkButton href={desk.path} variant="primary">
              回{desk.label}
            </LinkButton>
            <CorrectionForm
              key={call.rollCallId}
              rollCallId={call.rollCallId}
              pupils={pupils}
              correct={correctRollCallAction}
            />
          </div>
        </div>
      ) : closed ? (
        <Notice kind="info" title={closed} />
      ) : ground.roster.length === 0 ? (
        <Notice kind="info" title="这个班还没有编入学生，不用点名。" />
      ) : (
        <RollCallForm classId={ground.class.id} day={day} pupils={pupils} submit={submitRollCallAction} />
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

function dutiesOf({ call, duties, day, actor, now }: LoadedRollCall) {
  const absent = call?.exceptions.filter(({ reason }) => reason === 'unexcused') ?? []
  const own = duties.filter(
    ({ childId, clock, kase }) =>
      kase === null && clock.startOn === day && absent.some((one) => one.childId === childId),
  )
  const { late, today, later, waiting } = deskGroups(own, actor.role, now)
  return [...late, ...today, ...later, ...waiting]
}
