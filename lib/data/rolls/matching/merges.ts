import type { Tx } from '#lib/data/database'
import { bureauReach } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
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

const WAITING = ['proposed', 'reversal_asked']

/** 已经了结的，一页列得下这么多。 */
const SETTLED_AT_MOST = 50

/** 合并的各件：等人决定的一件不落，在前；其后是最近了结的。 */
export async function listMerges(tx: Tx, actor: Official) {
  const list = (state: Prisma.StringFilter, atMost: { take?: number }) =>
    tx.mergeProposal.findMany({
      where: { AND: [bureauReach(actor), { state }] },
      orderBy: { recordedAt: 'desc' },
      ...atMost,
      select: MERGE,
    })
  return [
    ...(await list({ in: WAITING }, {})),
    ...(await list({ notIn: WAITING }, { take: SETTLED_AT_MOST })),
  ]
}

const MERGE = {
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
} as const satisfies Prisma.MergeProposalSelect

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
