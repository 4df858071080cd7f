import type { RollCallGround } from '#lib/data/roll-call-ground'
import type { Exception } from '#lib/data/roll-calls'
import { type AbsenceReason, isAtSchool } from '#lib/rules/attendance/absence-reasons'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { done, type Outcome, refuse } from '#lib/rules/outcome'

/** 补报往日点名至多回溯几日；更早的改动走更正，或由学校另行核实。 */
export const BACK_DAYS = 7

/** 这一天能不能点名：没到的、太久以前的、不上课的都不能，并说为什么（LX-2.2.1）。 */
export function openDay(ground: RollCallGround, day: PlainDate, today: PlainDate): Outcome<null> {
  if (day > today) return refuse({ code: 'future_day', day })
  if (day < addDays(today, -BACK_DAYS)) {
    const fields = { day: `只能补报 ${BACK_DAYS} 日以内的点名。更早的请联系学校专干核实。` }
    return refuse({ code: 'invalid_input', fields })
  }
  const { grade, school } = ground.calendars
  const { kind, why } = schoolDay(school, day, grade)
  return kind === 'off' ? refuse({ code: 'closed_day', day, why: why ?? '不上课' }) : done(null)
}

/**
 * 报上来的例外 → 要写的例外。有一个不是本班的，整批不收。
 * 当日准假的学生没有到，一律按假条记，不记无故；迟到的是到了。
 */
export function takeMarks(
  ground: RollCallGround,
  given: readonly { readonly childId: string; readonly reason: AbsenceReason }[],
): Outcome<{ exceptions: readonly Exception[]; present: number; enrolled: number }> {
  const roster = new Set(ground.roster.map(({ childId }) => childId))
  const strangers = given.filter(({ childId }) => !roster.has(childId)).length
  if (strangers > 0) return refuse({ code: 'not_of_class', count: strangers })
  const exceptions = given.map(({ childId, reason }): Exception => {
    const leave = ground.leaves.findLast((one) => one.childId === childId)
    if (!leave || isAtSchool(reason)) return { childId, reason, leaveId: null }
    return { childId, reason: leave.kind, leaveId: leave.leaveId }
  })
  const away = exceptions.filter(({ reason }) => !isAtSchool(reason)).length
  return done({ exceptions, present: roster.size - away, enrolled: roster.size })
}
