import { exportLedger } from '#lib/duties/rolls/export-ledger'
import { CASE_LEDGER_COLUMNS, ledgerTitle, SCHOOL_AGE_COLUMNS } from '#lib/papers/three-ledgers'
import { LEDGER_LABEL } from '#lib/rules/rolls/three-ledgers'
import { deps } from '#lib/server/deps'
import { openLedger } from '#lib/server/rolls/load-ledger'
import { sheetResponse } from '#lib/server/sheets/write-sheet'

/** 一本台账的表格：全部行，行数印在表头，与屏幕是同一个数；证件号、学籍号脱敏。 */
export async function GET(request: Request, { params }: RouteContext<'/ledgers/[ledger]/sheet'>) {
  const given = Object.fromEntries(new URL(request.url).searchParams)
  const { actor, ledger, filter, today, tenantName } = await openLedger((await params).ledger, given)
  const list = await exportLedger(deps(), actor, { ledger, filter, today })
  const title = ledgerTitle(ledger, tenantName, filter.on)
  const head = {
    name: LEDGER_LABEL[ledger],
    title,
    notes: [`共 ${list.total} 行，照 ${filter.on} 当天终了时的记录；证件号、学籍号已脱敏`],
    count: list.total,
  }
  return list.ledger === 'school_age'
    ? sheetResponse({ ...head, columns: SCHOOL_AGE_COLUMNS, rows: list.rows }, title)
    : sheetResponse({ ...head, columns: CASE_LEDGER_COLUMNS[list.ledger], rows: list.rows }, title)
}
