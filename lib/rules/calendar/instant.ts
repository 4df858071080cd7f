import { type PlainDate, plainDate } from './plain-date.ts'

declare const moment: unique symbol

/** 一刻：带毫秒与 Z 的 ISO 8601。 */
export type Instant = string & { readonly [moment]: true }

// 北京时间全年 +8，没有夏令时（1992 年起）。
const SHANGHAI_MS = 8 * 3_600_000

/** 毫秒数或带时区的 ISO 文字 → 一刻；不带时区的文字、非法的文字一律抛出。 */
export function instant(from: string | number): Instant {
  if (typeof from === 'string' && !/(Z|[+-]\d{2}:?\d{2})$/.test(from))
    throw new Error('an instant needs its offset')
  return new Date(from).toISOString() as Instant
}

/** 一刻 → 自 1970 年的毫秒数。 */
export function epochMs(at: Instant): number {
  return Date.parse(at)
}

/** 这一刻在北京是哪一天；与进程、会话的时区无关。 */
export function dayOf(at: Instant): PlainDate {
  return plainDate(new Date(epochMs(at) + SHANGHAI_MS).toISOString().slice(0, 10))
}

/** 当天 24 时之前的最后一毫秒（北京）。 */
export function endOfDay(day: PlainDate): Instant {
  return instant(`${day}T23:59:59.999+08:00`)
}

/** 当天零时（北京）。 */
export function startOfDay(day: PlainDate): Instant {
  return instant(`${day}T00:00:00.000+08:00`)
}

/** 这一刻在北京是几点几分，例如 07:05。 */
export function timeOfDay(at: Instant): string {
  return new Date(epochMs(at) + SHANGHAI_MS).toISOString().slice(11, 16)
}
