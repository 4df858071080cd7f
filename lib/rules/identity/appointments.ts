import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Role } from '#lib/rules/people/roles'

/** 单位的种类与它上面能设的岗位。 */
const ROLES_AT: Readonly<Record<string, readonly Role[]>> = {
  class: ['teacher'],
  school: ['officer', 'principal', 'inspector'],
  village: ['village'],
  township: ['township', 'township_leader'],
  county: ['bureau', 'prefecture', 'admin'],
}

/** 这种单位上能设哪些岗位。 */
export function rolesAt(unitKind: string): readonly Role[] {
  return ROLES_AT[unitKind] ?? []
}

/** 一段任职：岗位、所在学校（不在学校的是 null）、起止。 */
export type Tenure = {
  readonly role: Role
  readonly schoolId: string | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

const AT_SCHOOL: readonly Role[] = ['teacher', 'officer', 'principal']

function overlap(a: Tenure, b: Tenure): boolean {
  return (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn)
}

/** 督学不得兼任责任校的任何岗位（L6-10）；数据库另有一道。同岗同单位重复任职也不收。 */
export function judgeAppointment(wanted: Tenure, held: readonly Tenure[]): Outcome<Tenure> {
  const clash = held.some(
    (one) =>
      one.schoolId !== null &&
      one.schoolId === wanted.schoolId &&
      overlap(one, wanted) &&
      ((one.role === 'inspector' && AT_SCHOOL.includes(wanted.role)) ||
        (wanted.role === 'inspector' && AT_SCHOOL.includes(one.role))),
  )
  return clash ? refuse({ code: 'inspector_of_own_school' }) : done(wanted)
}
