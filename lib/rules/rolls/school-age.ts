import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { SchoolEntryRule } from '#lib/rules/policy/profile'

/** 九年义务教育，连同到了年龄还没有毕业的一年：十届（L1-2，L1-11）。 */
const COHORTS = 10

/** 那天所在学年的起始年：9 月起算。 */
export function schoolYearOf(day: PlainDate): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1
}

/** 出生区间，含两端。 */
export type Births = { readonly from: PlainDate; readonly to: PlainDate }

/** 某年秋季应当入学的出生区间：到截止日满入学年龄的（L1-11）。 */
export function dueToEnrol(rule: SchoolEntryRule, year: number): Births {
  return {
    from: addDays(plainDate(`${year - rule.age - 1}-${rule.cutOff}`), 1),
    to: plainDate(`${year - rule.age}-${rule.cutOff}`),
  }
}

/** 那天的适龄出生区间：已到入学年龄，未满离校年龄（六周岁入学的，到十五周岁；L1-11）。 */
export function schoolAgeBirths(rule: SchoolEntryRule, day: PlainDate): Births {
  const year = schoolYearOf(day)
  return { from: dueToEnrol(rule, year - COHORTS + 1).from, to: dueToEnrol(rule, year).to }
}

/** 学龄的两段，自入学那年算起：小学六年、初中三年；满了初中学龄还在适龄台账上的，不在两段之内。 */
export const AGE_BANDS = {
  primary: { label: '小学学龄', since: 0, years: 6 },
  junior: { label: '初中学龄', since: 6, years: 3 },
} as const
export type AgeBand = keyof typeof AGE_BANDS

export function isAgeBand(text: string): text is AgeBand {
  return Object.hasOwn(AGE_BANDS, text)
}

/** 那天这一段学龄的出生区间。 */
export function bandBirths(rule: SchoolEntryRule, day: PlainDate, band: AgeBand): Births {
  const year = schoolYearOf(day)
  const { since, years } = AGE_BANDS[band]
  return { from: dueToEnrol(rule, year - since - years + 1).from, to: dueToEnrol(rule, year - since).to }
}

/** 那天的周岁。 */
export function ageOn(birthOn: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years
}
