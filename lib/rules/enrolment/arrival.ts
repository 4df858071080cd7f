import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { type SchoolCalendar, schoolDay } from '#lib/rules/calendar/school-days'

/** 开学当天几点还没有编班到校的，算没有来（L1-11）；原文没有钟点，取放学之后。 */
const JUDGED_AT = '18:00'

/** 某年秋季的第一个在校日；九月里一个在校日也没有的是 null，不猜。 */
export function firstSchoolDay(calendar: SchoolCalendar, year: number): PlainDate | null {
  let day = plainDate(`${year}-09-01`)
  for (const last = addDays(day, 29); day <= last; day = addDays(day, 1))
    if (schoolDay(calendar, day).kind !== 'off') return day
  return null
}

/** 该不该看谁没有来：自开学当天放学之后起一个月；再往后的，是摸排的事。 */
export function judgesArrival(firstDay: PlainDate, at: Instant): boolean {
  const from = instant(`${firstDay}T${JUDGED_AT}:00+08:00`)
  const until = instant(`${addDays(firstDay, 30)}T${JUDGED_AT}:00+08:00`)
  return at >= from && at < until
}
