import { LANE_OF, type Lane, ROLES, type Role } from '#lib/rules/people/roles'

/** 时限按承担的机关归拢：学校、乡镇（含村）、教育局、督学；与个案泳道同一划分。 */
export const AGENCIES = ['school', 'township', 'bureau', 'inspector'] as const satisfies readonly Lane[]
export type Agency = (typeof AGENCIES)[number]

export const AGENCY_LABEL: Readonly<Record<Agency, string>> = {
  school: '学校',
  township: '乡镇、村',
  bureau: '教育局',
  inspector: '责任督学',
}

/** 属于这一机关的岗位。 */
export function rolesOf(agency: Agency): readonly Role[] {
  return ROLES.filter((role) => LANE_OF[role] === agency)
}

/** 按岗位数出的件数，归到各机关；岗位须是已知的。 */
export function sumByAgency(
  counts: readonly { readonly role: string; readonly count: number }[],
): Readonly<Record<Agency, number>> {
  const sums: Record<Agency, number> = { school: 0, township: 0, bureau: 0, inspector: 0 }
  for (const { role, count } of counts) {
    const known = ROLES.find((one) => one === role)
    if (!known) throw new Error(`an unknown role owes a deadline: ${role}`)
    sums[LANE_OF[known]] += count
  }
  return sums
}
