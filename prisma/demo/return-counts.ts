import { endOfDay, startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { ReturnFigures } from '#lib/rules/returns/return-figures'
import type { Row, Sheet } from './rows.ts'

type Span = { readonly schoolId: string; readonly fromOn: PlainDate; readonly toOn: PlainDate }
export type Counted = { readonly figures: ReturnFigures; readonly caseIds: readonly string[] }

/** 示范报表的数：与 `count-figures.ts` 数的是同一些行，只是行还没有写进库里。 */
export function countsOf(sheet: Sheet): (span: Span) => Counted {
  const schoolOf = new Map<unknown, unknown>()
  const parents = new Map(sheet.rows('unit').map((unit) => [unit.id, unit.parent_id]))
  for (const { id, kind, parent_id } of sheet.rows('unit'))
    if (kind === 'class') schoolOf.set(id, parents.get(parent_id))
  const seats = groupBy(sheet.rows('class_enrolment'), ({ class_id }) => schoolOf.get(class_id))
  const stands = new Set(
    sheet
      .rows('roll_call')
      .filter(({ session, replaced_by_id }) => session === 'morning' && !replaced_by_id)
      .map(({ id }) => id),
  )
  const away = groupBy(
    sheet
      .rows('absence')
      .filter(({ reason, roll_call_id }) => reason === 'unexcused' && stands.has(roll_call_id)),
    ({ school_id }) => school_id,
  )
  const cases = groupBy(
    sheet.rows('dropout_case').filter(({ line }) => line === 'truancy'),
    ({ school_id }) => school_id,
  )
  const confirmed = new Map(
    sheet
      .rows('case_step')
      .filter(({ verb }) => verb === 'confirm_dropout')
      .map((step) => [step.case_id, at(step.recorded_at)]),
  )
  const reports = groupBy(sheet.rows('written_report'), ({ school_id }) => school_id)
  const returns = groupBy(sheet.rows('case_return'), ({ case_id }) => case_id)
  const placed = groupBy(sheet.rows('placement'), ({ child_id }) => child_id)
  const children = groupBy(sheet.rows('child'), ({ school_id }) => school_id)
  return ({ schoolId, fromOn, toOn }) => {
    const [from, to] = [at(startOfDay(fromOn)), at(endOfDay(toOn))]
    const within = (moment: number | undefined) => moment !== undefined && moment >= from && moment <= to
    const seatedOn = (day: PlainDate) =>
      new Set(
        (seats.get(schoolId) ?? [])
          .filter(({ from_on, to_on }) => String(from_on) <= day && (!to_on || String(to_on) >= day))
          .map(({ child_id }) => child_id),
      )
    const [start, end] = [seatedOn(addDays(fromOn, -1)), seatedOn(toOn)]
    const placements = (children.get(schoolId) ?? [])
      .flatMap(({ id }) => placed.get(id) ?? [])
      .filter(({ from_on, until_on }) => String(from_on) <= toOn && String(until_on) >= toOn)
    const absent = (away.get(schoolId) ?? []).filter(
      ({ day }) => String(day) >= fromOn && String(day) <= toOn,
    )
    const known = (cases.get(schoolId) ?? []).filter(
      ({ opened_at, closed_at }) => at(opened_at) <= to && (!closed_at || at(closed_at) >= from),
    )
    const standing = known.filter(({ closed_at }) => !closed_at || at(closed_at) > to)
    return {
      caseIds: known.map(({ id }) => String(id)),
      figures: {
        enrolled: end.size,
        joined: [...end].filter((id) => !start.has(id)).length,
        left: [...start].filter((id) => !end.has(id)).length,
        studyLeave: placements.filter(({ kind }) => kind === 'study_leave').length,
        homeTeaching: placements.filter(({ kind }) => kind === 'home_teaching').length,
        unexcused: absent.length,
        absentChildren: new Set(absent.map(({ child_id }) => child_id)).size,
        opened: known.filter(({ opened_at }) => within(at(opened_at))).length,
        reported: (reports.get(schoolId) ?? []).filter(({ signed_at }) => signed_at && within(at(signed_at)))
          .length,
        returned: (cases.get(schoolId) ?? [])
          .flatMap(({ id }) => returns.get(id) ?? [])
          .filter(({ returned_on }) => String(returned_on) >= fromOn && String(returned_on) <= toOn).length,
        confirmed: known.filter(({ id }) => within(confirmed.get(id))).length,
        struckOff: known.filter(({ closed_at }) => closed_at && within(at(closed_at))).length,
        openCases: standing.length,
        dropouts: standing.filter(({ id }) => (confirmed.get(id) ?? Number.POSITIVE_INFINITY) <= to).length,
      },
    }
  }
}

function at(moment: unknown): number {
  return Date.parse(String(moment))
}

function groupBy(rows: readonly Row[], key: (row: Row) => unknown): ReadonlyMap<unknown, readonly Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows) {
    const name = key(row)
    const held = groups.get(name)
    if (held) held.push(row)
    else groups.set(name, [row])
  }
  return groups
}
