import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { InspectionRule } from '#lib/rules/policy/profile'

/** 督导登记的一行，计数用。 */
export type Visit = {
  readonly visitId: string
  readonly kind: 'special' | 'regular'
  readonly schoolId: string
  readonly heldOn: PlainDate
}

type Term = { readonly startOn: PlainDate; readonly endOn: PlainDate }

/** 每校本学期经常性督导几次，欠几次（L6-14）。 */
export function regularVisits(
  visits: readonly Visit[],
  schoolIds: readonly string[],
  term: Term | null,
  rule: InspectionRule,
): readonly { readonly schoolId: string; readonly held: number; readonly needed: number }[] {
  return schoolIds.map((schoolId) => ({
    schoolId,
    held: term
      ? visits.filter(
          (visit) =>
            visit.kind === 'regular' &&
            visit.schoolId === schoolId &&
            visit.heldOn >= term.startOn &&
            visit.heldOn <= term.endOn,
        ).length
      : 0,
    needed: rule.regularPerTermPerSchool,
  }))
}

/** 本年专项督导几次（DDK-4.6.1）：一次督导走几所学校，仍是一次。本地没有规定次数的，needed 是 null。 */
export function specialVisits(
  visits: readonly Visit[],
  today: PlainDate,
  rule: InspectionRule,
): { readonly held: number; readonly needed: number | null } {
  const year = today.slice(0, 4)
  const held = new Set(
    visits
      .filter(({ kind, heldOn }) => kind === 'special' && heldOn.startsWith(year) && heldOn <= today)
      .map(({ visitId }) => visitId),
  )
  return { held: held.size, needed: rule.specialPerYear }
}
