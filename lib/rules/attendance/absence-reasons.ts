/** 点名的例外。到校是默认；失联是联系家长的结果，不是缺勤的理由。 */
export const ABSENCE_REASONS = ['unexcused', 'sick', 'personal', 'late'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** 一名学生一日的点名结果：没有例外即到校。 */
export type AttendanceMark = 'present' | AbsenceReason

/** 迟到的人到了校；病假、事假是有理由的不到；只有无故不到起算时限（DT-3.4.2，NA-3.5，DDK-4.4.2）。 */
export type AttendanceClass = 'present' | 'excused' | 'unexcused'

export const CLASS_OF_MARK: Readonly<Record<AttendanceMark, AttendanceClass>> = {
  present: 'present',
  late: 'present',
  sick: 'excused',
  personal: 'excused',
  unexcused: 'unexcused',
}

/** 文字是否为缺勤类别；「失联」不是。 */
export function isAbsenceReason(text: string): text is AbsenceReason {
  return (ABSENCE_REASONS as readonly string[]).includes(text)
}

/** 是否计入到校人数。 */
export function isAtSchool(mark: AttendanceMark): boolean {
  return CLASS_OF_MARK[mark] === 'present'
}
