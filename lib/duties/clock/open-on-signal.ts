import { type AwayKind, type AwayPupil, listAwayPupils } from '#lib/data/away-pupils'
import { loadCalendars } from '#lib/data/calendars'
import { openCase } from '#lib/data/cases/open-case'
import type { Tx } from '#lib/data/database'
import { findPolicy, type Policy } from '#lib/data/policies'
import { triggerOf } from '#lib/duties/attendance/absence-clocks'
import { openingFrom } from '#lib/duties/attendance/case-opening'
import type { Deps } from '#lib/duties/deps'
import { type Signal, startingSignal } from '#lib/rules/attendance/starting-signal'
import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { Clockwork } from '#lib/rules/people/actor'

/** 一名已经满时的学生，凭的是哪几天。 */
export type Ready = {
  readonly away: AwayPupil
  readonly calendars: Calendars
  readonly signal: Signal & { opens: true }
}

/** 按小时立案的地方（DDK-4.4.2）：此刻已经满时、还没有案的学生。按日立案的由点名立，给空。 */
export function listReady(deps: Deps, clock: Clockwork): Promise<readonly string[]> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, dayOf(at))
    const ready = policy ? await readyAmong(tx, clock, policy, { at, kind: 'without_case' }) : []
    return ready.map(({ away }) => away.pupil.childId)
  })
}

/**
 * 满时即立案，不等班里点名；恰好一次，停机之后补立，写明满的是哪一刻。
 * 两个后台同时来，后到的撞上「一人一案」，整个回滚。给出是否由此次办成。
 */
export function openOnSignal(deps: Deps, clock: Clockwork, childId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const policy = await findPolicy(tx, clock, dayOf(at))
    const [ready] = policy
      ? await readyAmong(tx, clock, policy, { at, kind: 'without_case', only: childId })
      : []
    if (!policy || !ready) return false
    const { away, calendars, signal } = ready
    const opening = openingFrom({ policy, calendars, at }, away.room, away.pupil, signal)
    const note = `自 ${signal.sinceOn} 首节起，${beijing(signal.metAt)} 已满时，未到校也没有请假`
    await openCase(tx, clock, { ...opening, note }, dayOf(at))
    return true
  })
}

/** 按小时立案的地方，此刻满了时的；按日立案的给空。 */
export async function readyAmong(
  tx: Tx,
  clock: Clockwork,
  policy: Policy,
  { at, kind, only }: { readonly at: Instant; readonly kind: AwayKind; readonly only?: string },
): Promise<readonly Ready[]> {
  const trigger = triggerOf(policy)
  if (trigger.mode !== 'hours') return []
  const calendars = new Map<string, Calendars>()
  const ready: Ready[] = []
  for (const away of await listAwayPupils(tx, clock, dayOf(at), kind, only ?? null)) {
    const { schoolId, gradeNo } = away.room
    const key = `${schoolId} ${gradeNo}`
    const known =
      calendars.get(key) ??
      (await loadCalendars(tx, clock, { schoolId, ...(gradeNo === null ? {} : { grade: gradeNo }) }))
    calendars.set(key, known)
    const history = { marks: away.marks, schoolDayOf: schoolDayOf(known.school, known.grade) }
    const signal = startingSignal(history, trigger, at)
    if (signal.opens) ready.push({ away, calendars: known, signal })
  }
  return ready
}

/** `2026-11-25 08:00`，北京时间。 */
export function beijing(at: Instant): string {
  return `${dayOf(at)} ${instant(epochMs(at) + 8 * 3_600_000).slice(11, 16)}`
}
