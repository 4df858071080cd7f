import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { CaseState } from './case-states.ts'
import type { Hand } from './case-verbs.ts'

/** 移交的两种：乡镇给县内另一乡镇（孩子住在那里），县教育局给外县。 */
export const HAND_OVER_KINDS = ['township', 'county'] as const
export type HandOverKind = (typeof HAND_OVER_KINDS)[number]

export const HAND_OVER_LABEL: Readonly<Record<HandOverKind, string>> = {
  township: '移交县内另一乡镇',
  county: '移交外县',
}

export const HAND_OVER_DECISION_LABEL = {
  accepted: '已接收',
  refused: '退回并说明',
  withdrawn: '已收回',
} as const
export type HandOverDecision = keyof typeof HAND_OVER_DECISION_LABEL

/** 乡镇已经签收、案在乡镇手里的各态；待签收的走签收或退回，不走移交。 */
const IN_THE_TOWNSHIP: readonly CaseState[] = [
  'township',
  'noticed',
  'ordered',
  'justice',
  'confirmed_dropout',
  'organising',
]

/** 谁可以提出、凭哪一条（L1-13 当地乡镇组织、督促入学；DT-4.1.2 查明去向）。 */
export const HAND_OVER_RULES = {
  township: { by: ['township', 'township_leader'], from: IN_THE_TOWNSHIP, clause: ['L1-13', 'DT-4.1.2'] },
  county: { by: ['bureau'], from: IN_THE_TOWNSHIP, clause: ['L1-13', 'DT-4.4.3'] },
} as const satisfies Readonly<
  Record<
    HandOverKind,
    { readonly by: readonly Hand[]; readonly from: readonly CaseState[]; readonly clause: readonly string[] }
  >
>

/** 此态此岗位能不能提出这种移交。 */
export function mayOffer(kind: HandOverKind, state: CaseState, hand: Hand): boolean {
  const { by, from } = HAND_OVER_RULES[kind]
  return (by as readonly Hand[]).includes(hand) && from.includes(state)
}

/** 家长的期限（限期复学、责令改正）不因移交重起，日子照旧。 */
const KEEPS_ITS_DAY: readonly DutyCode[] = ['return_by', 'order_expiry', 'deferral_renewal']

/**
 * 接收之后接收方各项怎么开：机关自己的事（入户）自接收之时重新起算；定给家长的期限照原来的日子。
 * 移交方没有在走的，也要有一项入户：没有一件未结的案没有下一时限。
 */
export function takenOverDuties(stopped: readonly DutyCode[]): {
  readonly keep: readonly DutyCode[]
  readonly restart: readonly DutyCode[]
} {
  const keep = stopped.filter((duty) => KEEPS_ITS_DAY.includes(duty))
  const restart = stopped.filter((duty) => duty === 'township_visit')
  return keep.length + restart.length === 0 ? { keep: [], restart: ['township_visit'] } : { keep, restart }
}
