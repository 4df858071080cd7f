const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

const digitOf = (gradeNo: number) => DIGITS[gradeNo] ?? String(gradeNo)

/** 三年级。 */
export function gradeName(gradeNo: number): string {
  return `${digitOf(gradeNo)}年级`
}

/** 三年(2)班。 */
export function className(gradeNo: number, classNo: number): string {
  return `${digitOf(gradeNo)}年(${classNo})班`
}

/** 年级的代码：校码加两位年级；班的再加两位班次。 */
export function gradeCode(schoolCode: string, gradeNo: number): string {
  return `${schoolCode}${String(gradeNo).padStart(2, '0')}`
}

export function classCode(schoolCode: string, gradeNo: number, classNo: number): string {
  return `${gradeCode(schoolCode, gradeNo)}${String(classNo).padStart(2, '0')}`
}
