import type { Database } from '#lib/data/database'
import { inOrder } from '#lib/data/export-rows'
import { listLedger } from '#lib/data/rolls/list-ledger'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Sheet } from '#lib/papers/sheet'
import { CASE_LEDGER_COLUMNS, SCHOOL_AGE_COLUMNS } from '#lib/papers/three-ledgers'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Ledger } from '#lib/rules/rolls/three-ledgers'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'

type Asking = {
  readonly db: Pick<Database, 'asActor'>
  readonly keys: FieldKeys
  readonly actor: Official
  /** 登记时记下的编号；适龄儿童台账是儿童，另两本是个案。 */
  readonly ids: readonly string[]
  readonly filter: LedgerFilter
  /** 登记那天；照今天的与照过去的推算不同。 */
  readonly today: PlainDate
}

/** 一本台账的栏与行：恰是登记时的那些，次序不变；登记之后够不着了的，文件不成。 */
export async function ledgerBody(
  ledger: Ledger,
  { db, keys, actor, ids, filter, today }: Asking,
): Promise<Pick<Sheet<never>, 'columns' | 'rows'>> {
  const list = await db.asActor(actor, (tx) => listLedger(tx, actor, keys, { ledger, filter, today }))
  return list.ledger === 'school_age'
    ? body({ columns: SCHOOL_AGE_COLUMNS, rows: inOrder(ids, list.rows, (row) => row.childId) })
    : body({ columns: CASE_LEDGER_COLUMNS[list.ledger], rows: inOrder(ids, list.rows, (row) => row.caseId) })
}

// 栏与行在这里配成一对，出去之后只有写表的人用，行的样子不必再分。
function body<R>({
  columns,
  rows,
}: Pick<Sheet<R>, 'columns' | 'rows'>): Pick<Sheet<never>, 'columns' | 'rows'> {
  return { columns, rows: rows as Iterable<never> }
}
