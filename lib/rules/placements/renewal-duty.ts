import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import { type Calendars, deriveDeadline } from '#lib/rules/clocks/derive-deadline'
import type { DutyStarted } from '#lib/rules/clocks/duties-started'
import type { PolicyProfile } from '#lib/rules/policy/profile'

/**
 * 期满前重新申请的时限（L1-11）：截止日前若干日（档案）届满；那一日已过的，限至截止日当天。
 * 起算的一刻由调用者给；事件名由续开它的那一步写。
 */
export function renewalDuty(
  { deferral }: Pick<PolicyProfile, 'deferral'>,
  startAt: Instant,
  untilOn: PlainDate,
  calendars: Calendars,
): Omit<DutyStarted, 'event'> {
  const startOn = dayOf(startAt)
  const renewBy = addDays(untilOn, -deferral.value.renewBeforeDays)
  const amount = Math.max(0, daysBetween(startOn, renewBy > startOn ? renewBy : untilOn))
  return {
    duty: 'deferral_renewal',
    clause: deferral.clause,
    startAt,
    amount,
    unit: 'calendar_day',
    owner: 'township',
    recipients: [],
    warning: false,
    ...deriveDeadline(startAt, { amount, unit: 'calendar_day' }, calendars),
  }
}
