import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { AttendanceMark } from './absence-reasons.ts'
import { CLASS_OF_MARK } from './absence-reasons.ts'
import type { AttendanceHistory, Signal, StartingTrigger } from './starting-signal.ts'
import { startingSignal } from './starting-signal.ts'
import type { MarkedDay } from './streaks.ts'

/** 事后改变一日性质的两件事：请假获批（补假），或点名更正。迟到、到校不因请假改变。 */
export type Change =
  | {
      readonly kind: 'leave_approved'
      readonly fromOn: PlainDate
      readonly toOn: PlainDate
      readonly reason: 'sick' | 'personal'
    }
  | { readonly kind: 'correction'; readonly day: PlainDate; readonly to: AttendanceMark }

export type Reclassified = {
  readonly day: PlainDate
  readonly from: AttendanceMark
  readonly to: AttendanceMark
}

/** 因本次缺勤所开的时限；只有以缺勤起算的会回拨，以劝返、送达等另一件事起算的不动。 */
export type AbsenceClock = {
  readonly duty: DutyCode
  readonly startEvent: ClockEvent
  readonly startOn: PlainDate
  readonly status: 'running' | 'met' | 'broken'
}

/** `void` 不再欠；`restart` 改自 `startOn` 起算；`stand` 已办或已届满，不改判。 */
export type Rewind = {
  readonly clock: AbsenceClock
  readonly act: 'void' | 'restart' | 'stand'
  readonly startOn: PlainDate | null
  readonly why: string
}

export type Reclassification = {
  readonly marks: readonly MarkedDay[]
  readonly changed: readonly Reclassified[]
  readonly rewinds: readonly Rewind[]
  readonly signal: Signal
  /** 原立案日子均已更正而信号不再成立：可撤销立案（withdraw_signal）。 */
  readonly signalWithdrawn: boolean
}

const OF_THE_DAY: readonly DutyCode[] = ['guardian_contact', 'same_day_report']

/**
 * 请假获批或点名更正之后：哪几日改了性质，哪些时限回拨、回到哪天，信号还在不在。
 * 已办、已届满的不改判；每一项回拨都带一句痕迹。
 */
export function reclassify(
  history: AttendanceHistory,
  change: Change,
  clocks: readonly AbsenceClock[],
  trigger: StartingTrigger,
  now: Instant,
): Reclassification {
  const before = startingSignal(history, trigger, now)
  const changed: Reclassified[] = []
  const marks = history.marks.map((marked) => {
    const to = markAfter(marked, change)
    if (to === marked.mark) return marked
    changed.push({ day: marked.day, from: marked.mark, to })
    return { ...marked, mark: to }
  })
  const signal = startingSignal({ ...history, marks }, trigger, now)
  return {
    marks,
    changed,
    rewinds: clocks.flatMap((clock) => rewind(clock, changed, signal)),
    signal,
    signalWithdrawn: before.opens && !signal.opens,
  }
}

function markAfter(marked: MarkedDay, change: Change): AttendanceMark {
  if (change.kind === 'correction') return marked.day === change.day ? change.to : marked.mark
  const covered = change.fromOn <= marked.day && marked.day <= change.toOn
  return covered && CLASS_OF_MARK[marked.mark] === 'unexcused' ? change.reason : marked.mark
}

function rewind(clock: AbsenceClock, changed: readonly Reclassified[], signal: Signal): readonly Rewind[] {
  if (clock.startEvent !== 'unexcused_absence') return []
  const own = changed.find(({ day }) => day === clock.startOn)
  if (own === undefined || CLASS_OF_MARK[own.from] !== 'unexcused' || CLASS_OF_MARK[own.to] === 'unexcused')
    return []
  const what = `${clock.startOn} 由无故改为${WORD[own.to]}`
  if (clock.status !== 'running')
    return [{ clock, act: 'stand', startOn: clock.startOn, why: `${what}；此前已办结或已届满，不改判` }]
  if (OF_THE_DAY.includes(clock.duty) || !signal.opens)
    return [{ clock, act: 'void', startOn: null, why: `${what}，此项不再欠` }]
  return [{ clock, act: 'restart', startOn: signal.sinceOn, why: `${what}，改自 ${signal.sinceOn} 起算` }]
}

const WORD: Readonly<Record<AttendanceMark, string>> = {
  present: '到校',
  late: '迟到',
  sick: '病假',
  personal: '事假',
  unexcused: '无故',
}
