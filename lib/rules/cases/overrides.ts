import type { Role } from '#lib/rules/people/roles'
import type { Requirement } from './requirements.ts'

/** 一项可以放行的要件：由谁放行，依哪一条，为何可以。 */
export type OverrideRule = { readonly by: Role; readonly clause: string; readonly reading: string }

/**
 * 次数与办法上的要件，负责人写明理由可以放行（F30）：报告不能因为敲不开门就不报。
 * 法律措施的次序、签发机关、期限、送达回证、观察期、销号的凭据与三人分工都不在其中，谁也不能放行。
 */
export const OVERRIDES: Partial<Readonly<Record<Requirement, OverrideRule>>> = {
  persuasion_attempt: {
    by: 'principal',
    clause: 'L2-28',
    reading: '劝返无效须及时书面报告；确实无法劝返的，写明理由先报告',
  },
  home_visit: {
    by: 'principal',
    clause: 'DT-3.4.3',
    reading: '上门动员是常例；举家在外等上门不成的，写明理由先报告，不因此拖延',
  },
  principal_contact: {
    by: 'principal',
    clause: 'LX-2.2.4',
    reading: '校长与家长、村委会都要联系；一方确实联系不上的，写明理由先报告',
  },
  township_visit: {
    by: 'township_leader',
    clause: 'DT-3.1.4',
    reading: '先入户后措施；监护人已到乡镇当面谈过的，写明理由可不再入户',
  },
}

/** 这项要件可否放行。 */
export function isOverridable(requirement: Requirement): boolean {
  return OVERRIDES[requirement] !== undefined
}

/** 此岗位能放行的要件；不能的为 null。 */
export function overrideBy(requirement: Requirement, role: Role): OverrideRule | null {
  const rule = OVERRIDES[requirement]
  return rule?.by === role ? rule : null
}
