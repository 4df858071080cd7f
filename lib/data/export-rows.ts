import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { relapseSets, returnSets } from '#lib/rules/figures/return-rates'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import { dueClasses } from '#lib/rules/figures/silent-schools'
import type { Official } from '#lib/rules/people/actor'
import { ledgerDay } from '#lib/rules/rolls/ledger-day'
import type { Ledger } from '#lib/rules/rolls/three-ledgers'
import type { AskedLedger } from '#lib/schemas/rolls/ledger-filter'
import { loadCalendars } from './calendars.ts'
import { CASE_ROW, type CaseFilter, caseRowOf, casesWhere, childNames } from './cases/list-cases.ts'
import type { Tx } from './database.ts'
import { absenceIds, absencesByIds } from './figures-absences.ts'
import { type ClockFilter, clockIds, clocksByIds } from './figures-clocks.ts'
import { findYearBase, listOut } from './figures-line.ts'
import { listClosings, listReturnSpans } from './figures-returns.ts'
import { caseReach } from './reach.ts'
import { caseLedgerIds } from './rolls/list-case-ledger.ts'
import { schoolAgeIds } from './rolls/list-school-age.ts'
import { listClassesToday } from './submission-wall.ts'

/** 要导哪一种、什么筛选；地址里读出的恰是这个形状。 */
export type WantedRows =
  | { readonly kind: 'cases'; readonly filter: CaseFilter }
  | { readonly kind: 'clocks'; readonly filter: ClockFilter }
  | { readonly kind: 'unexcused'; readonly filter: { readonly schoolId?: string } }
  | {
      readonly kind: 'submissions'
      readonly filter: { readonly state?: 'submitted' | 'silent'; readonly schoolId?: string }
    }
  | {
      readonly kind: 'line'
      readonly filter: { readonly stage?: 'primary' | 'junior'; readonly schoolId?: string }
    }
  | {
      readonly kind: 'returns'
      readonly filter: { readonly set: 'all' | 'returned' | 'quick' | 'judged'; readonly schoolId?: string }
    }
  | { readonly kind: 'relapses'; readonly filter: object }
  | { readonly [L in Ledger]: { readonly kind: L; readonly filter: AskedLedger } }[Ledger]

/** 此刻符合条件的全部行的编号，按屏幕上的次序；与屏幕上的件数同一个条件，没有上限。 */
export async function wantedIds(
  tx: Tx,
  actor: Official,
  wanted: WantedRows,
  now: Instant,
): Promise<readonly string[]> {
  const today = dayOf(now)
  const { kind } = wanted
  if (kind === 'school_age') return schoolAgeIds(tx, actor, ledgerOn(wanted.filter, today), today)
  if (kind === 'suspected') return caseLedgerIds(tx, actor, kind, ledgerOn(wanted.filter, today))
  if (kind === 'dropout') return caseLedgerIds(tx, actor, kind, ledgerOn(wanted.filter, today))
  if (kind === 'cases') return caseIds(tx, actor, wanted.filter, now)
  if (kind === 'clocks') return clockIds(tx, actor, wanted.filter, now)
  if (kind === 'unexcused') return absenceIds(tx, actor, { day: today, ...wanted.filter })
  if (kind === 'submissions') {
    const { state, schoolId } = wanted.filter
    return dueClasses(await listClassesToday(tx, actor, today))
      .filter((one) => (!schoolId || one.schoolId === schoolId) && (!state || one.state === state))
      .map(({ classId }) => classId)
  }
  if (kind === 'relapses') return relapseSets(await listClosings(tx, actor), today).judged.map(({ id }) => id)
  const base = await findYearBase(tx, actor, schoolYearOf(today))
  if (kind === 'line') {
    const { stage, schoolId } = wanted.filter
    return (await listOut(tx, actor, base))
      .filter((one) => (!stage || one.stage === stage) && (!schoolId || one.schoolId === schoolId))
      .map(({ id }) => id)
  }
  const { set, schoolId } = wanted.filter
  const { work } = await loadCalendars(tx, actor)
  return returnSets(await listReturnSpans(tx, actor, base, schoolId), work, today)[set].map(({ id }) => id)
}

function ledgerOn(filter: AskedLedger, today: PlainDate) {
  return { ...filter, on: ledgerDay(filter.on, today) }
}

async function caseIds(
  tx: Tx,
  actor: Official,
  filter: CaseFilter,
  now: Instant,
): Promise<readonly string[]> {
  const base = casesWhere(actor, filter, now)
  const rows = await tx.dropoutCase.findMany({
    where: filter.state ? { AND: [base, { state: filter.state }] } : base,
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** 一批编号的个案，按给的次序。 */
export async function casesByIds(tx: Tx, actor: Official, ids: readonly string[]) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { id: { in: [...ids] } }] },
    select: CASE_ROW,
  })
  const names = await childNames(
    tx,
    actor,
    rows.map((row) => row.childId),
  )
  return inOrder(
    ids,
    rows.map((row) => caseRowOf(row, names)),
    ({ id }) => id,
  )
}

/** 一批时限，按给的次序。 */
export async function clocksInOrder(tx: Tx, actor: Official, ids: readonly string[]) {
  return inOrder(ids, await clocksByIds(tx, actor, ids), ({ clock }) => clock.id)
}

/** 一批缺勤，按给的次序。 */
export async function absencesInOrder(tx: Tx, actor: Official, ids: readonly string[]) {
  return inOrder(ids, await absencesByIds(tx, actor, ids), ({ id }) => id)
}

/** 按给的次序排好；给了而没有读到的，不在其中。 */
export function inOrder<R>(
  ids: readonly string[],
  rows: readonly R[],
  idOf: (row: R) => string,
): readonly R[] {
  const found = new Map(rows.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row === undefined ? [] : [row]
  })
}
