import 'server-only'
import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { findYearBase } from '#lib/data/figures-line'
import { listReturnSpans } from '#lib/data/figures-returns'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { WorkCalendar } from '#lib/rules/calendar/working-days'
import {
  medianDaysToReturn,
  persuadedRate,
  quickReturnRate,
  returnSets,
} from '#lib/rules/figures/return-rates'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import type { Official } from '#lib/rules/people/actor'

/** 本学年的返校：两个比率、一个中位数，和构成它们的行。 */
export async function loadReturns(tx: Tx, actor: Official, today: PlainDate, schoolId?: string) {
  const base = await findYearBase(tx, actor, schoolYearOf(today))
  const { work } = await loadCalendars(tx, actor)
  return readReturns(tx, actor, { today, base, work }, schoolId)
}

/** 同上，学年初与工作日历已经读过的。 */
export async function readReturns(
  tx: Tx,
  actor: Official,
  { today, base, work }: { readonly today: PlainDate; readonly base: PlainDate; readonly work: WorkCalendar },
  schoolId?: string,
) {
  const spans = await listReturnSpans(tx, actor, base, schoolId)
  return {
    base,
    sets: returnSets(spans, work, today),
    persuaded: persuadedRate(spans),
    quick: quickReturnRate(spans, work, today),
    median: medianDaysToReturn(spans),
  }
}

export type LoadedReturns = Awaited<ReturnType<typeof loadReturns>>
