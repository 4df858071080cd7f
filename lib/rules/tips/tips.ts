/**
 * 举报登记（DDK-4.9.1）：教育局公布举报电话，受理弄虚作假等举报，一件一件登记、核查、下结论。
 * 原文没有写几日内答复，所以没有时限；没有结论的一直列在教育局的工作台上。
 */
export const TIP_CHANNEL_LABEL = { phone: '电话', letter: '来信', visit: '来访', web: '网络' } as const
export type TipChannel = keyof typeof TIP_CHANNEL_LABEL

export const TIP_OUTCOME_LABEL = {
  pending: '待查',
  verified: '属实',
  partly: '部分属实',
  unfounded: '不属实',
} as const
export type TipOutcome = keyof typeof TIP_OUTCOME_LABEL

/** 最近一次写的结论；还没有办过的是待查。 */
export function tipOutcome(followUps: readonly { readonly outcome: TipOutcome }[]): TipOutcome {
  return followUps.at(-1)?.outcome ?? 'pending'
}

/** 下过结论的，结论可以另写一行更正，不能退回待查：又有新线索的，另登记一件。 */
export function mayConclude(before: TipOutcome, next: TipOutcome): boolean {
  return before === 'pending' || next !== 'pending'
}
