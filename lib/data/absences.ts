import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ContactMeans, ContactResult } from '#lib/rules/labels'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'
import { caseReach, classroomReach } from './reach.ts'

/** 可及范围内的一条缺勤；点名已更正的，`replaced` 为真。 */
export async function findAbsence(tx: Tx, actor: Official, absenceId: string) {
  const row = await tx.absence.findFirst({
    where: { AND: [classroomReach(actor), { id: absenceId }] },
    select: {
      id: true,
      childId: true,
      classId: true,
      schoolId: true,
      day: true,
      reason: true,
      rollCall: { select: { replacedById: true } },
    },
  })
  if (!row) return null
  const { rollCall, ...kept } = row
  return { ...kept, day: dayFromColumn(row.day), replaced: rollCall.replacedById !== null }
}

export type FoundAbsence = NonNullable<Awaited<ReturnType<typeof findAbsence>>>

/** 该生未结的个案号；没有是 null。 */
export async function findOpenCaseId(tx: Tx, actor: Official, childId: string): Promise<string | null> {
  const kase = await tx.dropoutCase.findFirst({
    where: { AND: [caseReach(actor), { childId, closedAt: null }] },
    orderBy: { openedAt: 'desc' },
    select: { id: true },
  })
  return kase?.id ?? null
}

/** 写下一次联系家长，给出其 id。 */
export async function insertContact(
  tx: Tx,
  actor: Official,
  absence: FoundAbsence,
  contact: {
    readonly means: ContactMeans
    readonly result: ContactResult
    readonly note: string
    readonly caseId: string | null
  },
): Promise<string> {
  const id = newId()
  await tx.guardianContact.createMany({
    data: {
      ...signed(actor, absence),
      id,
      absenceId: absence.id,
      caseId: contact.caseId,
      day: columnFromDay(absence.day),
      means: contact.means,
      result: contact.result,
      note: contact.note || null,
    },
  })
  return id
}

/** 该生当日的报告；一人一日一份。 */
export async function findSameDayReport(tx: Tx, actor: Official, childId: string, day: PlainDate) {
  return tx.sameDayReport.findFirst({
    where: { AND: [classroomReach(actor), { childId, day: columnFromDay(day) }] },
    select: { id: true },
  })
}

/** 写下当天报告，给出其 id。迟与不迟由数据库按收到的时刻判（DT-3.4.2）。 */
export async function insertSameDayReport(
  tx: Tx,
  actor: Official,
  absence: FoundAbsence,
  words: string,
): Promise<string> {
  const id = newId()
  await tx.sameDayReport.createMany({
    data: {
      ...signed(actor, absence),
      id,
      absenceId: absence.id,
      day: columnFromDay(absence.day),
      words,
      late: false,
    },
  })
  return id
}

/** 可及范围内的一份当天报告，连同是否已收悉。 */
export async function findReportToReceive(tx: Tx, actor: Official, reportId: string) {
  const row = await tx.sameDayReport.findFirst({
    where: { AND: [classroomReach(actor), { id: reportId }] },
    select: {
      id: true,
      classId: true,
      schoolId: true,
      day: true,
      sameDayReceipts: { select: { id: true } },
    },
  })
  if (!row) return null
  const { sameDayReceipts, ...kept } = row
  return { ...kept, day: dayFromColumn(row.day), received: sameDayReceipts.length > 0 }
}

/** 学校收悉。 */
export async function insertReceipt(
  tx: Tx,
  actor: Official,
  report: { readonly id: string; readonly classId: string; readonly schoolId: string },
): Promise<void> {
  await tx.sameDayReceipt.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      reportId: report.id,
      classId: report.classId,
      schoolId: report.schoolId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

function signed(actor: Official, absence: FoundAbsence) {
  return {
    tenantId: actor.tenantId,
    childId: absence.childId,
    classId: absence.classId,
    schoolId: absence.schoolId,
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}
