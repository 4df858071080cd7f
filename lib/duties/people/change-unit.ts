import { closeUnit, countPosts, findUnit, renameUnit } from '#lib/data/identity/unit-book'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CloseUnitForm, RenameUnitForm } from '#lib/schemas/identity/admin-forms'
import { administer } from './administer.ts'

/** 单位改名：旧名留一行，历史文书上的旧名仍查得到。 */
export function changeUnitName(
  deps: Deps,
  actor: Official,
  input: RenameUnitForm,
): Promise<Outcome<{ unitId: string }>> {
  return administer(deps, actor, { verb: 'rename_unit', input }, async (tx) => {
    const unit = await findUnit(tx, actor, input.unitId)
    if (!unit) return refuse({ code: 'not_found' })
    if (unit.name === input.name) return refuse({ code: 'nothing_changed' })
    await renameUnit(tx, actor, unit, input)
    const facts = { fromOn: input.fromOn }
    return done({
      answer: { unitId: unit.id },
      acts: [{ subjectKind: 'unit', subjectId: unit.id, happenedOn: input.fromOn, facts }],
    })
  })
}

/** 单位撤并：到某日为止、由同类的谁接续；还有人在任的先交接，历史仍指着原来的单位。 */
export function closeUnitFor(
  deps: Deps,
  actor: Official,
  input: CloseUnitForm,
): Promise<Outcome<{ unitId: string }>> {
  return administer(deps, actor, { verb: 'close_unit', input }, async (tx) => {
    const { unitId, validTo } = input
    const unit = await findUnit(tx, actor, unitId)
    const successor = input.successorId === '' ? null : await findUnit(tx, actor, input.successorId)
    if (!unit || (input.successorId !== '' && successor?.kind !== unit.kind))
      return refuse({ code: 'not_found' })
    if (successor?.id === unit.id || successor?.validTo) return refuse({ code: 'not_found' })
    const posts = await countPosts(tx, actor, unitId, validTo)
    if (posts > 0) return refuse({ code: 'posts_still_held', count: posts })
    if (validTo < unit.validFrom) return refuse({ code: 'end_day_past', day: validTo })
    const successorId = successor?.id ?? null
    if (!(await closeUnit(tx, actor, unitId, { validTo, successorId })))
      return refuse({ code: 'changed_meanwhile' })
    const facts = { toOn: validTo, successor: successorId }
    return done({
      answer: { unitId },
      acts: [{ subjectKind: 'unit', subjectId: unitId, happenedOn: validTo, facts }],
    })
  })
}
