import { addDays, isPlainDate, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 表格里读出的一格：字，或数（数字格式的单元格，号码已经不可信）。 */
export type Cell = string | number | null

/**
 * 一格的文字：全角空格、零宽字符去掉。为了让表格软件按文本打开，有的系统在号码前加一个撇号，
 * 或写成 `="…"`：都只是文本的写法，不是公式，还它原样。
 */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, '')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
  const quoted = /^="([^"]*)"$/u.exec(text)
  return quoted ? (quoted[1] ?? '') : text.replace(/^'(?=[\dGLJ])/iu, '')
}

/** 以数字格式存的号码，15 位以后已是零：原来是什么无从知道，不收。 */
export function isDamagedNumber(cell: Cell): boolean {
  return typeof cell === 'number' || /^\d(?:\.\d+)?E\+?\d+$/iu.test(cellText(cell))
}

const SERIAL_ZERO = plainDate('1899-12-30')

/**
 * 日期的几种写法：`20150607`、`2015-06-07`、`2015/6/7`、`2015年6月7日`，后面跟着零点的也认；
 * Excel 序列，存成 CSV 之后是五位数字的文本，也认。不是真实的日子为 null。
 */
export function readDay(cell: Cell): PlainDate | null {
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/[ T]0?0:00(?::00(?:\.0+)?)?Z?$/u, '')
  const serial = /^\d{5}$/u.test(text) ? Number(text) : 0
  if (serial > 20_000 && serial < 80_000) return addDays(SERIAL_ZERO, serial)
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/u.exec(text)
  if (!found) return null
  const [, year, month = found[4] ?? '', day = found[5] ?? ''] = found
  const day8 = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(day8) ? day8 : null
}

const DIGITS = '零一二三四五六七八九'

/** 班级的几种写法：`三年(2)班`、`三年级2班`、`三（2）班`、`初一(3)班`、`0302`；年级另列时班级可以只写 `2班`。 */
export function readClass(className: string, gradeName: string): { gradeNo: number; classNo: number } | null {
  const text = className.normalize('NFKC').replace(/[\s()级第]/gu, '')
  const code = /^(\d{1,2})(\d{2})$/u.exec(text)
  if (code && gradeName === '') return inRange(Number(code[1]), Number(code[2]))
  const whole = /^(初?[一二三四五六七八九]|[1-9])年?(\d{1,2}|[一二三四五六七八九十])班$/u.exec(text)
  if (whole && gradeName === '') return inRange(gradeOf(whole[1] ?? ''), numberOf(whole[2] ?? ''))
  const inGrade = /(\d{1,2}|[一二三四五六七八九十])班?$/u.exec(text)
  const grade = /^(初?[一二三四五六七八九]|[1-9])年?级?$/u.exec(
    gradeName.normalize('NFKC').replace(/\s/gu, ''),
  )
  return inGrade && grade ? inRange(gradeOf(grade[1] ?? ''), numberOf(inGrade[1] ?? '')) : null
}

function gradeOf(text: string): number {
  return text.startsWith('初') ? 6 + numberOf(text.slice(1)) : numberOf(text)
}

function numberOf(text: string): number {
  if (text === '十') return 10
  return /^\d+$/u.test(text) ? Number(text) : DIGITS.indexOf(text)
}

function inRange(gradeNo: number, classNo: number): { gradeNo: number; classNo: number } | null {
  return gradeNo >= 1 && gradeNo <= 9 && classNo >= 1 ? { gradeNo, classNo } : null
}
