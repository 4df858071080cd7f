import { closeMember } from '#lib/data/children/households'
import { findChildPlace } from '#lib/data/children/in-reach'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import type { UnlinkHouseholdForm } from '#lib/schemas/children/household'

/** 解除同户，写明理由；原来的认定留着。 */
export async function unlinkHousehold(
  deps: Deps,
  actor: Official,
  input: UnlinkHouseholdForm,
): Promise<Outcome<{ memberId: string }>> {
  const act = { verb: 'unlink_household', by: SUPPORTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const child = await findChildPlace(tx, actor, input.childId)
    if (!child) return refuse({ code: 'not_found' })
    const closed = await closeMember(tx, actor, { memberId: input.memberId, on: today, why: input.why })
    if (closed !== 1) return refuse({ code: 'not_found' })
    await appendEvent(tx, actor, {
      verb: 'unlink_household',
      subjectKind: 'child',
      subjectId: child.id,
      classId: child.classId,
      schoolId: child.schoolId,
      facts: { member: input.memberId },
    })
    return done({ memberId: input.memberId })
  })
}
