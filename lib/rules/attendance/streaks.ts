import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { AttendanceMark } from './absence-reasons.ts'
import { CLASS_OF_MARK } from './absence-reasons.ts'

/** 一日一条：该生所在班当日已点名。没有点名的日子不出现，既不计入也不打断。 */
export type MarkedDay = {
  readonly day: PlainDate
  readonly mark: AttendanceMark
  /** 只缺半日的写 half；省略为全日。 */
  readonly missed?: 'whole' | 'half'
}

/** 该生所在校（年级）的在校日：整日、半日、不上课。 */
export type SchoolDayKind = 'full' | 'half' | 'off'
export type SchoolDayOf = (day: PlainDate) => SchoolDayKind

/** 整日课只缺半日时：算一日、算半日，或不算（视同到校）。半日课全缺总算一日。 */
export type HalfDayPolicy = 'whole' | 'half' | 'none'

export type Streak = {
  /** 计入的在校日，从早到晚。 */
  readonly days: readonly PlainDate[]
  /** 日数；按半日计的可能有 .5。 */
  readonly length: number
  readonly sinceOn: PlainDate | null
  /** 连续期内应点名而未点名的在校日。 */
  readonly uncalled: readonly PlainDate[]
}

const NONE: Streak = { days: [], length: 0, sinceOn: null, uncalled: [] }

/**
 * 截至 `upTo` 最近一段连续无故缺勤：只数该校的在校日，跨周末、节假日、月末、学期末；
 * 到校、迟到、准假任一打断。不读今天，哪天重算都是同一答案。
 */
export function unexcusedStreak(
  marks: readonly MarkedDay[],
  schoolDayOf: SchoolDayOf,
  upTo: PlainDate,
  halfDays: HalfDayPolicy = 'whole',
): Streak {
  const byDay = new Map(
    marks
      .filter(({ day }) => day <= upTo && schoolDayOf(day) !== 'off')
      .map((marked) => [marked.day, marked]),
  )
  const called = [...byDay.keys()].sort()
  const days: PlainDate[] = []
  let length = 0
  for (const day of called.toReversed()) {
    const weight = weightOf(byDay.get(day), schoolDayOf(day), halfDays)
    if (weight === 0) break
    days.unshift(day)
    length += weight
  }
  const sinceOn = days[0]
  if (sinceOn === undefined) return NONE
  return { days, length, sinceOn, uncalled: uncalledBetween(sinceOn, upTo, byDay, schoolDayOf) }
}

function weightOf(marked: MarkedDay | undefined, kind: SchoolDayKind, halfDays: HalfDayPolicy): number {
  if (marked === undefined || CLASS_OF_MARK[marked.mark] !== 'unexcused') return 0
  if (kind === 'half' || marked.missed !== 'half') return 1
  return halfDays === 'whole' ? 1 : halfDays === 'half' ? 0.5 : 0
}

function uncalledBetween(
  from: PlainDate,
  to: PlainDate,
  called: ReadonlyMap<PlainDate, MarkedDay>,
  schoolDayOf: SchoolDayOf,
): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (!called.has(day) && schoolDayOf(day) !== 'off') days.push(day)
  return days
}
