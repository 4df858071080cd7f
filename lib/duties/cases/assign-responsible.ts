import { insertCasePerson } from '#lib/data/cases/case-people'
import { worksAt } from '#lib/data/cases/school-people'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { AssignResponsibleForm } from '#lib/schemas/cases/assign-responsible'
import type { Acted } from './act-on-case.ts'
import { namedFrom, tendCase } from './tend-case.ts'

/** 确定劝返责任人（F20，DDK-4.2.2）：本单位今天在岗的人；更换要写理由，前一个的起止留着。 */
export async function assignResponsible(
  deps: Deps,
  actor: Official,
  input: AssignResponsibleForm,
): Promise<Outcome<Acted>> {
  const by = ['officer', 'principal', 'township', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'assign_responsible', by, input }, async ({ tx, kase, today }) => {
    const unitId = namedFrom(kase, actor.role)
    if (!unitId) return refuse({ code: 'not_allowed' })
    const { personId, reason } = input
    if (kase.responsible?.id === personId)
      return refuse({ code: 'invalid_input', fields: { personId: '此人就是现在的责任人，请另选' } })
    if (kase.responsible && !reason) return refuse({ code: 'reason_required' })
    if (!(await worksAt(tx, actor, { unitId, personId, today })))
      return refuse({ code: 'invalid_input', fields: { personId: '此人今天不在本单位任职，请另选' } })
    return done({
      changes: { responsibleId: personId },
      facts: { responsible: personId, before: kase.responsible?.id ?? null },
      note: reason || null,
      ...(kase.plans.length > 0 ? { ends: ['case_plan'] } : {}),
      write: () =>
        insertCasePerson(tx, actor, {
          caseId: kase.id,
          part: 'responsible',
          act: 'named',
          namedId: personId,
          onDay: today,
          reason,
        }),
    })
  })
}
