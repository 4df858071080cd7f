import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 本租户一个单位的名称。 */
export async function unitName(tx: Tx, actor: Official, unitId: string): Promise<string | null> {
  const found = await tx.unit.findFirst({
    where: { tenantId: actor.tenantId, id: unitId },
    select: { name: true },
  })
  return found?.name ?? null
}

/** 本县在教育树上的那个单位：教育局的时限归它。 */
export async function findCountyUnit(tx: Tx, { tenantId }: Clockwork | Official) {
  return tx.unit.findFirstOrThrow({
    where: { tenantId, tree: 'education', kind: 'county', validTo: null },
    select: { id: true },
  })
}
