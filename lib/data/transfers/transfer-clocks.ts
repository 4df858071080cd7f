import type { Tx } from '#lib/data/database'
import { trackedReach } from '#lib/data/reach'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/**
 * 孩子名下「转出后落实接收」在不在走、办到第几轮。挂在孩子上而不是那一份转学上：
 * 被退回、收回之后另转一处，原来的日子照走，不因重新提出往后推。
 */
export async function acceptanceClock(tx: Tx, actor: Official | Clockwork, childId: string) {
  const rows = await tx.deadline.findMany({
    where: { AND: [trackedReach(actor), { duty: 'transfer_acceptance', subjectId: childId }] },
    orderBy: { round: 'asc' },
    select: { round: true, status: true },
  })
  return {
    runs: rows.some(({ status }) => status === 'running'),
    nextRound: (rows.at(-1)?.round ?? 0) + 1,
  }
}

/**
 * 收回之后，对方的答复不再欠。县内那一项在接收学校名下，转出学校按可及范围看不到，
 * 凭自己提出的那一份停得了（数据库策略 of_own_transfer），别的停不了。
 */
export async function relieveAnswer(
  tx: Tx,
  actor: Official | Clockwork,
  transferId: string,
  why: string,
): Promise<void> {
  await tx.deadline.updateMany({
    where: {
      tenantId: actor.tenantId,
      subjectId: transferId,
      duty: { in: ['transfer_release', 'transfer_placing', 'transfer_receiving'] },
      status: 'running',
    },
    data: { status: 'void', endedAt: new Date(), endedWhy: why },
  })
}
