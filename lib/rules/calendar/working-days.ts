import { type PlainDate, weekdayOf } from './plain-date.ts'
import { COVERED_FROM, COVERED_UNTIL, STATE_COUNCIL_DAYS } from './state-council-days.ts'

/** 在全国安排之上的一条调整：县里停工、地方节日、恢复上班。 */
export type DayOverride = {
  readonly day: PlainDate
  readonly works: boolean
  readonly why: string
  readonly source: string
}

/** 机关工作日历：全国一层，本县一层，后者盖过前者。覆盖之外不猜，只标暂定。 */
export type WorkCalendar = {
  readonly nation: ReadonlyMap<PlainDate, { readonly works: boolean; readonly why: string }>
  readonly tenant: ReadonlyMap<PlainDate, { readonly works: boolean; readonly why: string }>
  readonly coveredFrom: PlainDate
  readonly coveredUntil: PlainDate
}

export type DayKind = { readonly works: boolean; readonly why: string | null; readonly covered: boolean }

function byDay(days: readonly Omit<DayOverride, 'source'>[]) {
  return new Map(days.map(({ day, works, why }) => [day, { works, why }]))
}

/** 由全国点名的日子与本县调整组成日历；默认全国是随产品发行的三年通知。 */
export function workCalendar(
  tenant: readonly Omit<DayOverride, 'source'>[] = [],
  nation: readonly Omit<DayOverride, 'source'>[] = STATE_COUNCIL_DAYS,
  coverage: { readonly from: PlainDate; readonly until: PlainDate } = {
    from: COVERED_FROM,
    until: COVERED_UNTIL,
  },
): WorkCalendar {
  return {
    nation: byDay(nation),
    tenant: byDay(tenant),
    coveredFrom: coverage.from,
    coveredUntil: coverage.until,
  }
}

/** 这一天机关上不上班、为什么、是否在已发布的安排之内。平常工作日的 why 为空。 */
export function workDayKind(calendar: WorkCalendar, day: PlainDate): DayKind {
  const covered = day >= calendar.coveredFrom && day <= calendar.coveredUntil
  const named = calendar.tenant.get(day) ?? calendar.nation.get(day)
  if (named) return { ...named, covered }
  const weekend = weekdayOf(day) >= 6
  return { works: !weekend, why: weekend ? '周末' : null, covered }
}
