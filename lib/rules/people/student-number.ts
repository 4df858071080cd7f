import { parseResidentId } from './resident-id.ts'

/** 学籍号类别：G 正式，L 临时，J 暂无公民身份号码。 */
export type StudentNumberKind = 'formal' | 'temporary' | 'without_id'

export type StudentNumberFault = 'wrong_form' | 'wrong_check_digit'

export const STUDENT_NUMBER_FAULT_TEXT: Readonly<Record<StudentNumberFault, string>> = {
  wrong_form: '学籍号应为 G、L 或 J 加 18 位，请核对。',
  wrong_check_digit: '正式学籍号（G）后 18 位不是有效的公民身份号码，请核对。',
}

export type ParsedStudentNumber =
  | {
      readonly ok: true
      readonly value: { readonly number: string; readonly kind: StudentNumberKind }
      /** J 号校验位有个体差异，只提醒不拒绝。 */
      readonly warning: 'check_digit' | null
    }
  | { readonly ok: false; readonly fault: StudentNumberFault }

const KINDS: Readonly<Record<string, StudentNumberKind>> = { G: 'formal', L: 'temporary', J: 'without_id' }

/** 校验学籍号的形式。学籍号与公民身份号码是两个独立字段，不得互推。 */
export function parseStudentNumber(text: string): ParsedStudentNumber {
  const number = text.replace(/\s/gu, '').toUpperCase()
  const kind = KINDS[number.charAt(0)]
  if (kind === undefined || !/^[GLJ]\d{17}[\dX]$/.test(number)) return { ok: false, fault: 'wrong_form' }
  const valid = parseResidentId(number.slice(1)).ok
  if (kind === 'formal' && !valid) return { ok: false, fault: 'wrong_check_digit' }
  return {
    ok: true,
    value: { number, kind },
    warning: kind === 'without_id' && !valid ? 'check_digit' : null,
  }
}
