import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 本租户一个单位的名称。 */
export async function unitName(tx: Tx, actor: Official, unitId: string): Promise<string | null> {
  const found = await tx.unit.findFirst({
    where: { tenantId: actor.tenantId, id: unitId },
    select: { name: true },
  })
  return found?.name ?? null
}
