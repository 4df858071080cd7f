import { findChildPlace } from '#lib/data/children/in-reach'
import { findOpenCaseOf } from '#lib/data/children/open-case'
import { insertPairing } from '#lib/data/children/pairings'
import { findPersonInPost } from '#lib/data/people-in-post'
import { findPolicy } from '#lib/data/policies'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import type { StartPairingForm } from '#lib/schemas/children/pairing'

/** 结对帮扶（DDK-4.7.1，LX-2.7.2）：由谁来做只能是本地文件写明的几种人。 */
export async function startPairing(
  deps: Deps,
  actor: Official,
  input: StartPairingForm,
): Promise<Outcome<{ pairingId: string }>> {
  const act = { verb: 'start_pairing', by: SUPPORTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    if (input.fromOn > today) return refuse({ code: 'future_day', day: input.fromOn })
    const child = await findChildPlace(tx, actor, input.childId)
    if (!child) return refuse({ code: 'not_found' })
    const kinds = (await findPolicy(tx, actor, today))?.profile.pairing.value ?? []
    if (!kinds.includes(input.kind))
      return refuse({ code: 'invalid_input', fields: { kind: '本地文件没有写由这种人结对，请另选' } })
    const helper = input.helperId ? await findPersonInPost(tx, actor, input.helperId, today) : null
    if (input.helperId && !helper)
      return refuse({ code: 'invalid_input', fields: { helperId: '此人今天不在岗，请另选' } })
    const kase = await findOpenCaseOf(tx, actor, input.childId)
    const pairingId = await insertPairing(tx, actor, {
      childId: input.childId,
      caseId: kase?.id ?? null,
      kind: input.kind,
      helperId: input.helperId || null,
      helperName: helper?.name ?? input.helperName,
      helperUnit: helper?.unit ?? input.helperUnit,
      fromOn: input.fromOn,
      aim: input.aim,
    })
    await appendEvent(tx, actor, {
      verb: 'start_pairing',
      subjectKind: 'pairing',
      subjectId: pairingId,
      caseId: kase?.id ?? null,
      classId: child.classId,
      schoolId: child.schoolId,
      happenedOn: input.fromOn,
      facts: { kind: input.kind, helper: input.helperId || null },
    })
    return done({ pairingId })
  })
}
