import type { Clock } from '#components/pieces/clock-text'
import { CASE_VERB_PAST, isCaseVerb } from '#lib/rules/cases/case-verbs'
import { CLOCK_EVENT_LABEL, isKeyOf } from '#lib/rules/labels'
import { clauseText } from './clause-text.tsx'

export type StoredClock = Omit<Clock, 'state' | 'today' | 'event' | 'metAt' | 'clause'> & {
  readonly clause: string
  readonly startEvent: string
  readonly status: string
  readonly metAt: string | null
  readonly brokenAt: string | null
}

/** 存下的时限 → 日条要的样子。 */
export function clockView(clock: StoredClock, now: { readonly at: string; readonly today: string }): Clock {
  return {
    startOn: clock.startOn,
    startAt: clock.startAt,
    dueAt: clock.dueAt,
    counted: clock.counted,
    skipped: clock.skipped,
    today: now.today,
    unit: clock.unit,
    amount: clock.amount,
    provisional: clock.provisional,
    clause: clauseText(clock.clause),
    event: startText(clock.startEvent),
    state: stateOf(clock, now.at),
    metAt: clock.metAt ?? undefined,
  }
}

/** 步骤的全句接不上“自……起”的，另给短的说法。 */
const STARTED_BY: Readonly<Record<string, string>> = {
  open_case: '立案',
  make_finding: '督导意见',
  recheck_finding: '复查',
  note_overdue: '上一时限届满',
  note_no_persuasion: '劝返时限届满',
  extend_observation: '观察期顺延',
  move_report: '系统移送报告',
  move_receipt: '签收时限届满',
  pass_observation: '观察期满',
  expire_placement: '限期届满',
  approve_placement: '批准',
}

/** 起算的事：档案里的事件，或续开它的那一步。 */
export function startText(event: string): string {
  if (isKeyOf(CLOCK_EVENT_LABEL, event)) return CLOCK_EVENT_LABEL[event]
  const short = STARTED_BY[event]
  if (short !== undefined) return short
  return isCaseVerb(event) ? CASE_VERB_PAST[event] : event
}

function stateOf(clock: StoredClock, at: string): Clock['state'] {
  if (clock.status === 'met') return clock.brokenAt ? 'late' : 'met'
  if (clock.status === 'moved' || clock.status === 'paused') return clock.status
  return clock.dueAt < at ? 'broken' : 'running'
}
