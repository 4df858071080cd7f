import type { Role } from '#lib/rules/people/roles'

/** 本轮的销号申请办到哪里；乡镇从来不是当事一方的，不经乡镇核实。 */
export type RequestStanding = {
  readonly requested: boolean
  readonly checked: boolean
  readonly townshipParty: boolean
}

/**
 * 观察期满之后，下一手归谁（LX-3.2.3）：没有申请的归学校（照档案，给出 null），申请了的归乡镇核实，
 * 核实了的、乡镇不是当事一方的归县教育局决定。时限记在下一手名下：前一手办了，逾期就不算它的。
 */
export function strikeOffHolder({ requested, checked, townshipParty }: RequestStanding): Role | null {
  if (!requested) return null
  return checked || !townshipParty ? 'bureau' : 'township'
}
