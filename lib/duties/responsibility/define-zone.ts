import { findPersonInPost } from '#lib/data/people-in-post'
import { findPolicy } from '#lib/data/policies'
import { closeZone, insertZone, listVillages } from '#lib/data/responsibility/zones'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ZoneForm } from '#lib/schemas/responsibility/zone'

/** 划定或调整责任区，明确责任人（LX-2.1.1）：调整的，旧区到今天为止，写明理由。 */
export async function defineZone(
  deps: Deps,
  actor: Official,
  input: ZoneForm,
): Promise<Outcome<{ zoneId: string }>> {
  const act = { verb: 'define_zone', by: ['bureau'] as const, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const known = new Set((await listVillages(tx, actor)).map(({ id }) => id))
    if (input.villageIds.some((id) => !known.has(id))) return refuse({ code: 'not_found' })
    const policy = await findPolicy(tx, actor, today)
    if (!policy?.profile.responsibilityZones.value) return refuse({ code: 'not_on_ledger' })
    if (!(await findPersonInPost(tx, actor, input.holderId, today)))
      return refuse({ code: 'invalid_input', fields: { holderId: '此人今天不在岗，请另选' } })
    if (input.replaces) {
      const closed = await closeZone(tx, actor, { zoneId: input.replaces, on: today, why: input.why })
      if (closed !== 1) return refuse({ code: 'changed_meanwhile' })
    }
    const { name, holderId, villageIds } = input
    const zoneId = await insertZone(tx, actor, { name, holderId, villageIds, fromOn: today })
    await appendEvent(tx, actor, {
      verb: 'define_zone',
      subjectKind: 'zone',
      subjectId: zoneId,
      happenedOn: today,
      facts: { holder: holderId, villages: villageIds.length, replaces: input.replaces || null },
    })
    return done({ zoneId })
  })
}
