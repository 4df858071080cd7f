import type { Tx } from '#lib/data/database'
import type { Clockwork } from '#lib/rules/people/actor'

/** 名册里可能写到的单位：还在的学校、班、乡镇、村，班连同它的学校。 */
export function listStandingUnits(tx: Tx, { tenantId }: Clockwork) {
  return tx.unit.findMany({
    where: { tenantId, validTo: null, kind: { in: ['school', 'class', 'township', 'village'] } },
    select: {
      id: true,
      kind: true,
      code: true,
      gradeNo: true,
      classNo: true,
      parentId: true,
      parent: { select: { parentId: true } },
    },
  })
}
