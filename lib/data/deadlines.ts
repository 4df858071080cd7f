import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { newId } from './ids.ts'
import { deadlineReach } from './reach.ts'

/** 规则算出的一个时限；`lib/rules/clocks` 的 DutyStarted 恰是这个形状。 */
export type StartedDuty = {
  readonly duty: DutyCode
  readonly clause: string
  readonly event: string
  readonly startAt: string
  readonly startOn: PlainDate
  readonly amount: number
  readonly unit: string
  readonly dueAt: string
  readonly provisional: boolean
  readonly counted: readonly PlainDate[]
  readonly skipped: readonly { readonly date: PlainDate; readonly why: string }[]
  readonly warning?: boolean
}

/** 时限挂在什么上、由谁承担。 */
export type DeadlineSubject = {
  readonly subjectId: string
  readonly round?: number
  readonly caseId?: string | null
  readonly absenceId?: string | null
  readonly childId?: string | null
  readonly classId?: string | null
  readonly schoolId?: string | null
  readonly ownerUnitId: string
  readonly ownerRole: string
  readonly policyVersionId?: string | null
}

/** 存下时限：算一次、存一次，屏幕、后台与统计都比这一列（design 4）。按次序给出各行的 id。 */
export async function openDeadlines(
  tx: Tx,
  actor: Official | Clockwork,
  started: readonly { readonly duty: StartedDuty; readonly subject: DeadlineSubject }[],
): Promise<readonly string[]> {
  if (started.length === 0) return []
  const ids = started.map(() => newId())
  await tx.deadline.createMany({
    data: started.map(({ duty, subject }, index) => ({
      tenantId: actor.tenantId,
      id: ids[index] ?? newId(),
      duty: duty.duty,
      clause: duty.clause,
      subjectId: subject.subjectId,
      round: subject.round ?? 1,
      caseId: subject.caseId ?? null,
      absenceId: subject.absenceId ?? null,
      childId: subject.childId ?? null,
      classId: subject.classId ?? null,
      schoolId: subject.schoolId ?? null,
      ownerUnitId: subject.ownerUnitId,
      ownerRole: subject.ownerRole,
      startEvent: duty.event,
      startAt: new Date(duty.startAt),
      startOn: columnFromDay(duty.startOn),
      amount: duty.amount,
      unit: duty.unit,
      policyVersionId: subject.policyVersionId ?? null,
      dueAt: new Date(duty.dueAt),
      provisional: duty.provisional,
      derivation: { counted: [...duty.counted], skipped: duty.skipped.map((day) => ({ ...day })) },
      warning: duty.warning ?? false,
      createdAt: new Date(),
    })),
  })
  return ids
}

type Ended = {
  readonly subjectId: string
  readonly duties: readonly DutyCode[]
  /** 何时办成；只有后台核算观察期时数据库才认，其余由数据库盖。 */
  readonly metAt?: string
}

/**
 * 义务已经履行：在走的、已逾期移交的都记「已办」。时间由数据库盖；过了时点，逾期永远留着。
 * 给出办结的条数。
 */
export async function meetDeadlines(tx: Tx, actor: Official | Clockwork, ended: Ended): Promise<number> {
  const { count } = await tx.deadline.updateMany({
    where: {
      AND: [
        deadlineReach(actor),
        {
          subjectId: ended.subjectId,
          duty: { in: [...ended.duties] },
          status: { in: ['running', 'paused', 'moved'] },
        },
      ],
    },
    data: { status: 'met', metAt: ended.metAt ? new Date(ended.metAt) : new Date() },
  })
  return count
}

/** 义务的由来消失（请假获批、缺勤更正、返校）：时限作废并写明缘由，不是办结。给出作废的条数。 */
export async function voidDeadlines(
  tx: Tx,
  actor: Official | Clockwork,
  ended: Ended & { readonly why: string },
): Promise<number> {
  const { count } = await tx.deadline.updateMany({
    where: {
      AND: [
        deadlineReach(actor),
        {
          subjectId: ended.subjectId,
          duty: { in: [...ended.duties] },
          status: { in: ['running', 'paused'] },
        },
      ],
    },
    data: { status: 'void', endedAt: new Date(), endedWhy: ended.why },
  })
  return count
}

/** 逾期之后义务移交：原时限记「已移交」，指向接手的那一条。仍可补办，逾期永远留着。给出移交的条数。 */
export async function moveDeadlines(
  tx: Tx,
  actor: Clockwork,
  ended: Ended & { readonly why: string; readonly movedToId: string | null },
): Promise<number> {
  const { count } = await tx.deadline.updateMany({
    where: {
      AND: [
        deadlineReach(actor),
        {
          subjectId: ended.subjectId,
          duty: { in: [...ended.duties] },
          status: 'running',
          brokenAt: { not: null },
        },
      ],
    },
    data: { status: 'moved', endedAt: new Date(), endedWhy: ended.why, movedToId: ended.movedToId },
  })
  return count
}
