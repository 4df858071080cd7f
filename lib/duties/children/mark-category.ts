import { hasCategory, insertCategory, insertLabel } from '#lib/data/children/categories'
import { listLabels } from '#lib/data/children/child-file'
import { findChildPlace } from '#lib/data/children/in-reach'
import { sealText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import { CATEGORY_MARKERS, markableBy } from '#lib/rules/people/may-mark'
import type { MarkCategoryForm } from '#lib/schemas/children/category'

/** 标注一个对象类别（DT-3.1.2，NA-6.1，NA-6.2）。限阅的封存另存，台账上只写「限阅」。 */
export async function markCategory(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: MarkCategoryForm,
): Promise<Outcome<{ categoryId: string }>> {
  const act = { verb: 'mark_category', by: CATEGORY_MARKERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { childId, category, fromOn } = input
    if (!markableBy(actor.role).includes(category)) return refuse({ code: 'not_allowed' })
    if (fromOn > today) return refuse({ code: 'future_day', day: fromOn })
    const child = await findChildPlace(tx, actor, childId)
    if (!child) return refuse({ code: 'not_found' })
    const { restricted } = CHILD_CATEGORIES[category]
    const marked = restricted
      ? (await listLabels(tx, actor, deps.keys, childId)).some(
          (one) => one.category === category && one.toOn === null,
        )
      : await hasCategory(tx, actor, childId, category)
    if (marked) return refuse({ code: 'invalid_input', fields: { category: '已有这一类标注，不用再标' } })
    const categoryId = restricted
      ? await insertLabel(tx, actor, {
          childId,
          fromOn,
          labelCipher: sealText(deps.keys, actor.tenantId, 'label', category),
        })
      : await insertCategory(tx, actor, { childId, category, fromOn })
    await appendEvent(tx, actor, {
      verb: 'mark_category',
      subjectKind: 'child',
      subjectId: childId,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: fromOn,
      facts: { category: restricted ? 'restricted' : category, row: categoryId },
    })
    return done({ categoryId })
  })
}
