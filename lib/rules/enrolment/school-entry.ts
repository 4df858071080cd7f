import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { SchoolEntryRule } from '#lib/rules/policy/profile'

/** 该在哪一天入学（L1-11）：到当年截止日满入学年龄的，当年 9 月 1 日；截止日之后才满的，次年。 */
export function shouldEnrolOn({ age, cutOff }: SchoolEntryRule, birthOn: PlainDate): PlainDate {
  const year = Number(birthOn.slice(0, 4)) + age
  return plainDate(`${birthOn.slice(5) <= cutOff ? year : year + 1}-09-01`)
}

/** 某年秋季应当入学的出生区间，含两端。 */
export function dueToEnrol(
  rule: SchoolEntryRule,
  year: number,
): { readonly from: PlainDate; readonly to: PlainDate } {
  return {
    from: addDays(plainDate(`${year - rule.age - 1}-${rule.cutOff}`), 1),
    to: plainDate(`${year - rule.age}-${rule.cutOff}`),
  }
}
