import type { Measure } from '#lib/rules/policy/profile'

/** 有编号、要送达、可作废的三种文书；批评教育不出文书。 */
export type PaperKind = Exclude<Measure, 'criticism'>
export const PAPER_KINDS: readonly PaperKind[] = ['order_to_correct', 'return_notice', 'justice_referral']

/** 文字是否为一种文书。 */
export function isPaperKind(text: string): text is PaperKind {
  return (PAPER_KINDS as readonly string[]).includes(text)
}
