import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Measure } from '#lib/rules/policy/profile'

/** 已经办成的一级：批评教育以记录为准，文书以送达为准；`returnBy` 是它所定的期限。 */
export type TakenMeasure = { readonly kind: Measure; readonly returnBy: PlainDate | null }

/**
 * 法律措施的次序由档案给（L1-58，DT-4.2.5，NA-2.8，LX-2.1.4）：前一级办成，才轮到下一级；
 * 全部办过的为 null。
 */
export function measureInTurn(ladder: readonly Measure[], taken: readonly TakenMeasure[]): Measure | null {
  return ladder.find((measure) => taken.every(({ kind }) => kind !== measure)) ?? null
}

/** 最近一次送达的文书所定的期限；还没有送达过文书的为 null。 */
export function lastTerm(taken: readonly TakenMeasure[]): PlainDate | null {
  return taken.findLast(({ returnBy }) => returnBy !== null)?.returnBy ?? null
}
