import type { Tx } from '#lib/data/database'
import { caseReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

/** 这个孩子可及的未结个案；没有是 null。 */
export async function findOpenCaseOf(tx: Tx, actor: Official, childId: string) {
  return tx.dropoutCase.findFirst({
    where: { AND: [caseReach(actor), { childId, closedAt: null }] },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, version: true, number: true },
  })
}
