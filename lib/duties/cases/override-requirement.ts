import { insertOverride } from '#lib/data/cases/overrides'
import type { Deps } from '#lib/duties/deps'
import { overrideBy } from '#lib/rules/cases/overrides'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { OverrideForm } from '#lib/schemas/cases/override'
import type { Acted } from './act-on-case.ts'
import { tendCase } from './tend-case.ts'

/**
 * 校长、乡镇领导写明理由放行一项要件（F30）：哪几项可以放行由规则定；自成一件事，在案上与督学处看得见。
 * 拒绝：不归此岗位放行；理由空白。
 */
export async function overrideRequirement(
  deps: Deps,
  actor: Official,
  input: OverrideForm,
): Promise<Outcome<Acted>> {
  const { requirement, reason } = input
  const by = ['principal', 'township_leader'] as const
  return tendCase(deps, actor, { verb: 'override_requirement', by, input }, async ({ tx, kase }) => {
    const rule = overrideBy(requirement, actor.role)
    if (!rule) return refuse({ code: 'not_allowed' })
    return done({
      note: reason,
      facts: { requirement, clause: rule.clause },
      write: () => insertOverride(tx, actor, { caseId: kase.id, requirement, reason }),
    })
  })
}
