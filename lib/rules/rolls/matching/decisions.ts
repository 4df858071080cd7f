import type { FindingKind } from './compare-lists.ts'

/** 人对一处比对结果的决定；`opens` 的由后台立案，`merges` 的转去提请合并。 */
export const FINDING_DECISIONS = {
  open_case: { label: '立案', kinds: ['not_enrolled', 'roll_without_person'] },
  studying_elsewhere: { label: '已在外地就读，待取证明', kinds: ['not_enrolled', 'roll_without_person'] },
  on_leave: { label: '请假或休学，手续待补', kinds: ['roll_without_person'] },
  roll_to_make: { label: '由学校补办学籍', kinds: ['person_without_roll'] },
  same_person: { label: '是同一个人', kinds: ['doubtful', 'two_records'] },
  not_same: { label: '不是同一个人', kinds: ['doubtful', 'two_records'] },
  list_error: {
    label: '名单或登记有误',
    kinds: ['not_enrolled', 'roll_without_person', 'person_without_roll', 'doubtful'],
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly kinds: readonly FindingKind[] }>
>
export type FindingDecision = keyof typeof FINDING_DECISIONS

export function isFindingDecision(text: string): text is FindingDecision {
  return Object.hasOwn(FINDING_DECISIONS, text)
}

/** 这一种情形可以作的决定。 */
export function decisionsFor(kind: FindingKind): readonly FindingDecision[] {
  return (Object.keys(FINDING_DECISIONS) as FindingDecision[]).filter((one) =>
    (FINDING_DECISIONS[one].kinds as readonly FindingKind[]).includes(kind),
  )
}

/** 合并一件的处境。 */
export const MERGE_STATES = {
  proposed: '待另一人批准',
  approved: '已批准，等待合并',
  refused: '不予合并',
  merged: '已合并',
  stale: '登记已变，没有合并',
  reversal_asked: '已请求撤回，待同意',
  reversal_approved: '已同意撤回',
  reversed: '已撤回',
} as const
export type MergeState = keyof typeof MERGE_STATES

export function isMergeState(text: string): text is MergeState {
  return Object.hasOwn(MERGE_STATES, text)
}
