import type { Instant } from '#lib/rules/calendar/instant'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import { NATIONAL } from '#lib/rules/policy/national'
import type { PolicyProfile } from '#lib/rules/policy/profile'

export type TransferEvent = Extract<
  ClockEvent,
  | 'transfer_asked'
  | 'transfer_offered'
  | 'transfer_sent'
  | 'transfer_arrived'
  | 'transfer_placed'
  | 'outside_schooling_found'
>

/** 转学一事起算的时限（J25-15）。早先采用的一版里还没有转学的，照国家底座：哪个县都关不掉。 */
export function transferTerms(
  profile: PolicyProfile,
  event: TransferEvent,
  at: Instant,
  calendars: Calendars,
): readonly DutyStarted[] {
  const own = dutiesStarted(profile, event, at, calendars)
  return own.length > 0 ? own : dutiesStarted(NATIONAL, event, at, calendars)
}
