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

/** 学龄的两段：小学六年、初中三年（domain 4.5）；满了初中学龄还在适龄台账上的，不在两段之内。 */
export const AGE_BANDS = {
  primary: { label: '小学学龄', from: ENTRY_AGE, years: 6 },
  junior: { label: '初中学龄', from: ENTRY_AGE + 6, years: 3 },
} as const
export type AgeBand = keyof typeof AGE_BANDS

export function isAgeBand(text: string): text is AgeBand {
  return Object.hasOwn(AGE_BANDS, text)
}

/** 那天这一段学龄的出生区间：`from` 至 `to`，含两端。 */
export function bandBirths(
  day: PlainDate,
  band: AgeBand,
): { readonly from: PlainDate; readonly to: PlainDate } {
  const year = schoolYearOf(day)
  const { from, years } = AGE_BANDS[band]
  return { from: plainDate(`${year - from - years}-09-01`), to: plainDate(`${year - from}-08-31`) }
}

/** 那天的周岁。 */
export function ageOn(birthOn: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years
}
