import type { Deps } from '#lib/duties/deps'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServePaperForm } from '#lib/schemas/cases/legal-paper'
import type { Acted } from './act-on-case.ts'
import { servePaper } from './serve-paper.ts'

/** 通知书送达（DT-4.2.5，LX-2.1.4）：复学期限自此起算。 */
export async function serveNotice(
  deps: Deps,
  actor: Official,
  input: ServePaperForm,
): Promise<Outcome<Acted>> {
  return servePaper(deps, actor, 'serve_notice', 'return_notice', input)
}
