import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import {
  type ClassToPromote,
  listClassesToPromote,
  type SchoolInReach,
} from '#lib/data/rolls/roll-over-ground'
import { listRollOvers, type RollOver } from '#lib/data/rolls/roll-overs'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { type SchoolCalendar, schoolDay } from '#lib/rules/calendar/school-days'
import type { Official } from '#lib/rules/people/actor'
import {
  type Obstacle,
  obstacles,
  type Promotion,
  planPromotion,
  rollOverYear,
  takesOn,
} from '#lib/rules/rolls/roll-over'

/** 两天之间、录了学期的日子里，最后一个在校日；没有录学期的日子不猜。 */
function lastSchoolDayOf(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): PlainDate | null {
  for (let day = to; day >= from; day = addDays(day, -1)) {
    const inTerm = calendar.terms.some(({ startOn, endOn }) => startOn <= day && day <= endOn)
    if (inTerm && schoolDay(calendar, day).kind !== 'off') return day
  }
  return null
}

export type Draft = {
  readonly year: number
  readonly takesOn: PlainDate
  readonly classes: readonly ClassToPromote[]
  readonly lines: readonly Promotion[]
  readonly obstacles: readonly Obstacle[]
  /** 这一学年的历次，近的在前。 */
  readonly past: readonly RollOver[]
}

/** 预演：照今天的名册，整校会怎样升，什么挡着。页面、备办、确认三处看的是同一份。 */
export async function draftRollOver(
  tx: Tx,
  actor: Official,
  school: SchoolInReach,
  asked: {
    readonly today: PlainDate
    readonly newClasses: number | null
    readonly toSchoolId: string | null
  },
): Promise<Draft> {
  const { today } = asked
  const year = rollOverYear(today)
  const classes = await listClassesToPromote(tx, actor, school.id, plainDate(`${year}-09-01`))
  const past = await listRollOvers(tx, actor, school.id, year)
  const { school: calendar } = await loadCalendars(tx, actor, { schoolId: school.id })
  const lastSchoolDay = lastSchoolDayOf(calendar, today, plainDate(`${year}-08-31`))
  const leaving = planPromotion({ classes, newClasses: 0 }).flatMap((line) =>
    line.kind === 'graduates' ? [line.from] : [],
  )
  const lines = planPromotion({ classes, newClasses: asked.newClasses ?? leaving.length })
  const { toSchoolId } = asked
  const ground = {
    ...{ today, year, lastSchoolDay },
    done: past.some(({ state }) => state === 'confirmed'),
    toSchool: new Map(toSchoolId ? leaving.map(({ classId }) => [classId, toSchoolId]) : []),
  }
  return { year, takesOn: takesOn(year, classes), classes, lines, past, obstacles: obstacles(lines, ground) }
}
