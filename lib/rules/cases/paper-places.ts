import type { CaseVerb } from './case-verbs.ts'
import type { PaperKind } from './paper-kinds.ts'

type PaperPlace = { readonly kind: PaperKind; readonly issue: CaseVerb; readonly serve: CaseVerb }

/** 地址里的一种文书，由哪一步签发，由哪一步送达。 */
export const PAPER_PLACES: Readonly<Record<string, PaperPlace>> = {
  order: { kind: 'order_to_correct', issue: 'issue_order', serve: 'serve_order' },
  notice: { kind: 'return_notice', issue: 'issue_notice', serve: 'serve_notice' },
  referral: { kind: 'justice_referral', issue: 'refer_to_justice', serve: 'serve_referral' },
}

/** 地址里的文书种类；没有这一种给 null。 */
export function paperPlace(text: string): PaperPlace | null {
  return Object.hasOwn(PAPER_PLACES, text) ? (PAPER_PLACES[text] ?? null) : null
}
