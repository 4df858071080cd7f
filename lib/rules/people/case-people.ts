import type { PlainDate } from '#lib/rules/calendar/plain-date'

/** 个案上的两种人：一个劝返责任人，若干协助人（F20，DDK-4.2.2）。 */
export type CasePart = 'responsible' | 'helper'

/** 存下的一行：定了谁，或解除了谁。 */
export type CasePersonRow = {
  readonly part: CasePart
  readonly act: 'named' | 'released'
  readonly named: { readonly id: string; readonly name: string }
  readonly onDay: PlainDate
  readonly reason: string | null
}

/** 一个人承担的一段：从哪天，到哪天（null 为现在）。 */
export type CaseSpan = {
  readonly part: CasePart
  readonly person: { readonly id: string; readonly name: string }
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly why: string | null
}

/** 由各行推出每个人承担的起止：责任人一换，前一个到此为止；协助人解除为止。行按先后给。 */
export function spansOf(rows: readonly CasePersonRow[]): readonly CaseSpan[] {
  const spans: CaseSpan[] = []
  for (const row of rows) {
    const ends = spans.findIndex(
      (span) =>
        span.toOn === null &&
        span.part === row.part &&
        (row.part === 'responsible' || span.person.id === row.named.id),
    )
    const ended = spans[ends]
    if (ended) spans[ends] = { ...ended, toOn: row.onDay }
    if (row.act === 'named')
      spans.push({ part: row.part, person: row.named, fromOn: row.onDay, toOn: null, why: row.reason })
  }
  return spans
}

/** 现在的协助人。 */
export function helpersNow(rows: readonly CasePersonRow[]): readonly CaseSpan[] {
  return spansOf(rows).filter(({ part, toOn }) => part === 'helper' && toOn === null)
}
