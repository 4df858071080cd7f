import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { SchoolEntryRule } from '#lib/rules/policy/profile'
import { schoolYearOf } from '#lib/rules/rolls/school-age'

/** 该在哪一天入学（L1-11）：到当年截止日满入学年龄的，当年 9 月 1 日；截止日之后才满的，次年。 */
export function shouldEnrolOn({ age, cutOff }: SchoolEntryRule, birthOn: PlainDate): PlainDate {
  const year = Number(birthOn.slice(0, 4)) + age
  return plainDate(`${birthOn.slice(5) <= cutOff ? year : year + 1}-09-01`)
}

/** 应入学名单看哪年秋季：十月起看明年的，此前看今年的。 */
export function dueYear(today: PlainDate): number {
  return Number(today.slice(0, 4)) + (today.slice(5, 7) >= '10' ? 1 : 0)
}

/** 已到入学的时候，或名单所看的那个秋季应入学：缓学、送教可以先申请（L1-11）。 */
export function isDueBy(rule: SchoolEntryRule, birthOn: PlainDate, today: PlainDate): boolean {
  return shouldEnrolOn(rule, birthOn) <= `${dueYear(today)}-09-01`
}

/** 名单所看的那个秋季才应入学、今天还没到的：先登记，不立案，开学那天没来才立（L1-11）。 */
export function isDueAhead(rule: SchoolEntryRule, birthOn: PlainDate, today: PlainDate): boolean {
  const on = shouldEnrolOn(rule, birthOn)
  return birthOn <= today && on > today && on <= `${dueYear(today)}-09-01`
}

/** 照应入学的那一天算，今天本该在几年级（附件1）：一至九，九年以上的写九年级。 */
export function gradeDue(sinceOn: PlainDate, today: PlainDate): number {
  return Math.min(Math.max(schoolYearOf(today) - schoolYearOf(sinceOn) + 1, 1), 9)
}
