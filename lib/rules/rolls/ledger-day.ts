import type { PlainDate } from '#lib/rules/calendar/plain-date'

/** 台账照哪一天：没有写的、将来的，都是今天（N24-1）。 */
export function ledgerDay(asked: PlainDate | undefined, today: PlainDate): PlainDate {
  return asked !== undefined && asked <= today ? asked : today
}
