import type { Instant } from '#lib/rules/calendar/instant'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Outcome } from '#lib/rules/outcome'
import { done, refuse } from '#lib/rules/outcome'
import type { CaseLine, CaseState } from './case-states.ts'
import { FIRST_STATE, STANDING_OF } from './case-states.ts'
import { stepOf } from './case-steps.ts'
import type { CaseVerb, Hand } from './case-verbs.ts'
import { carriesTheCase, DUTIES_OF, isCaseDuty } from './state-duties.ts'
import type { Step } from './step.ts'
import { opensOf, targetOf } from './step.ts'

export type RunningDuty = { readonly duty: DutyCode; readonly dueAt: Instant }

/** 个案上发生过的事；`opens` 是该事当时由时钟算出的时限。 */
export type CaseEvent =
  | { readonly kind: 'opened'; readonly line: CaseLine; readonly opens: readonly RunningDuty[] }
  | {
      readonly kind: 'step'
      readonly verb: CaseVerb
      readonly hand: Hand
      readonly at: Instant
      readonly opens: readonly RunningDuty[]
    }
  /** 督学会签不是个案步骤，但会签义务由它履行（DDK-4.5.2）。 */
  | { readonly kind: 'countersigned'; readonly at: Instant }
  /** 日历或请假使时限重算；已届满的不再改判。 */
  | { readonly kind: 'recomputed'; readonly at: Instant; readonly duty: DutyCode; readonly dueAt: Instant }
  /** 改正文字等；不动时限。 */
  | { readonly kind: 'edited'; readonly at: Instant }

export type CaseFold = {
  readonly line: CaseLine
  readonly state: CaseState
  readonly running: readonly RunningDuty[]
  /** 下一时限：能撑住个案的义务中最早届满的一项；已销号的没有。 */
  readonly next: RunningDuty | null
  /** 届满才办或未办的，随案保留。 */
  readonly failures: readonly {
    readonly duty: DutyCode
    readonly dueAt: Instant
    readonly notedAt: Instant
  }[]
  readonly relapses: number
}

/** 由事件重放出个案；事件不合步骤表的以值拒绝。 */
export function fold(events: readonly CaseEvent[]): Outcome<CaseFold> {
  const [first, ...rest] = events
  if (first === undefined || first.kind !== 'opened') return refuse({ code: 'not_found' })
  let kase = settle(first.line, FIRST_STATE[first.line], first.opens, [], 0)
  for (const event of rest) {
    const advanced = advance(kase, event)
    if (!advanced.ok) return advanced
    kase = advanced.value
  }
  return done(kase)
}

/** 在个案上接一件事。 */
export function advance(kase: CaseFold, event: CaseEvent): Outcome<CaseFold> {
  switch (event.kind) {
    case 'opened':
      return refuse({ code: 'changed_meanwhile' })
    case 'edited':
      return done(kase)
    case 'countersigned':
      return done(meet(kase, 'countersignature', event.at))
    case 'recomputed':
      return done(recompute(kase, event.duty, event.dueAt, event.at))
    case 'step':
      return advanceByStep(kase, event)
  }
}

/**
 * 一步之后还在走的义务：`ends` 所列与新状态所不容的停下，其余照走；不属本案的（当天报告等）从来不动。
 * 照走的不因本步重算，后办的事不得推后期限。
 */
export function dutiesThatRunOn(
  running: readonly RunningDuty[],
  step: Step,
  to: CaseState,
): readonly RunningDuty[] {
  const ends: readonly DutyCode[] = step.ends ?? []
  return running.filter(
    ({ duty }) => !isCaseDuty(duty) || (!ends.includes(duty) && DUTIES_OF[to].includes(duty)),
  )
}

/**
 * 办一步要起算什么：先按档案以 `starts` 起算；`fallback` 只在档案未起算、又没有别的义务在走时才开。
 * `running` 为本步之前在走的义务。
 */
export function openingOf(
  step: Step,
  line: CaseLine,
  running: readonly RunningDuty[],
): { readonly starts: ClockEvent | null; readonly fallback: DutyCode | null } {
  const to = targetOf(step, line)
  const runOn = dutiesThatRunOn(running, step, to)
  const blocked = runOn.some(({ duty }) => duty === step.unlessRunning)
  const starts = step.starts === undefined || blocked ? null : step.starts
  const fallback = runOn.some(({ duty }) => carriesTheCase(duty)) ? null : opensOf(step, line)
  return { starts, fallback }
}

function advanceByStep(kase: CaseFold, event: CaseEvent & { kind: 'step' }): Outcome<CaseFold> {
  const step = stepOf(kase.state, event.verb)
  if (step === null || (step.only !== undefined && step.only !== kase.line))
    return refuse({ code: 'step_not_open', verb: event.verb, state: kase.state })
  if (!step.by.includes(event.hand)) return refuse({ code: 'not_allowed' })
  const to = targetOf(step, kase.line)
  const runOn = dutiesThatRunOn(kase.running, step, to)
  const opened = event.opens.filter(
    ({ duty }) => DUTIES_OF[to].includes(duty) && !runOn.some((kept) => kept.duty === duty),
  )
  const late = kase.running
    .filter((held) => !runOn.includes(held) && event.at > held.dueAt)
    .map(({ duty, dueAt }) => ({ duty, dueAt, notedAt: event.at }))
  const relapses = kase.relapses + (event.verb === 'relapse' ? 1 : event.verb === 'withdraw_relapse' ? -1 : 0)
  return done(settle(kase.line, to, [...runOn, ...opened], [...kase.failures, ...late], relapses))
}

function meet(kase: CaseFold, duty: DutyCode, at: Instant): CaseFold {
  const met = kase.running.find((held) => held.duty === duty)
  if (met === undefined) return kase
  const late = at > met.dueAt ? [{ duty, dueAt: met.dueAt, notedAt: at }] : []
  const running = kase.running.filter((held) => held !== met)
  return settle(kase.line, kase.state, running, [...kase.failures, ...late], kase.relapses)
}

function recompute(kase: CaseFold, duty: DutyCode, dueAt: Instant, at: Instant): CaseFold {
  const running = kase.running.map((held) =>
    held.duty === duty && at <= held.dueAt ? { duty, dueAt } : held,
  )
  return settle(kase.line, kase.state, running, kase.failures, kase.relapses)
}

function settle(
  line: CaseLine,
  state: CaseState,
  running: readonly RunningDuty[],
  failures: CaseFold['failures'],
  relapses: number,
): CaseFold {
  if (STANDING_OF[state] === 'closed') return { line, state, running: [], next: null, failures, relapses }
  const carrying = running.filter(({ duty }) => carriesTheCase(duty))
  if (carrying.length === 0) throw new Error(`个案在 ${state} 没有下一时限`)
  const next = carrying.reduce((earliest, held) => (held.dueAt < earliest.dueAt ? held : earliest))
  return { line, state, running, next, failures, relapses }
}
