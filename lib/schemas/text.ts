import { z } from 'zod'

const CONTROL = /[^\P{Cc}\n]/u
// 改变阅读方向的隐形字符：能让同一段文字看起来是另一个意思。
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim()
}

/** 字数：按字算，不按字节，也不按 UTF-16 单元（𠮷 是一个字）。 */
export function characterCount(text: string): number {
  return [...text].length
}

function wellFormed(max: number) {
  return z
    .string('请填写文字')
    .overwrite(tidy)
    .refine((text) => text.length <= max * 2 && characterCount(text) <= max, `请不要超过 ${max} 字`)
    .refine((text) => text.isWellFormed(), '含有不完整的字符，请删去后重新输入')
    .refine((text) => !CONTROL.test(text) && !DIRECTION.test(text), '含有看不见的控制字符，请删去后重新输入')
}

/** 必填的一段文字：去掉首尾空白，至多 `max` 字，没有控制字符（换行除外）。`missing` 是没填时的话。 */
export function writtenText(max: number, missing = '请填写此项') {
  return wellFormed(max).refine((text) => text.length > 0, missing)
}

/** 可以不填的一段文字；不填就是空串。 */
export function optionalText(max: number) {
  return wellFormed(max)
}
