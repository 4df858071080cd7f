import { closeSign, listSignsOf } from '#lib/data/children/early-signs'
import { findChildPlace } from '#lib/data/children/in-reach'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { SIGN_NOTERS } from '#lib/rules/people/early-signs'
import type { EndSignForm } from '#lib/schemas/children/early-sign'

/** 苗头了结，写明怎样了结的；记过的留着。 */
export async function endSign(
  deps: Deps,
  actor: Official,
  input: EndSignForm,
): Promise<Outcome<{ signId: string }>> {
  const act = { verb: 'end_sign', by: SIGN_NOTERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { childId, signId, endedOn, endedWhy } = input
    if (endedOn > today) return refuse({ code: 'future_day', day: endedOn })
    const child = await findChildPlace(tx, actor, childId)
    const sign = child && (await listSignsOf(tx, actor, childId)).find(({ id }) => id === signId)
    if (!child || !sign) return refuse({ code: 'not_found' })
    if (endedOn < sign.noticedOn)
      return refuse({ code: 'invalid_input', fields: { endedOn: '不能早于看出的日子' } })
    if ((await closeSign(tx, actor, { signId, endedOn, endedWhy })) !== 1)
      return refuse({ code: 'changed_meanwhile' })
    await appendEvent(tx, actor, {
      verb: 'end_sign',
      subjectKind: 'early_sign',
      subjectId: signId,
      ...{ classId: child.classId, schoolId: child.schoolId, happenedOn: endedOn },
      facts: {},
    })
    return done({ signId })
  })
}
