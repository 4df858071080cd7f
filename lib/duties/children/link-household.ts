import { findHouseholdId, insertMembers } from '#lib/data/children/households'
import { findChildPlace } from '#lib/data/children/in-reach'
import { newId } from '#lib/data/ids'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { joinHouseholds } from '#lib/rules/people/household'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import type { LinkHouseholdForm } from '#lib/schemas/children/household'

/** 认定两个孩子同户（F23）：两个都须在可及范围之内；系统只提出，认定的是人。 */
export async function linkHousehold(
  deps: Deps,
  actor: Official,
  input: LinkHouseholdForm,
): Promise<Outcome<{ householdId: string }>> {
  const act = { verb: 'link_household', by: SUPPORTERS, input }
  return actOnce(deps, actor, act, async ({ tx }) => {
    const child = await findChildPlace(tx, actor, input.childId)
    const other = await findChildPlace(tx, actor, input.otherId)
    if (!child || !other || child.id === other.id) return refuse({ code: 'not_found' })
    const joining = joinHouseholds(
      await findHouseholdId(tx, actor, child.id),
      await findHouseholdId(tx, actor, other.id),
      newId(),
    )
    if (joining === 'already')
      return refuse({ code: 'invalid_input', fields: { otherId: '两个孩子已在同一户' } })
    if (joining === 'two_households')
      return refuse({ code: 'invalid_input', fields: { otherId: '两个孩子各在一户，请先解除一边' } })
    const { householdId, join } = joining
    const childIds = join.map((who) => (who === 'one' ? child.id : other.id))
    await insertMembers(tx, actor, { householdId, childIds, basis: input.basis })
    await appendEvent(tx, actor, {
      verb: 'link_household',
      subjectKind: 'child',
      subjectId: child.id,
      classId: child.classId,
      schoolId: child.schoolId,
      facts: { household: householdId, joined: childIds, basis: input.basis },
    })
    return done({ householdId })
  })
}
