import type { ClassAttendance } from '#lib/rules/attendance/school-attendance'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import type { Official } from '#lib/rules/people/actor'
import { loadCalendarsOf } from './calendars.ts'
import type { Tx } from './database.ts'

type Row = Omit<ClassAttendance, 'state'> & { readonly gradeNo: number | null; readonly called: boolean }

/**
 * 坐落在本乡镇的学校，每个有学生的班某一天的数字（DDK-4.4.1）。点名与缺勤本身乡镇看不到，
 * 由数据库替它数好（township_attendance 迁移）：不是乡镇的、别的乡镇的，没有行。
 */
export async function listTownshipClasses(
  tx: Tx,
  actor: Official,
  day: PlainDate,
): Promise<readonly ClassAttendance[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select school_id::text as "schoolId", school_name as "schoolName", school_phone as "schoolPhone", class_name as "className",
      grade_no as "gradeNo", on_roll::int as "onRoll", called, enrolled, present, unexcused::int as unexcused, sick::int as sick,
      personal::int as personal, late::int as late
    from guard.township_attendance(${day}::date)`
  const calendars = await loadCalendarsOf(tx, actor)
  return rows.map(({ called, gradeNo, ...row }) => {
    const today = schoolDay(calendars({ schoolId: row.schoolId }).school, day, gradeNo ?? undefined)
    return { ...row, state: called ? 'submitted' : today.kind === 'off' ? 'closed' : 'silent' }
  })
}
