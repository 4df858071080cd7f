import { closeCategory } from '#lib/data/children/categories'
import { findChildPlace } from '#lib/data/children/in-reach'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { CATEGORY_MARKERS } from '#lib/rules/people/may-mark'
import type { EndCategoryForm } from '#lib/schemas/children/category'

/** 一个类别到此为止（C-10：脱贫、返乡之后）；原来的标注与起止都保留。 */
export async function endCategory(
  deps: Deps,
  actor: Official,
  input: EndCategoryForm,
): Promise<Outcome<{ categoryId: string }>> {
  const act = { verb: 'end_category', by: CATEGORY_MARKERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    if (input.toOn > today) return refuse({ code: 'future_day', day: input.toOn })
    const child = await findChildPlace(tx, actor, input.childId)
    if (!child) return refuse({ code: 'not_found' })
    if ((await closeCategory(tx, actor, input)) === 0)
      return refuse({ code: 'invalid_input', fields: { toOn: '止日早于起日，或这一类已经终止' } })
    await appendEvent(tx, actor, {
      verb: 'end_category',
      subjectKind: 'child',
      subjectId: input.childId,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: input.toOn,
      facts: { row: input.categoryId },
    })
    return done({ categoryId: input.categoryId })
  })
}
