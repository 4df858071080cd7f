import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { servePaper } from './serve-paper.ts'

/** 责令限期改正通知书送达（L1-58）：改正期限自此起算。 */
export async function serveOrder(
  deps: Deps,
  actor: Official,
  input: ServePaperForm,
): Promise<Outcome<Acted>> {
  return servePaper(deps, actor, 'serve_order', 'order_to_correct', input)
}
