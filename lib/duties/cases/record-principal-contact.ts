import { findCase } from '#lib/data/cases/find-case'
import { insertPrincipalContact } from '#lib/data/cases/insert-principal-contact'
import { moveCase } from '#lib/data/cases/move-case'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { PrincipalContactForm } from '#lib/schemas/cases/principal-contact'
import type { Acted } from './act-on-case.ts'

/**
 * 学校负责人与家长、与村委会联系（LX-2.2.4）：两方各记一条，各有方式、对象、时间、结果；状态不变，留一步在案。
 * 拒绝：不是校长；联系时间在将来，或早于首次缺勤；案已不在学校手里。
 */
export async function recordPrincipalContact(
  deps: Deps,
  actor: Official,
  input: PrincipalContactForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  const at = instant(deps.clock.now().getTime())
  const verb = input.party === 'guardian' ? 'contact_guardian' : 'contact_village'
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb, input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase) return refuse({ code: 'not_found' })
      if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
      if (kase.state !== 'alert' && kase.state !== 'persuading')
        return refuse({ code: 'step_not_open', verb, state: kase.state })
      const on = dayOf(input.contactedAt)
      if (input.contactedAt > at || on < kase.absentSinceOn)
        return refuse({
          code: 'invalid_input',
          fields: { contactedAt: `联系的时间应在开始缺勤的 ${kase.absentSinceOn} 与此刻之间` },
        })
      const moved = await moveCase(tx, actor, kase, {
        verb,
        to: kase.state,
        happenedOn: on,
        facts: { party: input.party, means: input.means },
      })
      if (!moved) return refuse({ code: 'changed_meanwhile' })
      await insertPrincipalContact(tx, actor, kase.id, input)
      return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
    }),
  )
}
