import { CHILD_CATEGORIES, type ChildCategory } from './child-categories.ts'
import type { Role } from './roles.ts'

/** 谁来标注对象类别：村、乡镇调查标注（DT-3.1.2），学校与县教育局重点监测（DT-4.2.1，NA-6.3）。 */
export const CATEGORY_MARKERS = [
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
] as const satisfies readonly Role[]

/** 限阅的类别只由县教育局标注；别的岗位标注、看见的都是公开的类别（domain 6.4）。 */
export function markableBy(role: Role): readonly ChildCategory[] {
  if (!(CATEGORY_MARKERS as readonly Role[]).includes(role)) return []
  const codes = Object.keys(CHILD_CATEGORIES) as ChildCategory[]
  return codes.filter((code) => role === 'bureau' || !CHILD_CATEGORIES[code].restricted)
}
