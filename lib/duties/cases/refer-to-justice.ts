import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { IssuePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { issuePaper } from './issue-paper.ts'

/** 提请司法部门发放文书（NA-2.8，LX-2.8.2）：档案有这一级、末一份文书期满仍不改正方可；入户劝返不因此停下。 */
export async function referToJustice(
  deps: Deps,
  actor: Official,
  input: IssuePaperForm,
): Promise<Outcome<Acted>> {
  return issuePaper(deps, actor, 'refer_to_justice', 'justice_referral', input)
}
