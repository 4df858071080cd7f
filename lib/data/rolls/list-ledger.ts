import type { Tx } from '#lib/data/database'
import type { FieldKeys } from '#lib/data/sensitive'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { CaseLedgerRow, SchoolAgeRow } from '#lib/rules/rolls/ledger-rows'
import type { CaseLedger, Ledger } from '#lib/rules/rolls/three-ledgers'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { listCaseLedger } from './list-case-ledger.ts'
import { CHILDREN_PER_PAGE, listSchoolAge } from './list-school-age.ts'

/** 一本台账：哪一本，行，总数。屏幕上是一页，打印、导出是全部；总数是同一个数。 */
export type LedgerList =
  | { readonly ledger: 'school_age'; readonly rows: readonly SchoolAgeRow[]; readonly total: number }
  | { readonly ledger: CaseLedger; readonly rows: readonly CaseLedgerRow[]; readonly total: number }

export async function listLedger(
  tx: Tx,
  actor: Official,
  keys: FieldKeys,
  asked: {
    readonly ledger: Ledger
    readonly filter: LedgerFilter
    readonly today: PlainDate
    readonly page?: number
  },
): Promise<LedgerList> {
  const { ledger, filter, today, page } = asked
  if (ledger === 'school_age') {
    const found = await listSchoolAge(tx, actor, keys, filter, { today, ...(page ? { page } : {}) })
    return { ledger, ...found }
  }
  const rows = await listCaseLedger(tx, actor, keys, ledger, filter)
  const from = page === undefined ? 0 : (page - 1) * CHILDREN_PER_PAGE
  return {
    ledger,
    rows: page === undefined ? rows : rows.slice(from, from + CHILDREN_PER_PAGE),
    total: rows.length,
  }
}
