import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 数据库的 date 列（Prisma 给 UTC 零点的 Date）→ 日。 */
export function dayFromColumn(value: Date): PlainDate {
  return plainDate(value.toISOString().slice(0, 10))
}

/** 日 → 数据库的 date 列。 */
export function columnFromDay(day: PlainDate): Date {
  return new Date(`${day}T00:00:00.000Z`)
}
