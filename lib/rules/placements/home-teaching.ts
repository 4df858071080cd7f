import { addDays, daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { HomeTeachingRule } from '#lib/rules/policy/profile'

export type TaughtSession = { readonly day: PlainDate; readonly minutes: number }

export type HomeTeachingStanding = {
  /** 计划开始以来上了多少课时（一课时四十分钟）。 */
  readonly hours: number
  readonly hoursDue: number
  readonly lastOn: PlainDate | null
  /** 距上一次（没有上过的，距开始）多少日。 */
  readonly idleDays: number
  readonly state: 'kept' | 'warned' | 'lapsed'
  /** 再没有记录，哪一天起回台账。 */
  readonly lapsesOn: PlainDate
}

export const MINUTES_PER_LESSON = 40

/**
 * 送教上门此刻怎样（DT-4.5.3，L5-17）：只有按周送、有记录的，才算在受教育；
 * 隔太久的先提醒，再久的回台账。学校放假的日子由档案的天数留足余地。
 */
export function homeTeachingStanding(
  rule: HomeTeachingRule,
  sessions: readonly TaughtSession[],
  fromOn: PlainDate,
  today: PlainDate,
): HomeTeachingStanding {
  const held = sessions.filter(({ day }) => day >= fromOn && day <= today)
  const lastOn = held.reduce<PlainDate | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  )
  const since = lastOn ?? fromOn
  const idleDays = Math.max(0, daysBetween(since, today))
  const minutes = held.reduce((sum, one) => sum + one.minutes, 0)
  return {
    hours: Math.round((minutes / MINUTES_PER_LESSON) * 10) / 10,
    hoursDue: Math.floor((rule.lessonsPerYear * Math.max(0, daysBetween(fromOn, today))) / 365),
    lastOn,
    idleDays,
    state: idleDays > rule.lapseAfterDays ? 'lapsed' : idleDays > rule.warnAfterDays ? 'warned' : 'kept',
    lapsesOn: addDays(since, rule.lapseAfterDays + 1),
  }
}
