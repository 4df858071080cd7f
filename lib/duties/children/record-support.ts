import { findChildPlace } from '#lib/data/children/in-reach'
import { findPairing, insertActivity } from '#lib/data/children/pairings'
import { sealText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { isRestrictedSupport } from '#lib/rules/people/pairing'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import type { SupportActivityForm } from '#lib/schemas/children/pairing'

/** 记一次帮扶活动（DDK-4.7.2，DDK-4.8.2，LX-2.7.3）；心理激励的内容封存限阅（NA-4.3）。 */
export async function recordSupport(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: SupportActivityForm,
): Promise<Outcome<{ activityId: string }>> {
  const act = { verb: 'record_support', by: SUPPORTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { childId, pairingId, kind, onDay, content } = input
    if (onDay > today) return refuse({ code: 'future_day', day: onDay })
    const child = await findChildPlace(tx, actor, childId)
    const pairing = child && (await findPairing(tx, actor, childId, pairingId))
    if (!child || !pairing) return refuse({ code: 'not_found' })
    if (onDay < pairing.fromOn || (pairing.endedOn && onDay > pairing.endedOn))
      return refuse({ code: 'invalid_input', fields: { onDay: '不在结对的起止之内，请核对日期' } })
    const restricted = isRestrictedSupport(kind)
    const activityId = await insertActivity(tx, actor, {
      pairingId,
      childId,
      kind,
      onDay,
      content: restricted ? null : content,
      note: restricted ? sealText(deps.keys, actor.tenantId, 'support_note', content) : null,
    })
    await appendEvent(tx, actor, {
      verb: 'record_support',
      subjectKind: 'pairing',
      subjectId: pairingId,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: onDay,
      facts: { activity: activityId, kind },
    })
    return done({ activityId })
  })
}
