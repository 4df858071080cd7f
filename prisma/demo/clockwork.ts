import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { renewalDuty } from '#lib/rules/placements/renewal-duty'
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
      if (duty === 'deferral_renewal')
        return { ...renewalDuty(profile, at, until ?? dayOf(at), calendars), event: 'notice_served' }
      const { value } = rule(duty)
      const one = dutiesStarted(profile, value.event, at, calendars).find(
        (started) => started.duty === value.duty,
      )
      if (!one) throw new Error(`${profile.code} starts no ${duty}`)
      return { ...one, duty }
    },
  }
}

/** 时限届满之后，时钟动手的一刻。 */
export function justAfter(dueAt: Instant): number {
  return epochMs(dueAt) + 21_001
}
