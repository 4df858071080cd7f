import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, addMonths } from '#lib/rules/calendar/plain-date'
import type { DeferralRule } from '#lib/rules/policy/profile'
import { schoolYearOf } from '#lib/rules/rolls/school-age'

/** 三种限期销号：到期自己回台账。法律上没有「免学」（L1-11）。 */
export const PLACEMENTS = {
  deferral: { label: '缓学', clause: 'L1-11', status: 'deferred' },
  study_leave: { label: '休学', clause: 'L1-11', status: 'study_leave' },
  home_teaching: { label: '送教上门', clause: 'DT-4.5.3', status: 'home_teaching' },
} as const satisfies Record<
  string,
  { readonly label: string; readonly clause: string; readonly status: string }
>
export type Placement = keyof typeof PLACEMENTS

export const PLACEMENT_LABEL: Readonly<Record<Placement, string>> = {
  deferral: PLACEMENTS.deferral.label,
  study_leave: PLACEMENTS.study_leave.label,
  home_teaching: PLACEMENTS.home_teaching.label,
}

/** 限期销号的个案写是哪一种（附件1、附件2、附件3 的结果）；不在限期里的没有。`status` 是孩子的就学状态。 */
export function placedLabel(state: string, status: string): string | undefined {
  if (state !== 'placed') return undefined
  return Object.values(PLACEMENTS).find((one) => one.status === status)?.label
}

/** 文字是否为三种之一。 */
export function isPlacement(text: string): text is Placement {
  return Object.hasOwn(PLACEMENTS, text)
}

export type PlacementTermFault = 'ends_before_start' | 'too_long' | 'already_over' | 'starts_too_late'

/** 期限不合规时怎样说；月数来自档案。 */
export function placementTermText(
  fault: PlacementTermFault,
  { maxMonths }: Pick<DeferralRule, 'maxMonths'>,
): string {
  const texts: Readonly<Record<PlacementTermFault, string>> = {
    ends_before_start: '截止日期须晚于开始日期',
    too_long: `每次批准不超过 ${maxMonths} 个月；期满仍不能就学的，期满前重新申请`,
    already_over: '截止日期已经过了，请核对年份',
    starts_too_late: '开始日期最迟是下一个秋季开学的那个月，请核对年份',
  }
  return texts[fault]
}

export type PlacementTerm =
  | { readonly ok: true; readonly value: { readonly untilOn: PlainDate; readonly renewByOn: PlainDate } }
  | { readonly ok: false; readonly fault: PlacementTermFault }

/**
 * 一次批准的期限：不超过档案所定的月数，期满前若干日须重新申请；短于那几日的，当天起就可重提。
 * 开始不晚于下一个秋季开学：批准当天时限就停，写错了年份的会一停几年。
 */
export function placementTerm(
  rule: Pick<DeferralRule, 'maxMonths' | 'renewBeforeDays'>,
  fromOn: PlainDate,
  untilOn: PlainDate,
  today: PlainDate,
): PlacementTerm {
  if (untilOn <= fromOn) return { ok: false, fault: 'ends_before_start' }
  if (untilOn >= addMonths(fromOn, rule.maxMonths)) return { ok: false, fault: 'too_long' }
  if (untilOn <= today) return { ok: false, fault: 'already_over' }
  if (fromOn > `${schoolYearOf(today) + 1}-09-30`) return { ok: false, fault: 'starts_too_late' }
  const before = addDays(untilOn, -rule.renewBeforeDays)
  return { ok: true, value: { untilOn, renewByOn: before < fromOn ? fromOn : before } }
}

/** 届满次日起即已过期。 */
export function hasExpired(untilOn: PlainDate, today: PlainDate): boolean {
  return today > untilOn
}
