import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import {
  type SchoolCalendar,
  type SchoolDayOverride,
  type SchoolTerm,
  schoolDay,
} from '#lib/rules/calendar/school-days'
import { workCalendar } from '#lib/rules/calendar/working-days'

/** 示范所在的学年，与这一学年的在校日。 */
export type DemoYear = {
  /** 学年起始年。 */
  readonly firstYear: number
  readonly startOn: PlainDate
  readonly calendar: SchoolCalendar
  readonly terms: readonly SchoolTerm[]
  /** 全县停课的一天，日历上有据可查。 */
  readonly closedOn: PlainDate
  /** 从开学到 `to`（含）的在校日，由早到晚。 */
  daysTo(to: PlainDate): readonly PlainDate[]
  /** `from` 之后的若干个在校日。 */
  daysAfter(from: PlainDate, count: number): readonly PlainDate[]
}

/** 观察期满、销号的个案要有足够长的过去；开学不久就从上一学年写起。 */
const ENOUGH_SCHOOL_DAYS = 44
export const CLOSED_WHY = '台风停课'

/** 由今天定出示范的学年。 */
export function demoYear(today: PlainDate): DemoYear {
  const current = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  const thisYear = yearFrom(current, current)
  return thisYear.daysTo(today).length >= ENOUGH_SCHOOL_DAYS ? thisYear : yearFrom(current - 1, current)
}

function yearFrom(firstYear: number, lastYear: number): DemoYear {
  const terms = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => termsOf(firstYear + at)).flat()
  const startOn = plainDate(`${firstYear}-09-01`)
  const open: SchoolCalendar = { work: workCalendar(), terms, tenant: [], school: [] }
  const closedOn =
    between(open, plainDate(`${firstYear}-09-16`), plainDate(`${firstYear}-09-30`))[0] ?? startOn
  const closed: SchoolDayOverride = { day: closedOn, kind: 'off', why: CLOSED_WHY }
  const calendar = { ...open, tenant: [closed] }
  return {
    firstYear,
    startOn,
    calendar,
    terms,
    closedOn,
    daysTo: (to) => between(calendar, startOn, to),
    daysAfter: (from, count) => between(calendar, addDays(from, 1), addDays(from, 120)).slice(0, count),
  }
}

function between(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (schoolDay(calendar, day).kind !== 'off') days.push(day)
  }
  return days
}

function termsOf(year: number): readonly SchoolTerm[] {
  const next = year + 1
  const term = (name: string, startOn: string, endOn: string): SchoolTerm => ({
    name,
    startOn: plainDate(startOn),
    endOn: plainDate(endOn),
  })
  return [
    term(`${year}—${next}学年秋季学期`, `${year}-09-01`, `${next}-01-22`),
    term(`${year}—${next}学年春季学期`, `${next}-${year === 2025 ? '03-02' : '02-22'}`, `${next}-07-02`),
  ]
}
