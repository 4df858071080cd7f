import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isPlainDate, plainDate } from '#lib/rules/calendar/plain-date'

export type ResidentId = {
  readonly number: string
  /** 申领时的区划，不等于现户籍地。 */
  readonly issuedCounty: string
  readonly birthOn: PlainDate
  readonly gender: 'male' | 'female'
}

export type ResidentIdFault = 'wrong_length' | 'wrong_characters' | 'impossible_date' | 'wrong_check_digit'

export const RESIDENT_ID_FAULT_TEXT: Readonly<Record<ResidentIdFault, string>> = {
  wrong_length: '公民身份号码应为 18 位，请核对位数。',
  wrong_characters: '公民身份号码前 17 位为数字，末位为数字或 X，请核对。',
  impossible_date: '公民身份号码中的出生日期不存在，请对照户口簿核对第 7 至 14 位。',
  wrong_check_digit: '公民身份号码末位校验不符，请逐位核对。',
}

export type ParsedResidentId =
  | { readonly ok: true; readonly value: ResidentId }
  | { readonly ok: false; readonly fault: ResidentIdFault }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/**
 * 校验公民身份号码（GB 11643-1999）。空格与小写 x 予以规整；
 * 先看位数与字符，再看出生日期，最后看校验位。性别、生日是否与登记一致由调用者另比。
 */
export function parseResidentId(text: string): ParsedResidentId {
  const number = text.replace(/\s/gu, '').toUpperCase()
  if (number.length !== 18) return { ok: false, fault: 'wrong_length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, fault: 'wrong_characters' }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPlainDate(birth) || birth < '1900-01-01') return { ok: false, fault: 'impossible_date' }
  if (number.at(17) !== residentIdCheckDigit(number)) return { ok: false, fault: 'wrong_check_digit' }
  return {
    ok: true,
    value: {
      number,
      issuedCounty: number.slice(0, 6),
      birthOn: plainDate(birth),
      gender: Number(number.at(16)) % 2 === 1 ? 'male' : 'female',
    },
  }
}

/** 前 17 位应有的校验位；给不足 17 位数字的无意义。 */
export function residentIdCheckDigit(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0)
  return CHECK_DIGITS.charAt(sum % 11)
}
