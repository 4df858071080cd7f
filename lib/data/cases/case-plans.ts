import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import type { FoundCase } from './find-case.ts'

export type PlanParts = { readonly persuasion: string; readonly care: string; readonly support: string }

/** 计划的新一版；旧版留着。 */
export async function insertCasePlan(
  tx: Tx,
  actor: Official,
  kase: Pick<FoundCase, 'id' | 'plans'>,
  parts: PlanParts,
): Promise<void> {
  await tx.casePlan.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      caseId: kase.id,
      version: (kase.plans.at(-1)?.version ?? 0) + 1,
      persuasion: parts.persuasion,
      care: parts.care,
      support: parts.support,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}
