import { closePost } from '#lib/data/responsibility/school-tree'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { EndPostForm } from '#lib/schemas/responsibility/responsibility-post'

/** 免去一个人的包保，写明缘由（NA-3.2）；空出来的照实列为空岗。 */
export async function endPost(
  deps: Deps,
  actor: Official,
  input: EndPostForm,
): Promise<Outcome<{ postId: string }>> {
  const act = { verb: 'end_responsibility', by: ['officer', 'principal'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { postId, why } = input
    if ((await closePost(tx, actor, { postId, on: today, why })) !== 1) return refuse({ code: 'not_found' })
    await appendEvent(tx, actor, {
      verb: 'end_responsibility',
      subjectKind: 'responsibility_post',
      subjectId: postId,
      schoolId: actor.unitIds[0] ?? null,
      happenedOn: today,
      facts: {},
    })
    return done({ postId })
  })
}
