import type { Role } from '#lib/rules/people/roles'
import type { CaseState } from './case-states.ts'
import { stepOf } from './case-steps.ts'
import type { CaseVerb } from './case-verbs.ts'

export type ActingHand = { readonly hand: Role; readonly enteredFor: string | null }

/** 文件交给乡镇的措施：县教育局依法也可以自己办，但替没有人在任的乡镇办的，是乡镇的（NA-2.7）。 */
const TOWNSHIP_MEASURES: readonly CaseVerb[] = [
  'record_criticism',
  'issue_order',
  'serve_order',
  'issue_notice',
  'serve_notice',
]

/**
 * 这一步以哪个岗位办（C-08）：自己的岗位办得了的，就以自己的岗位；办不了而可以代录的，
 * 以乡镇的岗位代录，署名仍是自己，并记明替哪个乡镇。批评教育、责令与通知书，替乡镇办的一律是代录，
 * 文书以乡镇的名义；没有乡镇政府的（`governed` 为假：农场、开发区），没有谁的名义可借，县教育局自己办。
 * `enteringFor` 为 null 的从不代录。
 */
export function actingHand(
  state: CaseState,
  verb: CaseVerb,
  role: Role,
  enteringFor: string | null,
  governed = true,
): ActingHand {
  const by: readonly string[] = stepOf(state, verb)?.by ?? []
  const own = by.includes(role) && (!governed || !TOWNSHIP_MEASURES.includes(verb))
  if (own || enteringFor === null) return { hand: role, enteredFor: null }
  const hand = (['township_leader', 'township'] as const).find((one) => by.includes(one))
  return hand ? { hand, enteredFor: enteringFor } : { hand: role, enteredFor: null }
}
