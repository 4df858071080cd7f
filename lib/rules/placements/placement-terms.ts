import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, daysBetween } from '#lib/rules/calendar/plain-date'

/** 三种限期销号：到期自己回台账。法律上没有「免学」（L1-11）。 */
export const PLACEMENTS = {
  deferral: { label: '缓学', mostDays: 366, clause: 'L1-11' },
  study_leave: { label: '休学', mostDays: 366, clause: 'L1-11' },
  home_teaching: { label: '送教上门', mostDays: 366, clause: 'DT-4.5.3' },
} as const satisfies Record<
  string,
  { readonly label: string; readonly mostDays: number; readonly clause: string }
>
export type Placement = keyof typeof PLACEMENTS

export type PlacementTermFault = 'ends_before_start' | 'too_long'

export const PLACEMENT_TERM_FAULT_TEXT: Readonly<Record<PlacementTermFault, string>> = {
  ends_before_start: '截止日期须晚于开始日期。',
  too_long: '每次批准不超过一年；期满仍不能就学的，期满前十日重新申请。',
}

export type PlacementTerm =
  | { readonly ok: true; readonly value: { readonly untilOn: PlainDate; readonly renewByOn: PlainDate } }
  | { readonly ok: false; readonly fault: PlacementTermFault }

/** 期满前多少日须重新申请。 */
const RENEW_DAYS_BEFORE = 10

/** 一次批准的期限：不超过一年，期满十日前须重新申请；不足十日的批准，当天起就可重提。 */
export function placementTerm(placement: Placement, fromOn: PlainDate, untilOn: PlainDate): PlacementTerm {
  if (untilOn <= fromOn) return { ok: false, fault: 'ends_before_start' }
  if (daysBetween(fromOn, untilOn) > PLACEMENTS[placement].mostDays) return { ok: false, fault: 'too_long' }
  const tenBefore = addDays(untilOn, -RENEW_DAYS_BEFORE)
  return { ok: true, value: { untilOn, renewByOn: tenBefore < fromOn ? fromOn : tenBefore } }
}

/** 届满次日起即已过期。 */
export function hasExpired(untilOn: PlainDate, today: PlainDate): boolean {
  return today > untilOn
}
