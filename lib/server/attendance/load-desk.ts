import 'server-only'
import { loadCalendars } from '#lib/data/calendars'
import { calledKey, listCalledDays, listClassStates } from '#lib/data/class-states'
import type { Tx } from '#lib/data/database'
import { listDeskDuties } from '#lib/data/desk-duties'
import { BACK_DAYS } from '#lib/duties/attendance/take-marks'
import { isPastCutOff } from '#lib/rules/attendance/cut-off'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

export type Now = { readonly at: Instant; readonly today: PlainDate }

/** 这次请求的此刻与今天（北京）。 */
export function now(): Now {
  const at = instant(deps().clock.now().getTime())
  return { at, today: dayOf(at) }
}

/** 学校一侧两张办公桌共有的：各班今天的点名、在走的时限、上不上课。 */
export async function readDesk(tx: Tx, actor: Official, { at, today }: Now) {
  const classes = await listClassStates(tx, actor, today)
  const schoolId = classes[0]?.schoolId
  const { school } = await loadCalendars(tx, actor, schoolId ? { schoolId } : {})
  const closedWhy = (day: PlainDate, grade: number | null): string | null => {
    const { kind, why } = schoolDay(school, day, grade ?? undefined)
    return kind === 'off' ? (why ?? '不上课') : null
  }
  const span = { fromOn: addDays(today, -BACK_DAYS), toOn: addDays(today, -1) }
  const classIds = classes.map(({ classId }) => classId)
  const called = await listCalledDays(tx, actor, classIds, span)
  const back = Array.from({ length: BACK_DAYS }, (_, at) => addDays(span.fromOn, at))
  return {
    classes: classes.map((one) => ({
      ...one,
      closed: closedWhy(today, one.gradeNo),
      /** 还能补报、该点而没有点的往日。 */
      missed: back.filter(
        (day) => closedWhy(day, one.gradeNo) === null && !called.has(calledKey(one.classId, day)),
      ),
    })),
    duties: await listDeskDuties(tx, actor),
    pastCutOff: isPastCutOff(today, at),
    nextSchoolDay: nextOpenDay(today, (day) => closedWhy(day, null)),
  }
}

export type DeskRead = Awaited<ReturnType<typeof readDesk>>

const SEARCH_DAYS = 200

function nextOpenDay(today: PlainDate, closed: (day: PlainDate) => string | null): PlainDate | null {
  for (let step = 1; step <= SEARCH_DAYS; step += 1) {
    const day = addDays(today, step)
    if (closed(day) === null) return day
  }
  return null
}
