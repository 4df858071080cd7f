import { caseClock } from '#lib/data/cases/case-clock'
import type { Tx } from '#lib/data/database'
import { trackedReach } from '#lib/data/reach'
import { transferReach } from '#lib/data/reach-papers'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Official } from '#lib/rules/people/actor'
import { comesIn } from '#lib/rules/placements/transfer-states'
import type { TransferSummary } from './transfers.ts'

/** 转学各方的义务；列在转学自己的地方，不混在缺勤与个案的待办里。 */
export const TRANSFER_DUTIES = [
  'transfer_release',
  'transfer_placing',
  'transfer_receiving',
  'transfer_acceptance',
] as const satisfies readonly DutyCode[]

/** 可及范围内在走的转学时限，各带是哪一份、关于谁；先到期的在前。 */
export async function listTransferDuties(tx: Tx, actor: Official) {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [trackedReach(actor), { status: 'running', warning: false, duty: { in: [...TRANSFER_DUTIES] } }],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { ownerUnit: { select: { name: true } } },
  })
  if (rows.length === 0) return []
  const subjects = rows.map(({ subjectId }) => subjectId)
  // 落实接收挂在孩子上，其余挂在那一份上；一个孩子取最近的一份。
  const transfers = await tx.transfer.findMany({
    where: { AND: [transferReach(actor), { OR: [{ id: { in: subjects } }, { childId: { in: subjects } }] }] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, childId: true, route: true, peerName: true, summary: true },
  })
  return rows.flatMap((row) => {
    const found = transfers.find(({ id, childId }) => id === row.subjectId || childId === row.subjectId)
    if (!found) return []
    const { childName, school, className } = found.summary as unknown as TransferSummary
    return [
      {
        clock: caseClock(row),
        ownerUnit: row.ownerUnit.name,
        transferId: found.id,
        childName,
        detail: [comesIn(found.route) ? found.peerName : '', school, className].filter(Boolean).join(' · '),
      },
    ]
  })
}

export type TransferDuty = Awaited<ReturnType<typeof listTransferDuties>>[number]
