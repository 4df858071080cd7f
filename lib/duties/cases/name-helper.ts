import { insertCasePerson } from '#lib/data/cases/case-people'
import { worksAt } from '#lib/data/cases/school-people'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { helpersNow } from '#lib/rules/people/case-people'
import type { NameHelperForm } from '#lib/schemas/cases/case-helper'
import type { Acted } from './act-on-case.ts'
import { namedFrom, tendCase } from './tend-case.ts'

/** 定一个劝返协助人（F20）：本单位今天在岗、现在还不是协助人、也不是责任人的人。 */
export async function nameHelper(
  deps: Deps,
  actor: Official,
  input: NameHelperForm,
): Promise<Outcome<Acted>> {
  const by = ['officer', 'principal', 'township', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'name_helper', by, input }, async ({ tx, kase, today }) => {
    const unitId = namedFrom(kase, actor.role)
    if (!unitId) return refuse({ code: 'not_allowed' })
    const { personId, reason } = input
    const taken =
      kase.responsible?.id === personId ||
      helpersNow(kase.people).some(({ person }) => person.id === personId)
    if (taken)
      return refuse({ code: 'invalid_input', fields: { personId: '此人已是责任人或协助人，请另选' } })
    if (!(await worksAt(tx, actor, { unitId, personId, today })))
      return refuse({ code: 'invalid_input', fields: { personId: '此人今天不在本单位任职，请另选' } })
    return done({
      facts: { helper: personId },
      note: reason || null,
      write: () =>
        insertCasePerson(tx, actor, {
          caseId: kase.id,
          part: 'helper',
          act: 'named',
          namedId: personId,
          onDay: today,
          reason,
        }),
    })
  })
}
