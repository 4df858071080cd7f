import { findPolicy } from '#lib/data/policies'
import { closeZone, holderUnits, insertZone, listVillages } from '#lib/data/responsibility/zones'
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
    const villages = await listVillages(tx, actor)
    const chosen = villages.filter(({ id }) => input.villageIds.includes(id))
    if (chosen.length !== new Set(input.villageIds).size) return refuse({ code: 'not_found' })
    const policy = await findPolicy(tx, actor, today)
    if (!policy?.profile.responsibilityZones.value) return refuse({ code: 'not_on_ledger' })
    const units = await holderUnits(tx, actor, input.holderId, today)
    const beyond = chosen.find(({ above }) => !above.some((id) => units.includes(id)))
    if (beyond) {
      const why = units.length === 0 ? '此人今天不在岗' : `此人今天任职的单位管不到${beyond.name}`
      return refuse({ code: 'invalid_input', fields: { holderId: `${why}，请另选` } })
    }
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
