import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { classroomReach } from '#lib/data/reach'
import { type AttendanceMark, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

export type AttendanceDay = {
  readonly day: PlainDate
  readonly mark: AttendanceMark
  readonly absenceId: string | null
}

/** 一段日子里这个孩子所在班点过名的各日，到没到。考勤不归乡镇、村看，查出来就是空的。 */
export async function listAttendanceDays(
  tx: Tx,
  actor: Official,
  sought: {
    readonly childId: string
    readonly classId: string
    readonly fromOn: PlainDate
    readonly toOn: PlainDate
  },
): Promise<readonly AttendanceDay[]> {
  const day = { gte: columnFromDay(sought.fromOn), lte: columnFromDay(sought.toOn) }
  const calls = await tx.rollCall.findMany({
    where: { AND: [classroomReach(actor), { classId: sought.classId, day, replacedById: null }] },
    orderBy: { day: 'asc' },
    select: {
      id: true,
      day: true,
      absences: { where: { childId: sought.childId }, select: { id: true, reason: true } },
    },
  })
  return calls.map((call) => {
    const absence = call.absences[0]
    return {
      day: dayFromColumn(call.day),
      mark: absence && isAbsenceReason(absence.reason) ? absence.reason : 'present',
      absenceId: absence?.id ?? null,
    }
  })
}
