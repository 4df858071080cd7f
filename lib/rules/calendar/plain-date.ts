declare const plain: unique symbol

/** 一天：YYYY-MM-DD，北京时间的日历日。字符串可直接用 < 比较。 */
export type PlainDate = string & { readonly [plain]: true }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000
/** 年份四位的写法这么长；五位、负的更长。 */
const ISO_LENGTH = '2026-09-01T00:00:00.000Z'.length

function epochDay(text: string): number | null {
  const found = SHAPE.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const ms = Date.UTC(year, month - 1, day)
  const back = new Date(ms)
  const real = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day
  return real ? ms / DAY_MS : null
}

/** 文字是否为真实存在的日历日。 */
export function isPlainDate(text: string): text is PlainDate {
  return epochDay(text) !== null
}

/** 文字 → 日；不是真实的日历日就抛出（程序错误，不是用户错误）。 */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`not a calendar day: ${text}`)
  return text
}

/** 已经验过的日子不再验一遍：一张桌面上数的日子成千上万。 */
function dayNumber(day: PlainDate): number {
  return Date.parse(day) / DAY_MS
}

/** 后移（负数为前移）若干日历日；移出公元 0–9999 年就抛出。 */
export function addDays(day: PlainDate, days: number): PlainDate {
  const text = new Date((dayNumber(day) + days) * DAY_MS).toISOString()
  if (text.length !== ISO_LENGTH) throw new Error(`no such calendar day: ${day} and ${days} days`)
  return text.slice(0, 10) as PlainDate
}

/** 从 `from` 到 `to` 相差几个日历日。 */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 后移若干个月；那个月没有这一天的，取月末。 */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8, 10)), last)
  return plainDate(`${first.toISOString().slice(0, 8)}${String(date).padStart(2, '0')}`)
}

/** 1 = 周一 … 7 = 周日。 */
export function weekdayOf(day: PlainDate): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}
