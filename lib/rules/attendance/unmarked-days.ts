import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { SchoolDayKind } from '#lib/rules/calendar/school-days'
import type { UnmarkedClassRule } from '#lib/rules/policy/profile'

/** 至多往回数这么多天；更久的，数目已经说明不了什么。 */
const LOOK_BACK_DAYS = 120

/**
 * 一个班到昨天为止连着没有点名的在校日，早的在前（F9）。今天点了的、昨天点了的是空的；
 * 周末、假期、停课不计也不断，跨月照数。今天还没有过完，不算。
 */
export function unmarkedDays(given: {
  readonly today: PlainDate
  /** 最后一次点名的日子；从未点过名是 null。 */
  readonly last: PlainDate | null
  /** 这个班从哪天起有学生。 */
  readonly since: PlainDate
  readonly kindOf: (day: PlainDate) => SchoolDayKind
}): readonly PlainDate[] {
  const { today, last, since, kindOf } = given
  const floor = addDays(today, -LOOK_BACK_DAYS)
  const starts = [since, floor, ...(last ? [addDays(last, 1)] : [])].sort().at(-1) ?? floor
  const days: PlainDate[] = []
  for (let day = starts; day < today; day = addDays(day, 1)) if (kindOf(day) !== 'off') days.push(day)
  return days
}

/** 到了谁的桌上：先校长，再久就也在县教育局；还没有到天数是空的。 */
export function unmarkedOwners(days: number, rule: UnmarkedClassRule): readonly ('principal' | 'bureau')[] {
  return [
    ...(days >= rule.principalAfter ? (['principal'] as const) : []),
    ...(days >= rule.bureauAfter ? (['bureau'] as const) : []),
  ]
}
