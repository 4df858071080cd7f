import type { Instant } from '#lib/rules/calendar/instant'
import { dayOf, endOfDay } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import type { Role } from '#lib/rules/people/roles'
import type { DutyRule, PolicyProfile, Recipient, Sourced } from '#lib/rules/policy/profile'
import type { ClockEvent, ClockUnit } from './clock-events.ts'
import { type Calendars, type Derivation, deriveDeadline } from './derive-deadline.ts'
import type { DutyCode } from './duty-codes.ts'

/** 一个事件起算的一项义务：谁欠、欠什么、凭哪条、何时到期、逐日怎么数的。 */
export type DutyStarted = Derivation & {
  readonly duty: DutyCode
  readonly clause: string
  readonly event: ClockEvent
  readonly startAt: Instant
  readonly amount: number
  readonly unit: ClockUnit
  readonly owner: Role
  readonly recipients: readonly Recipient[]
  readonly warning: boolean
}

function start({ value, clause }: Sourced<DutyRule>, startAt: Instant, calendars: Calendars): DutyStarted {
  const { duty, event, amount, unit, owner, recipients, hourMode, firstLesson, rollsOverHolidays, warning } =
    value
  const term = {
    amount,
    unit,
    ...(hourMode ? { hourMode } : {}),
    ...(firstLesson ? { firstLesson } : {}),
    ...(rollsOverHolidays ? { rollsOverHolidays } : {}),
  }
  return {
    duty,
    clause,
    event,
    startAt,
    amount,
    unit,
    owner,
    recipients,
    warning: warning ?? false,
    ...deriveDeadline(startAt, term, calendars),
  }
}

/** 这个事件在这份（合成后的）文件之下起算哪些义务。次序即文件里的次序。 */
export function dutiesStarted(
  profile: PolicyProfile,
  event: ClockEvent,
  startAt: Instant,
  calendars: Calendars,
): DutyStarted[] {
  return profile.duties
    .filter(({ value }) => value.event === event)
    .map((rule) => start(rule, startAt, calendars))
}

/** 书面报告由哪几个事件起算。 */
function reportEvents({ duties }: PolicyProfile): readonly ClockEvent[] {
  return duties.flatMap(({ value }) => (value.duty === 'written_report' ? [value.event] : []))
}

/**
 * 劝返最长到哪一刻（LX-2.2.5，L2-28）：自缺勤起满档案所定的在校日，那天终了。
 * 书面报告自发现起算、不等劝返的（大渡口）没有这一刻，给空：再满时的另有 `find_again`。
 */
export function persuasionEnds(
  profile: PolicyProfile,
  absentAt: Instant,
  calendars: Calendars,
): Instant | null {
  if (reportEvents(profile).includes('absence_found')) return null
  const amount = profile.persuasionLimit.value
  return deriveDeadline(absentAt, { amount, unit: 'school_day' }, calendars).dueAt
}

/**
 * 不记劝返，不赚时间（design 7）：缺勤次一在校日结束仍没有劝返记录的，书面报告的时限自那一刻起算。
 * 数额、单位取文件里「首次劝返」的（南安、大田），没有的取「劝返无效」的（临夏、国家）；
 * 书面报告自发现起算、不等劝返的（大渡口）给空。
 */
export function reportWithoutPersuasion(
  profile: PolicyProfile,
  absentAt: Instant,
  calendars: Calendars,
): DutyStarted[] {
  const startedBy = reportEvents(profile)
  if (startedBy.includes('absence_found')) return []
  const event = startedBy.includes('first_persuasion') ? 'first_persuasion' : 'persuasion_failed'
  let day = addDays(dayOf(absentAt), 1)
  while (schoolDay(calendars.school, day, calendars.grade).kind === 'off') day = addDays(day, 1)
  return dutiesStarted(profile, event, endOfDay(day), calendars).map((started) => ({
    ...started,
    event: 'unexcused_absence' as const,
  }))
}
