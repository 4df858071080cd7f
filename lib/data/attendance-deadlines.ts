import type { SameDayAct } from '#lib/rules/attendance/same-day-duty'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { DUTY_CODES, type DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { trackedReach } from './reach.ts'

/**
 * 当天的一件事办了：按儿童与日子找时限，不按缺勤行；点名更正换了缺勤行，欠的还是同一件事。
 * 给出办结的条数。
 */
export async function meetSameDay(
  tx: Tx,
  actor: Official,
  duty: SameDayAct,
  about: { readonly childId: string; readonly day: PlainDate },
): Promise<number> {
  const { count } = await tx.deadline.updateMany({
    where: {
      AND: [
        trackedReach(actor),
        {
          duty,
          childId: about.childId,
          startOn: columnFromDay(about.day),
          status: { in: ['running', 'paused', 'moved'] },
        },
      ],
    },
    data: { status: 'met', metAt: new Date() },
  })
  return count
}

/** 以缺勤起算的一个时限，连同它挂在什么上；回拨时用。 */
export type AbsenceDeadline = {
  readonly id: string
  readonly duty: DutyCode
  readonly subjectId: string
  readonly round: number
  readonly caseId: string | null
  readonly classId: string | null
  readonly schoolId: string | null
  readonly ownerUnitId: string
  readonly ownerRole: string
  readonly startOn: PlainDate
  readonly dueAt: Instant
  readonly status: string
  readonly brokenAt: Instant | null
}

/** 这些儿童以无故缺勤起算的时限，作废的不在内。 */
export async function listAbsenceDeadlines(
  tx: Tx,
  actor: Official,
  childId: string,
): Promise<readonly AbsenceDeadline[]> {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [trackedReach(actor), { childId, startEvent: 'unexcused_absence', status: { not: 'void' } }],
    },
    orderBy: { startOn: 'asc' },
    select: {
      id: true,
      duty: true,
      subjectId: true,
      round: true,
      caseId: true,
      classId: true,
      schoolId: true,
      ownerUnitId: true,
      ownerRole: true,
      startOn: true,
      dueAt: true,
      status: true,
      brokenAt: true,
    },
  })
  return rows.map((row) => ({
    ...row,
    duty: dutyOf(row.duty),
    startOn: dayFromColumn(row.startOn),
    dueAt: instant(row.dueAt.getTime()),
    brokenAt: row.brokenAt ? instant(row.brokenAt.getTime()) : null,
  }))
}

/** 由来消失，不再欠：作废并写明缘由。已办、已移交的不动。 */
export async function voidDeadline(tx: Tx, actor: Official, deadlineId: string, why: string): Promise<void> {
  await tx.deadline.updateMany({
    where: { AND: [trackedReach(actor), { id: deadlineId, status: { in: ['running', 'paused'] } }] },
    data: { status: 'void', endedAt: new Date(), endedWhy: why },
  })
}

function dutyOf(text: string): DutyCode {
  const found = DUTY_CODES.find((code) => code === text)
  if (!found) throw new Error(`an unknown duty is stored: ${text}`)
  return found
}
