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

/** 一段任职：岗位、单位、所在学校（不在学校的是 null）、起止。 */
export type Tenure = {
  readonly role: Role
  readonly unitId: string
  readonly schoolId: string | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

/** 今天负责的学校超过本地文件之数的督学：几所。`posts` 一人一校一行。 */
export function overfullInspectors<P extends { readonly personId: string; readonly schoolId: string }>(
  posts: readonly P[],
  mostSchools: number | null,
): readonly { readonly personId: string; readonly schools: number }[] {
  if (mostSchools === null) return []
  const schools = new Map<string, Set<string>>()
  for (const { personId, schoolId } of posts)
    schools.set(personId, (schools.get(personId) ?? new Set()).add(schoolId))
  return [...schools]
    .map(([personId, held]) => ({ personId, schools: held.size }))
    .filter((one) => one.schools > mostSchools)
}

const AT_SCHOOL: readonly Role[] = ['teacher', 'officer', 'principal']

function overlap(a: Tenure, b: Tenure): boolean {
  return (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn)
}

/** 任了这一所之后，哪一天负责的学校最多，是几所；不是督学的不数。只会在有一段起头的那天多起来。 */
function mostAtOnce(wanted: Tenure, held: readonly Tenure[]): number {
  if (wanted.role !== 'inspector') return 0
  const posts = [wanted, ...held.filter((one) => one.role === 'inspector' && overlap(one, wanted))]
  const counts = posts
    .map(({ fromOn }) => fromOn)
    .filter((day) => day >= wanted.fromOn)
    .map((day) => {
      const inPost = posts.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn))
      return new Set(inPost.map(({ schoolId }) => schoolId)).size
    })
  return Math.max(...counts)
}

/**
 * 同一岗位同时只有一段；督学不得兼任责任校的任何岗位（L6-10）；数据库各另有一道。
 * `mostSchools`：一名督学同时至多负责几所（大渡口依《重庆市教育督导条例》第十八条 5 所），没有写的是 null。
 */
export function judgeAppointment(
  wanted: Tenure,
  held: readonly Tenure[],
  mostSchools: number | null,
): Outcome<Tenure> {
  const twice = held.some(
    (one) => one.role === wanted.role && one.unitId === wanted.unitId && overlap(one, wanted),
  )
  if (twice) return refuse({ code: 'post_already_held' })
  if (mostSchools !== null && mostAtOnce(wanted, held) > mostSchools)
    return refuse({ code: 'inspector_schools_full', most: mostSchools })
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
