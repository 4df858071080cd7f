import { clockView } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { DayStrip } from '#components/pieces/day-strip'
import { MomentText } from '#components/ui/date-text'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import type { CaseDeadline } from '#lib/data/cases/find-case'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { whyOf } from './why-of.ts'

/** 在走的每一项时限：归谁、哪天到期、为何是这天，逐日画出。 */
export function CaseClocks({ loaded }: { loaded: LoadedCase }) {
  const { kase, now, policy } = loaded
  const running = kase.deadlines
    .filter((one) => one.status === 'running' || one.status === 'paused')
    // 提醒过了时点就不再是提醒，也从不算逾期。
    .filter((one) => !one.warning || one.dueAt >= now.at)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  if (running.length === 0) return <p className="text-muted">没有在走的时限。</p>
  return (
    <ol className="flex flex-col gap-8">
      {running.map((deadline) => {
        const why = whyOf(policy.profile, deadline)
        return (
          <li key={deadline.id} className="min-w-0">
            <h3 className="mb-2 flex flex-wrap items-baseline gap-x-4 text-base">
              {dutyLabel(deadline.duty)}
              {deadline.round > 1 ? (
                <span className="font-normal text-muted">第{deadline.round}次</span>
              ) : null}
              <span className="text-sm font-normal text-muted">由{deadline.ownerUnit.name}承担</span>
              {deadline.warning ? (
                <span className="text-sm font-normal text-muted">只作提醒，不算逾期</span>
              ) : null}
            </h3>
            <DayStrip {...clockView(deadline, now)} />
            {why ? (
              <p className="mt-2 text-sm text-muted">
                文件原话：“{why.words}”{why.reading ? `；本系统读法：${why.reading}` : ''}
              </p>
            ) : null}
            {deadline.changes.map((change) => (
              <p key={change.newDueAt} className="mt-1 text-sm text-muted">
                曾改期：{change.why}
              </p>
            ))}
          </li>
        )
      })}
    </ol>
  )
}

const ENDED: Readonly<Record<string, string>> = { met: '办结', moved: '逾期移交', void: '不再欠' }

/** 已经停下的时限：哪天该办、哪天办的、迟没迟、为何不再欠。 */
export function EndedClocks({ loaded }: { loaded: LoadedCase }) {
  const { kase, now } = loaded
  const ended = kase.deadlines.filter((one) => ENDED[one.status] !== undefined)
  if (ended.length === 0) return null
  return (
    <details className="mt-6">
      <summary className="min-h-11 cursor-pointer py-2 text-accent">已经停下的时限 {ended.length}项</summary>
      <Table
        caption="已经停下的时限；过了时点才办的，逾期永远留着"
        columns={[
          { key: 'duty', head: '义务', cell: (one: CaseDeadline) => dutyLabel(one.duty) },
          { key: 'owner', head: '承担', desktopOnly: true, cell: (one) => one.ownerUnit.name },
          { key: 'due', head: '应于', cell: (one) => <MomentText at={one.dueAt} today={now.today} /> },
          {
            key: 'end',
            head: '结果',
            cell: (one) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {ENDED[one.status]}
                {one.metAt ? <MomentText at={one.metAt} today={now.today} /> : null}
                {one.brokenAt ? <StateTag tone="late">逾期</StateTag> : null}
                {one.endedWhy}
              </span>
            ),
          },
        ]}
        rows={ended}
        rowKey={(one) => one.id}
        empty=""
      />
    </details>
  )
}
