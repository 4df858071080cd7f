import { type CaseClock, caseClock } from '#lib/data/cases/case-clock'
import type { Official } from '#lib/rules/people/actor'
import { isReturnDuty } from '#lib/rules/returns/return-kinds'
import type { Tx } from './database.ts'
import { trackedReach } from './reach.ts'
import { TRANSFER_DUTIES } from './transfers/transfer-duties.ts'

/** 工作台上的一行：谁的、欠什么、谁来办。 */
export type DeskDuty = {
  readonly clock: CaseClock
  readonly childId: string | null
  readonly childName: string | null
  readonly className: string | null
  readonly absenceId: string | null
  readonly kase: {
    readonly caseId: string
    readonly number: string
    readonly schoolFailure: string | null
  } | null
  readonly ownerUnit: string
  /** 督导意见上的时限：哪一条意见。 */
  readonly findingId: string | null
  /** 残疾儿童就学方式的重新评估：由此重新提出。 */
  readonly schooling: boolean
  /** 报表上的时限：哪一期报表。 */
  readonly returnId: string | null
}

const AT_MOST = 300

/** 学校一侧在走的时限，先到期的在前；提醒（C-01）与已结个案的不列。 */
export async function listDeskDuties(tx: Tx, actor: Official): Promise<readonly DeskDuty[]> {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [
        trackedReach(actor),
        {
          status: 'running',
          warning: false,
          duty: { notIn: [...TRANSFER_DUTIES] },
          OR: [{ caseId: null }, { case: { closedAt: null } }],
        },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: AT_MOST,
    include: {
      child: { select: { name: true } },
      class: { select: { name: true } },
      ownerUnit: { select: { name: true } },
      case: { select: { id: true, number: true, schoolFailure: true } },
    },
  })
  return rows.map((row) => ({
    clock: caseClock(row),
    childId: row.childId,
    childName: row.child?.name ?? null,
    className: row.class?.name ?? null,
    absenceId: row.absenceId,
    kase: row.case
      ? { caseId: row.case.id, number: row.case.number, schoolFailure: row.case.schoolFailure }
      : null,
    ownerUnit: row.ownerUnit.name,
    findingId: row.duty.startsWith('rectification') ? row.subjectId : null,
    schooling: row.duty === 'schooling_review',
    returnId: row.caseId === null && isReturnDuty(row.duty) ? row.subjectId : null,
  }))
}
