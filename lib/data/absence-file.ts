import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { type CaseClock, caseClock } from './cases/case-clock.ts'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { classroomReach, trackedReach } from './reach.ts'

const BY = { person: { select: { name: true } }, recordedAt: true } as const

/** 一名学生一日缺勤的全部：家长、联系过几次、报告了没有、时限。够不着的是 null。 */
export async function findAbsenceFile(tx: Tx, actor: Official, absenceId: string) {
  const row = await tx.absence.findFirst({
    where: { AND: [classroomReach(actor), { id: absenceId }] },
    select: {
      id: true,
      childId: true,
      day: true,
      reason: true,
      recordedAt: true,
      rollCall: { select: { replacedById: true } },
      class: { select: { id: true, name: true } },
      school: { select: { name: true } },
      child: {
        select: {
          name: true,
          guardians: {
            orderBy: { main: 'desc' },
            select: { id: true, name: true, relation: true, phoneCipher: true },
          },
        },
      },
    },
  })
  if (!row) return null
  const about = { childId: row.childId, day: row.day }
  const contacts = await tx.guardianContact.findMany({
    where: { AND: [classroomReach(actor), about] },
    orderBy: { recordedAt: 'asc' },
    select: { id: true, means: true, result: true, note: true, ...BY },
  })
  const report = await tx.sameDayReport.findFirst({
    where: { AND: [classroomReach(actor), about] },
    select: { id: true, words: true, late: true, ...BY, sameDayReceipts: { select: BY } },
  })
  const clocks = await tx.deadline.findMany({
    where: {
      AND: [
        trackedReach(actor),
        {
          childId: row.childId,
          startOn: row.day,
          duty: { in: ['guardian_contact', 'same_day_report'] },
          status: { not: 'void' },
        },
      ],
    },
    orderBy: { duty: 'asc' },
  })
  const receipt = report?.sameDayReceipts[0]
  return {
    absenceId: row.id,
    childId: row.childId,
    day: dayFromColumn(row.day),
    reason: row.reason,
    replaced: row.rollCall.replacedById !== null,
    class: row.class,
    schoolName: row.school.name,
    childName: row.child.name,
    guardians: row.child.guardians,
    contacts: contacts.map(({ person, recordedAt, ...one }) => ({
      ...one,
      by: person.name,
      at: stamp(recordedAt),
    })),
    report: report
      ? {
          reportId: report.id,
          words: report.words,
          late: report.late,
          by: report.person.name,
          at: stamp(report.recordedAt),
          received: receipt ? { by: receipt.person.name, at: stamp(receipt.recordedAt) } : null,
        }
      : null,
    clocks: clocks.map((clock): CaseClock => caseClock(clock)),
  }
}

export type AbsenceFile = NonNullable<Awaited<ReturnType<typeof findAbsenceFile>>>

/** 点名更正之后，该生那一日现行的缺勤；改为到校了就没有。 */
export async function findCurrentAbsenceId(
  tx: Tx,
  actor: Official,
  about: { readonly childId: string; readonly day: PlainDate },
): Promise<string | null> {
  const row = await tx.absence.findFirst({
    where: {
      AND: [
        classroomReach(actor),
        { childId: about.childId, day: columnFromDay(about.day), rollCall: { replacedById: null } },
      ],
    },
    select: { id: true },
  })
  return row?.id ?? null
}

/** 某日（或自某日起）现行点名里的无故缺勤，连同联系、报告、收悉到了哪一步。 */
export async function listUnexcusedDays(
  tx: Tx,
  actor: Official,
  span: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
) {
  const rows = await tx.absence.findMany({
    where: {
      AND: [
        classroomReach(actor),
        {
          reason: 'unexcused',
          day: { gte: columnFromDay(span.fromOn), lte: columnFromDay(span.toOn) },
          rollCall: { replacedById: null },
        },
      ],
    },
    orderBy: [{ day: 'desc' }, { class: { code: 'asc' } }],
    select: {
      id: true,
      childId: true,
      day: true,
      child: { select: { name: true } },
      class: { select: { name: true } },
    },
  })
  return rows.map((row) => ({
    absenceId: row.id,
    childId: row.childId,
    day: dayFromColumn(row.day),
    childName: row.child.name,
    className: row.class.name,
  }))
}

/** 报上来、学校还没有收悉的当天报告，先到的在前。 */
export async function listReportsToReceive(tx: Tx, actor: Official) {
  const rows = await tx.sameDayReport.findMany({
    where: { AND: [classroomReach(actor), { sameDayReceipts: { none: {} } }] },
    orderBy: { recordedAt: 'asc' },
    select: {
      id: true,
      absenceId: true,
      day: true,
      words: true,
      late: true,
      ...BY,
      child: { select: { name: true } },
      class: { select: { name: true } },
    },
  })
  return rows.map((row) => ({
    reportId: row.id,
    absenceId: row.absenceId,
    day: dayFromColumn(row.day),
    words: row.words,
    late: row.late,
    by: row.person.name,
    at: stamp(row.recordedAt),
    childName: row.child.name,
    className: row.class.name,
  }))
}

export type ReportToReceive = Awaited<ReturnType<typeof listReportsToReceive>>[number]

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
