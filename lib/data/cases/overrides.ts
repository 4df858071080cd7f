import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import type { Requirement } from '#lib/rules/cases/requirements'
import type { Official } from '#lib/rules/people/actor'

/** 放行一项要件，留一行；哪些可以放行由规则定，数据库再拦一道。 */
export async function insertOverride(
  tx: Tx,
  actor: Official,
  given: { readonly caseId: string; readonly requirement: Requirement; readonly reason: string },
): Promise<void> {
  await tx.requirementOverride.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
      ...given,
    },
  })
}
