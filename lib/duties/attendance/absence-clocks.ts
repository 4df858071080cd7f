import type { Policy } from '#lib/data/policies'
import type { StartingTrigger } from '#lib/rules/attendance/starting-signal'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'

/** 当天的两件，按缺勤计；其余以缺勤起算的按个案计。 */
export const OF_THE_DAY: readonly DutyCode[] = ['guardian_contact', 'same_day_report']

/** 档案的立案信号，连同条款。 */
export function triggerOf(policy: Policy): StartingTrigger {
  const { value, clause } = policy.profile.absenceTrigger
  return { ...value, clause }
}

/** 缺勤自当日首节起；何时录入不改起点，晚录不赚时间。 */
export function lessonAt(policy: Pick<Policy, 'profile'>, day: PlainDate): Instant {
  const { value } = policy.profile.absenceTrigger
  return instant(`${day}T${value.mode === 'hours' ? value.firstLesson : '08:00'}:00.000+08:00`)
}
