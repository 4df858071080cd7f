import { insertCasePerson } from '#lib/data/cases/case-people'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { helpersNow } from '#lib/rules/people/case-people'
import type { ReleaseHelperForm } from '#lib/schemas/cases/case-helper'
import type { Acted } from './act-on-case.ts'
import { namedFrom, tendCase } from './tend-case.ts'

/** 解除一个协助人，写明理由；他承担的起止留着（F20）。 */
export async function releaseHelper(
  deps: Deps,
  actor: Official,
  input: ReleaseHelperForm,
): Promise<Outcome<Acted>> {
  const by = ['officer', 'principal', 'township', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'release_helper', by, input }, async ({ tx, kase, today }) => {
    if (!namedFrom(kase, actor.role)) return refuse({ code: 'not_allowed' })
    const { personId, reason } = input
    if (!helpersNow(kase.people).some(({ person }) => person.id === personId))
      return refuse({ code: 'invalid_input', fields: { personId: '此人现在不是协助人' } })
    return done({
      facts: { helper: personId },
      note: reason,
      write: () =>
        insertCasePerson(tx, actor, {
          caseId: kase.id,
          part: 'helper',
          act: 'released',
          namedId: personId,
          onDay: today,
          reason,
        }),
    })
  })
}
