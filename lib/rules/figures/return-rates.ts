import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, daysBetween } from '#lib/rules/calendar/plain-date'
import { type WorkCalendar, workDayKind } from '#lib/rules/calendar/working-days'
import { type Rate, type RateWords, rateOf } from './rate.ts'

/** 多少个工作日之内返校算快；销号之后多少天之内再上台账算复辍。 */
export const QUICK_WORKING_DAYS = 3
export const RELAPSE_DAYS = 90

export const RETURN_WORDS = {
  persuaded: {
    label: '劝返率',
    definition: '本学年立案的旷课个案中，已经劝返到校的比例。',
    numerator: '立案之后已经返校的个案数',
    denominator: '本学年立案的疑似辍学个案数',
    excluded: '立案依据消失（缺勤更正、补假获批）的；核实已转学、死亡、出境等不需劝返的；未入学线另计',
    clause: 'LX-2.2.4',
  },
  quick: {
    label: '3个工作日内返校率',
    definition: '立案之后3个工作日之内就返校的比例。',
    numerator: '自立案次日起3个工作日之内返校的个案数',
    denominator: '本学年立案、已满3个工作日或已经返校的疑似辍学个案数',
    excluded: '立案还不满3个工作日又没有返校的；立案依据消失的；不需劝返的',
    clause: 'DT-3.4.3',
    reading: '工作日按国务院安排与本县调整，立案当日不计',
  },
  relapse: {
    label: '复辍率',
    definition: '因返校而销号之后90日之内又上台账的比例。',
    numerator: '销号之后90日之内同一学生又立案的件数',
    denominator: '因返校就读而销号、已满90日或已经又立案的件数',
    excluded: '销号还不满90日又没有再立案的；因转学等去向销号的；观察期内的反复不在此数，随案另记',
    clause: 'LX-3.2.3',
  },
} as const satisfies Record<string, RateWords>

/** 一件个案从立案到返校；`counted` 为假的不需劝返，或立案依据已经消失。 */
export type CaseSpan = {
  readonly openedOn: PlainDate
  readonly returnedOn: PlainDate | null
  readonly counted: boolean
}

/** 因返校销号的一件，和同一学生此后再立案的日子。 */
export type Closing = { readonly closedOn: PlainDate; readonly reopenedOn: PlainDate | null }

export function persuadedRate(spans: readonly CaseSpan[]): Rate {
  const counted = spans.filter((span) => span.counted)
  return rateOf(RETURN_WORDS.persuaded, counted.filter(hasReturned).length, counted.length)
}

/** 三个数各由哪些个案构成：全部、已返校的、可以判快慢的、快的。 */
export function returnSets<S extends CaseSpan>(
  spans: readonly S[],
  calendar: WorkCalendar,
  today: PlainDate,
) {
  const all = spans.filter(({ counted }) => counted)
  const judged = all.filter((span) => hasReturned(span) || quickUntil(span, calendar) < today)
  const quick = judged.filter(
    (span) => span.returnedOn !== null && span.returnedOn <= quickUntil(span, calendar),
  )
  return { all, returned: all.filter(hasReturned), judged, quick }
}

/** 3 个工作日内返校率；还没满的、又没返校的，既不算快也不算慢。 */
export function quickReturnRate(spans: readonly CaseSpan[], calendar: WorkCalendar, today: PlainDate): Rate {
  const { quick, judged } = returnSets(spans, calendar, today)
  return rateOf(RETURN_WORDS.quick, quick.length, judged.length)
}

/** 复辍率由哪些销号构成：可以判的，和其中又上台账的。 */
export function relapseSets<C extends Closing>(closings: readonly C[], today: PlainDate) {
  const back = ({ closedOn, reopenedOn }: C) =>
    reopenedOn !== null && daysBetween(closedOn, reopenedOn) <= RELAPSE_DAYS
  const judged = closings.filter((one) => back(one) || daysBetween(one.closedOn, today) > RELAPSE_DAYS)
  return { judged, relapsed: judged.filter(back) }
}

export function relapseRate(closings: readonly Closing[], today: PlainDate): Rate {
  const { judged, relapsed } = relapseSets(closings, today)
  return rateOf(RETURN_WORDS.relapse, relapsed.length, judged.length)
}

/** 已返校个案自立案到返校天数的中位数；偶数件取中间两件的平均。一件也没有是 null。 */
export function medianDaysToReturn(spans: readonly CaseSpan[]): number | null {
  const days = spans
    .flatMap(({ counted, openedOn, returnedOn }) =>
      counted && returnedOn !== null ? [daysBetween(openedOn, returnedOn)] : [],
    )
    .toSorted((a, b) => a - b)
  const upper = days[Math.floor(days.length / 2)]
  const lower = days[Math.ceil(days.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

function hasReturned({ returnedOn }: CaseSpan): boolean {
  return returnedOn !== null
}

/** 立案次日起第 3 个工作日。 */
function quickUntil({ openedOn }: Pick<CaseSpan, 'openedOn'>, calendar: WorkCalendar): PlainDate {
  let day = openedOn
  for (let counted = 0; counted < QUICK_WORKING_DAYS; ) {
    day = addDays(day, 1)
    if (workDayKind(calendar, day).works) counted += 1
  }
  return day
}
