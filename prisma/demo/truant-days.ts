import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { RollBook } from './attendance.ts'
import type { CaseBook } from './case-book.ts'
import type { Chance } from './chance.ts'
import type { Pupil } from './children.ts'
import type { Clockwork } from './clockwork.ts'
import type { Classroom } from './county.ts'
import { lessonAt, record } from './journal.ts'
import type { Sheet } from './rows.ts'

/**
 * 无故缺勤的一天，当天两件事办得怎样：`done` 都办、学校收悉；`unreceived` 报了未收；
 * `late` 次日才报；`contact_only` 只联系了家长；`none` 都没办。
 */
export type SameDay = 'done' | 'unreceived' | 'late' | 'contact_only' | 'none'

export type TruantDays = {
  /** 记一天无故缺勤与当天的两件事；那天没有点名的不记。 */
  mark(pupil: Pupil, day: PlainDate, sameDay: SameDay, caseId: string): void
}

export function truantDays(
  sheet: Sheet,
  chance: Chance,
  clockwork: Clockwork,
  books: { readonly cases: CaseBook; readonly rolls: RollBook },
): TruantDays {
  const after = (at: Instant, minutes: number): Instant => instant(epochMs(at) + minutes * 60_000)

  return {
    mark: (pupil, day, sameDay, caseId) => {
      const { classroom } = pupil
      if (!classroom || !books.rolls.called(classroom, day)) return
      const absenceId = books.rolls.except(pupil, day, 'unexcused')
      if (!absenceId) throw new Error(`${day} already has an exception for this child`)
      const { at } = books.rolls.call(classroom, day)
      const subject = {
        subjectId: absenceId,
        caseId: null,
        absenceId,
        childId: pupil.id,
        classId: classroom.id,
        schoolId: classroom.school.id,
      }
      const place = { classroom, school: classroom.school, township: pupil.township }
      const owed = clockwork
        .started('unexcused_absence', lessonAt(day))
        .filter(({ duty }) => duty === 'guardian_contact' || duty === 'same_day_report')
        .map((started) => books.cases.deadline(started, subject, place))
      const meet = (duty: string, when: Instant): void =>
        owed.find((one) => one.duty === duty)?.end('met', when)
      if (sameDay === 'none') return

      const contactedAt = after(at, 35 + chance.below(40))
      addContact(pupil, classroom, { absenceId, caseId, day, at: contactedAt })
      meet('guardian_contact', contactedAt)
      if (sameDay === 'contact_only') return

      const reportedAt = after(contactedAt, sameDay === 'late' ? 24 * 60 : 12 + chance.below(30))
      const reportId = addReport(pupil, classroom, absenceId, day, reportedAt)
      meet('same_day_report', reportedAt)
      if (sameDay !== 'unreceived')
        addReceipt(classroom, reportId, day, after(reportedAt, 60 + chance.below(90)))
    },
  }

  function addContact(
    pupil: Pupil,
    classroom: Classroom,
    { absenceId, caseId, day, at }: { absenceId: string; caseId: string; day: PlainDate; at: Instant },
  ): void {
    const id = chance.id(epochMs(at))
    const result = chance.hit(0.15) ? 'lost' : 'unexcused'
    const { teacher, school } = classroom
    sheet.add('guardian_contact', {
      id,
      child_id: pupil.id,
      absence_id: absenceId,
      case_id: caseId,
      class_id: classroom.id,
      school_id: school.id,
      day,
      means: 'phone',
      result,
      note: result === 'lost' ? '电话两次无人接听，短信已发' : '家长知道未到校，说孩子不肯上学',
      person_id: teacher.personId,
      appointment_id: teacher.appointmentId,
      claimed_at: instant(epochMs(at) - 6 * 60_000),
      recorded_at: at,
    })
    record(sheet, chance, {
      verb: 'record_guardian_contact',
      subjectKind: 'guardian_contact',
      subjectId: id,
      caseId,
      classId: classroom.id,
      schoolId: school.id,
      by: teacher,
      at,
      happenedOn: day,
      facts: { absence: absenceId, means: 'phone', result },
    })
  }

  function addReport(
    pupil: Pupil,
    classroom: Classroom,
    absenceId: string,
    day: PlainDate,
    at: Instant,
  ): string {
    const id = chance.id(epochMs(at))
    const { teacher, school } = classroom
    sheet.add('same_day_report', {
      id,
      absence_id: absenceId,
      child_id: pupil.id,
      class_id: classroom.id,
      school_id: school.id,
      day,
      words: `${classroom.name}学生${pupil.name}今日无故未到校，已电话联系家长。`,
      late: false,
      person_id: teacher.personId,
      appointment_id: teacher.appointmentId,
      recorded_at: at,
    })
    record(sheet, chance, {
      verb: 'report_same_day',
      subjectKind: 'same_day_report',
      subjectId: id,
      classId: classroom.id,
      schoolId: school.id,
      by: teacher,
      at,
      happenedOn: day,
      facts: { absence: absenceId },
    })
    return id
  }

  function addReceipt(classroom: Classroom, reportId: string, day: PlainDate, at: Instant): void {
    const id = chance.id(epochMs(at))
    const { officer } = classroom.school
    sheet.add('same_day_receipt', {
      id,
      report_id: reportId,
      school_id: classroom.school.id,
      class_id: classroom.id,
      person_id: officer.personId,
      appointment_id: officer.appointmentId,
      recorded_at: at,
    })
    record(sheet, chance, {
      verb: 'receive_same_day_report',
      subjectKind: 'same_day_report',
      subjectId: reportId,
      classId: classroom.id,
      schoolId: classroom.school.id,
      by: officer,
      at,
      happenedOn: day,
      facts: {},
    })
  }
}
