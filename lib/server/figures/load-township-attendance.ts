import 'server-only'
import type { Tx } from '#lib/data/database'
import { listTownshipClasses } from '#lib/data/figures-township'
import { findPolicy } from '#lib/data/policies'
import { attendanceBySchool, attendanceOf } from '#lib/rules/attendance/school-attendance'
import { dayOf, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { NATIONAL } from '#lib/rules/policy/national'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { deps } from '#lib/server/deps'

/** 本乡镇今日在校情况；本地文件没有这一条的是 null。 */
export async function loadTownshipAttendance(actor: Official) {
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  return db.asActor(actor, async (tx) =>
    readTownshipAttendance(tx, actor, (await findPolicy(tx, actor, now.today))?.profile ?? NATIONAL, now),
  )
}

/** 同上，在别人开的事务里，今天的文件已经读过的。 */
export async function readTownshipAttendance(
  tx: Tx,
  actor: Official,
  { townshipAttendance }: PolicyProfile,
  { at, today }: { readonly at: Instant; readonly today: PlainDate },
) {
  if (!townshipAttendance.value) return null
  const classes = await listTownshipClasses(tx, actor, today)
  return {
    ...{ at, today, clause: townshipAttendance.clause },
    whole: attendanceOf(classes),
    schools: attendanceBySchool(classes),
    open: classes.filter(({ state }) => state !== 'closed').length,
  }
}
