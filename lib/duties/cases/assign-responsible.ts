import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { worksAtSchool } from '#lib/data/cases/school-people'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AssignResponsibleForm } from '#lib/schemas/cases/assign-responsible'
import type { Acted } from './act-on-case.ts'

/** 确定劝返责任人（F20，DDK-4.2.2）：本校今天在岗的人；状态与时限都不变。 */
export async function assignResponsible(
  deps: Deps,
  actor: Official,
  input: AssignResponsibleForm,
): Promise<Outcome<Acted>> {
  if (actor.role !== 'officer' && actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  const today = dayOf(instant(deps.clock.now().getTime()))
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'assign_responsible', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      if (!kase?.schoolId) return refuse({ code: 'not_found' })
      if (kase.version !== input.version) return refuse({ code: 'changed_meanwhile' })
      if (STANDING_OF[kase.state] === 'closed')
        return refuse({ code: 'step_not_open', verb: 'assign_responsible', state: kase.state })
      if (!(await worksAtSchool(tx, actor, { schoolId: kase.schoolId, personId: input.personId, today })))
        return refuse({ code: 'invalid_input', fields: { personId: '此人今天不在本校任职，请另选' } })
      const moved = await moveCase(tx, actor, kase, {
        verb: 'assign_responsible',
        to: kase.state,
        changes: { responsibleId: input.personId },
        facts: { responsible: input.personId },
      })
      if (!moved) return refuse({ code: 'changed_meanwhile' })
      return done({ caseId: kase.id, state: kase.state, version: kase.version + 1 })
    }),
  )
}
