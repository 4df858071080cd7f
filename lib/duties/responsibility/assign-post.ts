import { worksAt } from '#lib/data/cases/school-people'
import { findOwnUnit, insertPost } from '#lib/data/responsibility/school-tree'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AssignPostForm } from '#lib/schemas/responsibility/responsibility-post'

/** 定一个人包一个年级或班（NA-3.2，DDK-4.2.1）：本校的单位，本校今天在岗的人。 */
export async function assignPost(
  deps: Deps,
  actor: Official,
  input: AssignPostForm,
): Promise<Outcome<{ postId: string }>> {
  const act = { verb: 'assign_responsibility', by: ['officer', 'principal'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { unitId, personId, title, fromOn } = input
    if (fromOn > today) return refuse({ code: 'future_day', day: fromOn })
    const unit = await findOwnUnit(tx, actor, unitId)
    if (!unit) return refuse({ code: 'not_found' })
    if (!(await worksAt(tx, actor, { unitId: unit.schoolId, personId, today })))
      return refuse({ code: 'invalid_input', fields: { personId: '此人今天不在本校任职，请另选' } })
    const postId = await insertPost(tx, actor, { ...unit, holderId: personId, title, fromOn })
    await appendEvent(tx, actor, {
      verb: 'assign_responsibility',
      subjectKind: 'unit',
      subjectId: unitId,
      schoolId: unit.schoolId,
      happenedOn: fromOn,
      facts: { holder: personId, post: postId },
    })
    return done({ postId })
  })
}
