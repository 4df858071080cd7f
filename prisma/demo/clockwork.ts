import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import { daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import { type Calendars, deriveDeadline } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/** 一份文件之下的时钟：事件起算什么，单开一项义务又从何时到何时。 */
export type Clockwork = {
  readonly profile: PolicyProfile
  started(event: ClockEvent, at: Instant): readonly DutyStarted[]
  /** 步骤表单开的义务；`until` 是限期销号的截止日。 */
  opened(duty: DutyCode, at: Instant, until?: PlainDate): DutyStarted
}

/** 以本县文件与日历造一只时钟。 */
export function clockworkOf(profile: PolicyProfile, calendars: Calendars): Clockwork {
  const rule = (duty: DutyCode) => {
    // 责令改正的期限与限期复学同长（L1-58 没有天数）。
    const wanted = duty === 'order_expiry' ? 'return_by' : duty
    const found = profile.duties.find(({ value }) => value.duty === wanted)
    if (!found) throw new Error(`${profile.code} says nothing of ${duty}`)
    return found
  }
  return {
    profile,
    started: (event, at) => dutiesStarted(profile, event, at, calendars),
    opened: (duty, at, until) => {
      if (duty === 'deferral_renewal') return renewal(profile, at, until ?? dayOf(at), calendars)
      const { value } = rule(duty)
      const one = dutiesStarted(profile, value.event, at, calendars).find(
        (started) => started.duty === value.duty,
      )
      if (!one) throw new Error(`${profile.code} starts no ${duty}`)
      return { ...one, duty }
    },
  }
}

// 期满十日前重新申请（L1-11）。
function renewal(profile: PolicyProfile, at: Instant, until: PlainDate, calendars: Calendars): DutyStarted {
  const { value, clause } = profile.deferral
  const amount = Math.max(1, daysBetween(dayOf(at), until) - value.renewBeforeDays)
  return {
    duty: 'deferral_renewal',
    clause,
    event: 'notice_served',
    startAt: at,
    amount,
    unit: 'calendar_day',
    owner: 'township',
    recipients: [],
    warning: false,
    ...deriveDeadline(at, { amount, unit: 'calendar_day' }, calendars),
  }
}

/** 时限届满之后，时钟动手的一刻。 */
export function justAfter(dueAt: Instant): number {
  return epochMs(dueAt) + 21_001
}
