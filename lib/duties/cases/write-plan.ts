import { insertCasePlan } from '#lib/data/cases/case-plans'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CasePlanForm } from '#lib/schemas/cases/case-plan'
import type { Acted } from './act-on-case.ts'
import { tendCase } from './tend-case.ts'

/** 制定劝返、关爱、帮扶计划（DDK-4.2.2）：三部分都写，每改一次是新的一版。没有学校的个案由乡镇写。 */
export async function writePlan(deps: Deps, actor: Official, input: CasePlanForm): Promise<Outcome<Acted>> {
  const by = ['teacher', 'officer', 'principal', 'township', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'write_plan', by, input }, async ({ tx, kase }) => {
    const school = actor.role === 'teacher' || actor.role === 'officer' || actor.role === 'principal'
    if (!school && kase.schoolId) return refuse({ code: 'not_allowed' })
    const { persuasion, care, support } = input
    const last = kase.plans.at(-1)
    if (last && last.persuasion === persuasion && last.care === care && last.support === support)
      return refuse({ code: 'invalid_input', fields: { persuasion: '与现行的一版一字不差，没有要改的' } })
    return done({
      facts: { plan: (last?.version ?? 0) + 1 },
      // 人与计划都齐了才算办结（DDK-4.2.2）。
      ...(kase.responsible ? { ends: ['case_plan'] } : {}),
      write: () => insertCasePlan(tx, actor, kase, { persuasion, care, support }),
    })
  })
}
