import { bySchool } from '#lib/rules/figures/silent-schools'

/** 一个班某一天的数字；没有姓名。 */
export type ClassAttendance = {
  readonly schoolId: string
  readonly schoolName: string
  readonly schoolPhone: string | null
  readonly className: string
  readonly state: 'submitted' | 'silent' | 'closed'
  readonly onRoll: number
  readonly enrolled: number
  readonly present: number
  readonly unexcused: number
  readonly sick: number
  readonly personal: number
  readonly late: number
}

const COUNTS = ['onRoll', 'enrolled', 'present', 'unexcused', 'sick', 'personal', 'late'] as const

/** 几个班合起来：在册、已点名的班应到与实到、缺的各是什么，还有几个班没有点名。 */
export type Attendance = Readonly<Record<(typeof COUNTS)[number], number>> & {
  readonly classes: number
  /** 今天上课而还没有点名的班。 */
  readonly silent: readonly string[]
}

export type SchoolAttendance = Attendance & {
  readonly schoolId: string
  readonly schoolName: string
  readonly schoolPhone: string | null
}

/** 随时掌握在校情况（DDK-4.4.1）：没有点名的班只算在册，不算到、不算缺。 */
export function attendanceOf(classes: readonly ClassAttendance[]): Attendance {
  const called = classes.filter(({ state }) => state === 'submitted')
  const sum = (key: (typeof COUNTS)[number]) =>
    (key === 'onRoll' ? classes : called).reduce((total, one) => total + one[key], 0)
  return {
    classes: classes.length,
    silent: classes.filter(({ state }) => state === 'silent').map(({ className }) => className),
    onRoll: sum('onRoll'),
    enrolled: sum('enrolled'),
    present: sum('present'),
    unexcused: sum('unexcused'),
    sick: sum('sick'),
    personal: sum('personal'),
    late: sum('late'),
  }
}

/** 按学校各成一行。 */
export function attendanceBySchool(classes: readonly ClassAttendance[]): readonly SchoolAttendance[] {
  return bySchool(classes).map((group) => {
    const [{ schoolId, schoolName, schoolPhone }] = group
    return { ...attendanceOf(group), schoolId, schoolName, schoolPhone }
  })
}

export const ATTENDANCE_ROWS = ['all', 'silent', 'unexcused', 'excused'] as const
export type AttendanceRows = (typeof ATTENDANCE_ROWS)[number]

/** 一个数由哪几所学校数出来：没有点名的班、无故缺勤、请了假的。 */
export function rowsBehind(rows: readonly SchoolAttendance[], which: AttendanceRows) {
  const kept: Readonly<Record<AttendanceRows, (row: SchoolAttendance) => boolean>> = {
    all: () => true,
    silent: ({ silent }) => silent.length > 0,
    unexcused: ({ unexcused }) => unexcused > 0,
    excused: ({ sick, personal }) => sick + personal > 0,
  }
  return rows.filter(kept[which])
}
