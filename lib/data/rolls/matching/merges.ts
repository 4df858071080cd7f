import type { Tx } from '#lib/data/database'
import { bureauReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

const WHO = {
  select: {
    id: true,
    name: true,
    status: true,
    school: { select: { name: true } },
    class: { select: { name: true } },
  },
} as const

/** 合并的各件，新的在前。 */
export function listMerges(tx: Tx, actor: Official) {
  return tx.mergeProposal.findMany({
    where: bureauReach(actor),
    orderBy: { recordedAt: 'desc' },
    take: 50,
    select: {
      id: true,
      state: true,
      reason: true,
      personId: true,
      person: { select: { name: true } },
      decidedBy: { select: { name: true } },
      decidedWhy: true,
      reversalById: true,
      reversalBy: { select: { name: true } },
      reversalWhy: true,
      reversalDecidedBy: { select: { name: true } },
      reversalDecidedWhy: true,
      keep: WHO,
      retire: WHO,
    },
  })
}

/** 等着这个人批准合并、或同意撤回的有几件：自己提的不算，等的是别人。 */
export function countMergesToDecide(tx: Tx, actor: Official): Promise<number> {
  return tx.mergeProposal.count({
    where: {
      AND: [
        bureauReach(actor),
        {
          OR: [
            { state: 'proposed', personId: { not: actor.personId } },
            { state: 'reversal_asked', reversalById: { not: actor.personId } },
          ],
        },
      ],
    },
  })
}

/** 可以拿来比对的人口名单：已确认收下的。 */
export function listPopulations(tx: Tx, actor: Official) {
  return tx.importBatch.findMany({
    where: { AND: [bureauReach(actor), { kind: 'population', state: 'written' }] },
    orderBy: { recordedAt: 'desc' },
    take: 20,
    select: { id: true, fileName: true, creates: true, sames: true, conflicts: true, errors: true },
  })
}
