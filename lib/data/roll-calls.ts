import { type AbsenceReason, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'
import { classroomReach } from './reach.ts'

/** 一名例外：缺勤、请假或迟到。`leaveId` 为凭哪一张假条。 */
export type Exception = {
  readonly childId: string
  readonly reason: AbsenceReason
  readonly leaveId: string | null
}

export type WrittenRollCall = {
  readonly rollCallId: string
  /** 儿童 → 缺勤行。 */
  readonly absenceIds: ReadonlyMap<string, string>
}

export type RollCallLines = {
  readonly classId: string
  readonly schoolId: string
  readonly day: PlainDate
  readonly enrolled: number
  readonly present: number
  readonly exceptions: readonly Exception[]
  readonly submissionKey: string
  /** 更正：替换哪一次点名、为什么。 */
  readonly correction?: { readonly of: string; readonly reason: string }
}

/** 写下一次点名：到校的人不占行，只写例外。更正的旧行另由 `replaceRollCall` 先让位。 */
export async function insertRollCall(
  tx: Tx,
  actor: Official,
  rollCallId: string,
  lines: RollCallLines,
): Promise<WrittenRollCall> {
  const { classId, schoolId, day, enrolled, present, exceptions } = lines
  const place = {
    tenantId: actor.tenantId,
    classId,
    schoolId,
    day: columnFromDay(day),
    recordedAt: new Date(),
  }
  await tx.rollCall.createMany({
    data: {
      ...place,
      id: rollCallId,
      enrolledCount: enrolled,
      presentCount: present,
      allPresent: present === enrolled,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      submissionKey: lines.submissionKey,
      correctionReason: lines.correction?.reason ?? null,
    },
  })
  const absenceIds = new Map(exceptions.map(({ childId }) => [childId, newId()]))
  if (exceptions.length > 0) {
    await tx.absence.createMany({
      data: exceptions.map(({ childId, reason, leaveId }) => ({
        ...place,
        id: absenceIds.get(childId) ?? newId(),
        rollCallId,
        childId,
        reason,
        leaveId,
      })),
    })
  }
  return { rollCallId, absenceIds }
}

/** 旧行指向将要写下的新行；已被别人更正过的给 false。 */
export async function replaceRollCall(
  tx: Tx,
  actor: Official,
  rollCallId: string,
  replacedById: string,
): Promise<boolean> {
  const { count } = await tx.rollCall.updateMany({
    where: { AND: [classroomReach(actor), { id: rollCallId, replacedById: null }] },
    data: { replacedById },
  })
  return count === 1
}

/** 可及范围内的一次点名及其例外；已被更正的 `replaced` 为真。 */
export async function findRollCall(tx: Tx, actor: Official, rollCallId: string) {
  const row = await tx.rollCall.findFirst({
    where: { AND: [classroomReach(actor), { id: rollCallId }] },
    select: {
      id: true,
      classId: true,
      schoolId: true,
      day: true,
      enrolledCount: true,
      replacedById: true,
      absences: { select: { childId: true, reason: true, leaveId: true } },
    },
  })
  if (!row) return null
  const { replacedById, ...kept } = row
  return {
    ...kept,
    day: dayFromColumn(row.day),
    replaced: replacedById !== null,
    exceptions: row.absences.map(exceptionOf),
  }
}

/** 一名学生在一段日子里按无故记的缺勤（只看现行点名）。 */
export async function listUnexcused(
  tx: Tx,
  actor: Official,
  childId: string,
  span: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
): Promise<readonly { rollCallId: string; day: PlainDate }[]> {
  const rows = await tx.absence.findMany({
    where: {
      AND: [
        classroomReach(actor),
        {
          childId,
          reason: 'unexcused',
          day: { gte: columnFromDay(span.fromOn), lte: columnFromDay(span.toOn) },
          rollCall: { replacedById: null },
        },
      ],
    },
    orderBy: { day: 'asc' },
    select: { rollCallId: true, day: true },
  })
  return rows.map(({ rollCallId, day }) => ({ rollCallId, day: dayFromColumn(day) }))
}

function exceptionOf(row: { childId: string; reason: string; leaveId: string | null }): Exception {
  if (!isAbsenceReason(row.reason)) throw new Error(`an unknown absence reason is stored: ${row.reason}`)
  return { childId: row.childId, reason: row.reason, leaveId: row.leaveId }
}

/** 这个班某日现行的点名：谁报的、几时、例外是谁；没有是 null。 */
export async function findRollCallOn(tx: Tx, actor: Official, classId: string, day: PlainDate) {
  const row = await tx.rollCall.findFirst({
    where: {
      AND: [
        classroomReach(actor),
        { classId, day: columnFromDay(day), session: 'morning', replacedById: null },
      ],
    },
    select: {
      id: true,
      enrolledCount: true,
      presentCount: true,
      correctionReason: true,
      recordedAt: true,
      person: { select: { name: true } },
      absences: {
        select: { id: true, childId: true, reason: true, leaveId: true, child: { select: { name: true } } },
      },
    },
  })
  if (!row) return null
  return {
    rollCallId: row.id,
    enrolled: row.enrolledCount,
    present: row.presentCount,
    correctionReason: row.correctionReason,
    at: instant(row.recordedAt.getTime()),
    by: row.person.name,
    exceptions: row.absences.map((one) => ({
      ...exceptionOf(one),
      absenceId: one.id,
      childName: one.child.name,
    })),
  }
}

/** 上一次点名没有到校的学生，给点名格上的点。 */
export async function listAwayBefore(
  tx: Tx,
  actor: Official,
  classId: string,
  day: PlainDate,
): Promise<readonly string[]> {
  const last = await tx.rollCall.findFirst({
    where: {
      AND: [
        classroomReach(actor),
        { classId, day: { lt: columnFromDay(day) }, session: 'morning', replacedById: null },
      ],
    },
    orderBy: { day: 'desc' },
    select: { absences: { where: { reason: { not: 'late' } }, select: { childId: true } } },
  })
  return last?.absences.map(({ childId }) => childId) ?? []
}
