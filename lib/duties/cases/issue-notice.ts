import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { IssuePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { issuePaper } from './issue-paper.ts'

/** 签发通知书（DT-4.2.5，LX-2.1.4）：大田在责令送达之后，临夏在批评教育之后，次序由档案定。 */
export async function issueNotice(
  deps: Deps,
  actor: Official,
  input: IssuePaperForm,
): Promise<Outcome<Acted>> {
  return issuePaper(deps, actor, 'issue_notice', 'return_notice', input)
}
