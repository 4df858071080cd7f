import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import { type Calendars, deriveDeadline } from '#lib/rules/clocks/derive-deadline'
import type { PolicyProfile, SchoolingRule } from '#lib/rules/policy/profile'
import { placementTerm, placementTermText } from './placement-terms.ts'

/** 送教的起止：就学方式是送教上门的，不得长过所批的送教。 */
export type StandingPlacementTerm = { readonly untilOn: PlainDate }

/** 就学方式的起止不合规时怎样说；合规是 null。不超过档案所定的月数，每次到期都重新评估（L5-20）。 */
export function schoolingTermFault(
  rule: SchoolingRule,
  term: { readonly fromOn: PlainDate; readonly untilOn: PlainDate },
  today: PlainDate,
  homeTeaching: StandingPlacementTerm | null,
): string | null {
  const found = placementTerm(
    { maxMonths: rule.maxMonths, renewBeforeDays: rule.reviewBeforeDays },
    term.fromOn,
    term.untilOn,
    today,
  )
  if (!found.ok)
    return found.fault === 'too_long'
      ? `每次不超过 ${rule.maxMonths} 个月，到期重新评估`
      : placementTermText(found.fault, rule)
  if (homeTeaching && term.untilOn > homeTeaching.untilOn)
    return `送教只批到 ${homeTeaching.untilOn}，就学方式不能更长`
  return null
}

/** 到期之前重新评估并提出的时限（L5-18、L5-20）：截止日前若干日届满；那一日已过的，限至截止日当天。由学校承担，没有学校的由县教育局承担。 */
export function schoolingReview(
  { disabilitySchooling }: Pick<PolicyProfile, 'disabilitySchooling'>,
  startAt: Instant,
  untilOn: PlainDate,
  calendars: Calendars,
) {
  const startOn = dayOf(startAt)
  const reviewBy = addDays(untilOn, -disabilitySchooling.value.reviewBeforeDays)
  const amount = Math.max(0, daysBetween(startOn, reviewBy > startOn ? reviewBy : untilOn))
  return {
    duty: 'schooling_review' as const,
    clause: disabilitySchooling.clause,
    event: 'approve_schooling',
    startAt,
    amount,
    unit: 'calendar_day' as const,
    ...deriveDeadline(startAt, { amount, unit: 'calendar_day' }, calendars),
  }
}
