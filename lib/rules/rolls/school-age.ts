import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 当年 8 月 31 日前满 6 周岁的应当入学；超过 15 周岁且不在校的不再列入（L1-11）。 */
export const ENTRY_AGE = 6
export const LAST_AGE = 15

/** 那天所在学年的起始年：9 月起算。 */
export function schoolYearOf(day: PlainDate): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1
}

/** 那天的适龄出生区间：`from` 至 `to`，含两端。 */
export function schoolAgeBirths(day: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const year = schoolYearOf(day)
  return { from: plainDate(`${year - LAST_AGE - 1}-09-01`), to: plainDate(`${year - ENTRY_AGE}-08-31`) }
}

/** 那天的周岁。 */
export function ageOn(birthOn: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years
}
