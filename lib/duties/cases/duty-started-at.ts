import { type Instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CLOCK_EVENTS, type ClockEvent } from '#lib/rules/clocks/clock-events'
import { type DutyStarted, dutiesStarted, persuasionEnds } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CasePolicy } from './case-policy.ts'

/** 档案里没有单列天数的：责令改正与通知书同一天数、同一条款（L1-58）。 */
const SAME_TERM_AS: Partial<Readonly<Record<DutyCode, DutyCode>>> = { order_expiry: 'return_by' }

/** 这项义务的数额、单位、末日顺延照档案里哪一项。 */
export function termLikeOf(duty: DutyCode): DutyCode {
  return SAME_TERM_AS[duty] ?? duty
}

/** 同一义务有几条规则时（首次劝返起算、劝返无效起算），续开先用哪一条。 */
const IN_ORDER: readonly ClockEvent[] = ['first_persuasion', ...CLOCK_EVENTS]

/**
 * 不由档案事件起算、而由步骤续开的一项义务（再次入户、退回后的书面报告）：数额、单位取档案里这项义务的规则。
 * 档案里没有这项义务是程序错误，抛出。
 */
export function dutyStartedAt(policy: CasePolicy, duty: DutyCode, startAt: Instant): DutyStarted {
  const wanted = termLikeOf(duty)
  for (const event of IN_ORDER) {
    const found = dutiesStarted(policy.profile, event, startAt, policy.calendars).find(
      (started) => started.duty === wanted,
    )
    if (found) return { ...found, duty }
  }
  throw new Error(`profile ${policy.profile.code} has no term for ${duty}`)
}

/**
 * 又劝返一次之后的下一时限：再劝返一次；轮到那时劝返已满最长日数的，是书面报告，自满的那一刻起算（LX-2.2.5，L2-28）。
 * `awayOn` 是本轮缺勤的第一天。
 */
export function persuasionOrReport(policy: CasePolicy, startAt: Instant, awayOn: PlainDate): DutyStarted {
  const again = dutyStartedAt(policy, 'persuasion', startAt)
  const ends = persuasionEnds(policy.profile, startOfDay(awayOn), policy.calendars)
  return ends !== null && again.dueAt > ends ? dutyStartedAt(policy, 'written_report', ends) : again
}
