import { unmarkedDays } from '#lib/rules/attendance/unmarked-days'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { CalendarOf } from './calendars.ts'
import type { ClassToday } from './submission-wall.ts'

export type UnmarkedClass = {
  readonly classId: string
  readonly className: string
  readonly schoolName: string
  readonly schoolPhone: string | null
  /** 连着没有点名的在校日，早的在前。 */
  readonly days: readonly PlainDate[]
}

/**
 * 各班今日的点名里，连着没有点名的班，久的在前（F9）。照点名与校历现推，不另存状态：一点名就没有了。
 * 看得见哪些班由 `classes` 定（`listClassesToday`）；日历给到全县各校。
 */
export function unmarkedAmong(
  classes: readonly ClassToday[],
  today: PlainDate,
  calendarsOf: (of: CalendarOf) => Calendars,
): readonly UnmarkedClass[] {
  const found = classes.flatMap(
    ({ classId, className, gradeNo, schoolId, schoolName, schoolPhone, last, since }) => {
      if (since === null) return []
      const { school } = calendarsOf({ schoolId })
      const days = unmarkedDays({ today, since, last, kindOf: schoolDayOf(school, gradeNo ?? undefined) })
      return days.length > 0 ? [{ classId, className, schoolName, schoolPhone, days }] : []
    },
  )
  return found.toSorted((a, b) => b.days.length - a.days.length)
}
