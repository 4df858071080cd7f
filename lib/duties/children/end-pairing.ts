import { findChildPlace } from '#lib/data/children/in-reach'
import { closePairing, findPairing } from '#lib/data/children/pairings'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import type { EndPairingForm } from '#lib/schemas/children/pairing'

/** 终止一对，写明缘由；起止与活动都留着。 */
export async function endPairing(
  deps: Deps,
  actor: Official,
  input: EndPairingForm,
): Promise<Outcome<{ pairingId: string }>> {
  const act = { verb: 'end_pairing', by: SUPPORTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { childId, pairingId, endedOn } = input
    if (endedOn > today) return refuse({ code: 'future_day', day: endedOn })
    const child = await findChildPlace(tx, actor, childId)
    const pairing = child && (await findPairing(tx, actor, childId, pairingId))
    if (!child || !pairing) return refuse({ code: 'not_found' })
    if (endedOn < pairing.fromOn)
      return refuse({ code: 'invalid_input', fields: { endedOn: '止日不能早于起日' } })
    if ((await closePairing(tx, actor, input)) !== 1) return refuse({ code: 'changed_meanwhile' })
    await appendEvent(tx, actor, {
      verb: 'end_pairing',
      subjectKind: 'pairing',
      subjectId: pairingId,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: endedOn,
      facts: {},
    })
    return done({ pairingId })
  })
}
