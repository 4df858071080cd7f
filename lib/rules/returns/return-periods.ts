import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { ReturnKind } from './return-kinds.ts'

/** 一期：哪种、从哪天到哪天、叫什么。 */
export type ReturnPeriod = {
  readonly kind: ReturnKind
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
}

/** 结束不到这些天的一期才起算：装好之前早已过去的月份不追认，停机一两周的补得上。 */
export const REACH_BACK_DAYS = 20

const FIRST_WEEK_DAYS = 6

type Term = { readonly startOn: PlainDate; readonly endOn: PlainDate }

/**
 * 今天看，哪几期已到了该报的时候：上一个月已经过完；本学期已经开学。
 * `isSchoolDay` 说某校某天上不上课：整月不上课的（寒暑假）没有月报。
 */
export function periodsDue(
  today: PlainDate,
  terms: readonly Term[],
  isSchoolDay: (day: PlainDate) => boolean,
): readonly ReturnPeriod[] {
  const earliest = addDays(today, -REACH_BACK_DAYS)
  const month = monthBefore(today)
  const monthly = month.toOn >= earliest && daysOf(month).some(isSchoolDay) ? [month] : []
  const started = terms
    .filter(({ startOn }) => startOn <= today && startOn >= earliest)
    .map(({ startOn }) => ({
      kind: 'term' as const,
      fromOn: startOn,
      toOn: addDays(startOn, FIRST_WEEK_DAYS),
    }))
  return [...monthly, ...started]
}

function monthBefore(today: PlainDate): ReturnPeriod {
  const toOn = addDays(plainDate(`${today.slice(0, 7)}-01`), -1)
  return { kind: 'monthly', fromOn: plainDate(`${toOn.slice(0, 7)}-01`), toOn }
}

function daysOf({ fromOn, toOn }: ReturnPeriod): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) days.push(day)
  return days
}

/** 数到哪天：一期还没有过完的，数到那天为止。 */
export function countedUntil({ toOn }: Pick<ReturnPeriod, 'toOn'>, day: PlainDate): PlainDate {
  if (day < toOn) return day
  return toOn
}

/** 屏幕与纸面上的叫法：`2026年10月`、`2026年秋季学期开学`。 */
export function periodText({ kind, fromOn }: Pick<ReturnPeriod, 'kind' | 'fromOn'>): string {
  const [year, month] = [fromOn.slice(0, 4), Number(fromOn.slice(5, 7))]
  if (kind === 'monthly') return `${year}年${month}月`
  return `${year}年${month >= 7 ? '秋季' : '春季'}学期`
}
