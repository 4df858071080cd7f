/** 数报送要的：哪所学校、报了没有。 */
export type SubmittedClass = {
  readonly schoolId: string
  readonly state: 'submitted' | 'silent' | 'closed'
}

/** 应当点名的班：今日不上课的不在分母。 */
export function dueClasses<C extends SubmittedClass>(classes: readonly C[]): readonly C[] {
  return classes.filter(({ state }) => state !== 'closed')
}

/** 按学校归拢，次序不变。 */
export function bySchool<C extends SubmittedClass>(classes: readonly C[]): readonly (readonly [C, ...C[]])[] {
  const groups = new Map<string, [C, ...C[]]>()
  for (const one of classes) {
    const group = groups.get(one.schoolId)
    if (group) group.push(one)
    else groups.set(one.schoolId, [one])
  }
  return [...groups.values()]
}

/** 未报齐的学校：应点名的班里还有没报的（LX-2.2.1）。一个班也没报的排在前。 */
export function silentSchools<C extends SubmittedClass>(
  classes: readonly C[],
): readonly (readonly [C, ...C[]])[] {
  const behind = bySchool(dueClasses(classes)).filter((group) =>
    group.some(({ state }) => state === 'silent'),
  )
  return behind.toSorted((a, b) => Number(isWhollySilent(b)) - Number(isWhollySilent(a)))
}

/** 这所学校今天一个班也没有报。 */
export function isWhollySilent(classes: readonly SubmittedClass[]): boolean {
  return classes.every(({ state }) => state !== 'submitted')
}
