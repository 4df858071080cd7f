import 'server-only'
import { listTownshipClasses } from '#lib/data/figures-township'
import { attendanceBySchool, attendanceOf } from '#lib/rules/attendance/school-attendance'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'

/** 本乡镇今日在校情况；本地文件没有这一条的是 null。 */
export async function loadTownshipAttendance(actor: Official) {
  const { townshipAttendance } = await loadProfile(actor)
  if (!townshipAttendance.value) return null
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const classes = await db.asActor(actor, (tx) => listTownshipClasses(tx, actor, today))
  return {
    ...{ at, today, clause: townshipAttendance.clause },
    whole: attendanceOf(classes),
    schools: attendanceBySchool(classes),
    open: classes.filter(({ state }) => state !== 'closed').length,
  }
}
