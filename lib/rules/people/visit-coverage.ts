/** 重点对象一人：在哪个学校，本学期访过没有。 */
export type VisitTarget = {
  readonly childId: string
  readonly schoolId: string
  readonly schoolName: string
  readonly visited: boolean
}

/** 一所学校的家访覆盖：应访几人，访了几人。 */
export type VisitCoverage = {
  readonly schoolId: string
  readonly schoolName: string
  readonly due: number
  readonly visited: number
}

/** 按学校汇总；每人只算一次（DDK-4.8.1）。给出的次序即各校首次出现的次序。 */
export function coverageBySchool(targets: readonly VisitTarget[]): readonly VisitCoverage[] {
  const schools = new Map<string, VisitCoverage>()
  for (const { schoolId, schoolName, visited } of targets) {
    const before = schools.get(schoolId) ?? { schoolId, schoolName, due: 0, visited: 0 }
    schools.set(schoolId, {
      ...before,
      due: before.due + 1,
      visited: before.visited + (visited ? 1 : 0),
    })
  }
  return [...schools.values()]
}

/** 百分之几，一位小数；一个也没有应访的，不是百分之百，是没有。 */
export function coveragePercent({ due, visited }: Pick<VisitCoverage, 'due' | 'visited'>): string {
  return due === 0 ? '—' : `${((visited / due) * 100).toFixed(1)}%`
}
