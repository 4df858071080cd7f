import { clockView } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { DayStrip } from '#components/pieces/day-strip'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { whyOf } from './why-of.ts'

/** 在走的每一项时限：归谁、哪天到期、为何是这天，逐日画出。 */
export function CaseClocks({ loaded }: { loaded: LoadedCase }) {
  const { kase, now, policy } = loaded
  const running = kase.deadlines
    .filter((one) => one.status === 'running' || one.status === 'paused' || one.status === 'moved')
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
