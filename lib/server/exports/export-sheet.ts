import type { Database, Tx } from '#lib/data/database'
import { absencesInOrder, casesByIds, clocksInOrder, inOrder } from '#lib/data/export-rows'
import { findYearBase, listOut } from '#lib/data/figures-line'
import { listClosings, listReturnSpans } from '#lib/data/figures-returns'
import { listClassesToday } from '#lib/data/submission-wall'
import {
  ABSENCE_SHEET,
  CASE_SHEET,
  CLASS_SHEET,
  CLOCK_SHEET,
  CLOSING_SHEET,
  OUT_SHEET,
  RETURN_SHEET,
} from '#lib/papers/rows-sheets'
import type { Sheet, SheetColumn } from '#lib/papers/sheet'
import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { ExportKind } from '#lib/rules/figures/export-kinds'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import type { Official } from '#lib/rules/people/actor'
import type { Ledger } from '#lib/rules/rolls/three-ledgers'

type Asking = {
  readonly db: Pick<Database, 'asActor'>
  readonly actor: Official
  readonly ids: readonly string[]
  /** 登记的那一刻；今日的点名按那一天读。 */
  readonly at: Instant
}

const PAGE = 500

/** 表的栏与行：编号是登记时记下的，行随读随取，一批一个事务，多少行都不占内存。 */
export function exportBody(
  kind: Exclude<ExportKind, Ledger>,
  asking: Asking,
): Pick<Sheet<never>, 'columns' | 'rows'> {
  const { actor, at } = asking
  const today = dayOf(at)
  const base = (tx: Tx) => findYearBase(tx, actor, schoolYearOf(today))
  switch (kind) {
    case 'cases':
      return body(CASE_SHEET, paged(asking, casesByIds))
    case 'clocks':
      return body(CLOCK_SHEET, paged(asking, clocksInOrder))
    case 'unexcused':
      return body(ABSENCE_SHEET, paged(asking, absencesInOrder))
    case 'submissions':
      return body(
        CLASS_SHEET,
        whole(
          asking,
          (tx) => listClassesToday(tx, actor, today),
          ({ classId }) => classId,
        ),
      )
    case 'line':
      return body(
        OUT_SHEET,
        whole(
          asking,
          async (tx) => listOut(tx, actor, await base(tx)),
          ({ id }) => id,
        ),
      )
    case 'returns':
      return body(
        RETURN_SHEET,
        whole(
          asking,
          async (tx) => listReturnSpans(tx, actor, await base(tx)),
          ({ id }) => id,
        ),
      )
    case 'relapses':
      return body(
        CLOSING_SHEET,
        whole(
          asking,
          (tx) => listClosings(tx, actor),
          ({ id }) => id,
        ),
      )
  }
}

// 栏与行在这里配成一对，出去之后只有写表的人用，行的样子不必再分。
function body<R>(
  columns: readonly SheetColumn<R>[],
  rows: AsyncIterable<R>,
): Pick<Sheet<never>, 'columns' | 'rows'> {
  return { columns: columns as readonly SheetColumn<never>[], rows: rows as AsyncIterable<never> }
}

async function* paged<R>(
  { db, actor, ids }: Asking,
  read: (tx: Tx, actor: Official, ids: readonly string[]) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const batch = ids.slice(from, from + PAGE)
    yield* await db.asActor(actor, (tx) => read(tx, actor, batch))
  }
}

async function* whole<R>(
  { db, actor, ids }: Asking,
  read: (tx: Tx) => Promise<readonly R[]>,
  idOf: (row: R) => string,
): AsyncGenerator<R> {
  yield* inOrder(ids, await db.asActor(actor, read), idOf)
}
