import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ReasonForm } from '#lib/schemas/cases/reason'
import type { Acted } from './act-on-case.ts'

/** 校长与村（社区）联系（LX-2.2.2）：状态不变，留一步在案；理由栏写联系的人与结果。 */
export async function contactVillage(
  deps: Deps,
  actor: Official,
  input: ReasonForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'contact_village', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
      if (kase.state !== 'alert' && kase.state !== 'persuading')
        return refuse({ code: 'step_not_open', verb: 'contact_village', state: kase.state })
      const moved = await moveCase(tx, actor, kase, {
        verb: 'contact_village',
        to: kase.state,
        note: input.reason,
      })
      if (!moved) return refuse({ code: 'changed_meanwhile' })
      return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
    }),
  )
}
