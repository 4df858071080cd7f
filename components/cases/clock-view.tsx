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

/** 起算的事：档案里的事件，或续开它的那一步。 */
export function startText(event: string): string {
  if (isKeyOf(CLOCK_EVENT_LABEL, event)) return CLOCK_EVENT_LABEL[event]
  if (event === 'open_case') return '立案'
  return isCaseVerb(event) ? CASE_VERB_PAST[event] : event
}

function stateOf(clock: StoredClock, at: string): Clock['state'] {
  if (clock.status === 'met') return clock.brokenAt ? 'late' : 'met'
  if (clock.status === 'moved' || clock.status === 'paused') return clock.status
  return clock.dueAt < at ? 'broken' : 'running'
}
