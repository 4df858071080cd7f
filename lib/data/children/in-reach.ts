import type { Tx } from '#lib/data/database'
import { childReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

/** 可及范围之内的一个孩子在哪个班、哪个学校、哪个村；够不着与没有一样是 null。 */
export async function findChildPlace(tx: Tx, actor: Official, childId: string) {
  return tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: {
      id: true,
      name: true,
      classId: true,
      schoolId: true,
      villageId: true,
      townshipId: true,
    },
  })
}

/** 这些编号里可及的各是谁；够不着的不在其中。 */
export async function listNames(tx: Tx, actor: Official, childIds: readonly string[]) {
  if (childIds.length === 0) return []
  return tx.child.findMany({
    where: { AND: [childReach(actor), { id: { in: [...childIds] } }] },
    select: { id: true, name: true },
  })
}
