import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { servePaper } from './serve-paper.ts'

/** 提请函送到司法部门（NA-2.8）。 */
export async function serveReferral(
  deps: Deps,
  actor: Official,
  input: ServePaperForm,
): Promise<Outcome<Acted>> {
  return servePaper(deps, actor, 'serve_referral', 'justice_referral', input)
}
