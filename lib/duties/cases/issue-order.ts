import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { IssuePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { issuePaper } from './issue-paper.ts'

/** 责令限期改正（L1-58，DT-4.2.5，NA-2.7）：轮到这一级方可；期限自送达起，由档案算出。 */
export async function issueOrder(
  deps: Deps,
  actor: Official,
  input: IssuePaperForm,
): Promise<Outcome<Acted>> {
  return issuePaper(deps, actor, 'issue_order', 'order_to_correct', input)
}
