import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 学年 9 月 1 日至次年 8 月 31 日（domain 4.2）；以起始的公历年为名。 */
export function schoolYearOf(day: PlainDate): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '09-01' ? year : year - 1
}

export function schoolYearStart(year: number): PlainDate {
  return plainDate(`${year}-09-01`)
}

/** 「2026—2027学年」。 */
export function schoolYearText(year: number): string {
  return `${year}—${year + 1}学年`
}
