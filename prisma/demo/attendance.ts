import { createHash } from 'node:crypto'
import type { AbsenceReason } from '#lib/rules/attendance/absence-reasons'
import { isAtSchool } from '#lib/rules/attendance/absence-reasons'
import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type Chance, chanceOf } from './chance.ts'
import type { Pupil } from './children.ts'
import type { Classroom, County } from './county.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'

type Exception = {
  readonly id: string
  readonly pupil: Pupil
  readonly reason: AbsenceReason
  readonly leaveId: string | null
}

/** 点名簿：先记例外，最后一次写成每班每日一行。 */
export type RollBook = {
  /** 某班某日点名的行号与报送时刻。 */
  call(classroom: Classroom, day: PlainDate): { readonly id: string; readonly at: Instant }
  /** 记一名例外，给出缺勤行号；同日已有例外的不再记，给出 null。 */
  except(pupil: Pupil, day: PlainDate, reason: AbsenceReason, leaveId?: string): string | null
  /** 这一班这一天报送了没有。 */
  called(classroom: Classroom, day: PlainDate): boolean
  /** 写成行；没有报送的不写。 */
  write(days: readonly PlainDate[]): void
}

const DAILY_LEAVE = 0.0045
const DAILY_LATE = 0.0012

/** 打开一个县的点名簿。`rosters` 是各班名单；`silent` 的班次与 `now` 之后的时刻还没有报送。 */
export function rollBook(
  sheet: Sheet,
  chance: Chance,
  county: County,
  rosters: ReadonlyMap<string, readonly Pupil[]>,
  given: {
    readonly now: Instant
    readonly silent: (classroom: Classroom, day: PlainDate) => boolean
  },
): RollBook {
  const calls = new Map<string, { id: string; at: Instant }>()
  const exceptions = new Map<string, Map<string, Exception>>()
  const keyOf = (classId: string, day: PlainDate): string => `${classId} ${day}`

  const call = (classroom: Classroom, day: PlainDate): { id: string; at: Instant } => {
    const key = keyOf(classroom.id, day)
    const known = calls.get(key)
    if (known) return known
    const own = chanceOf(key)
    // 第一节课前后；偶有一班过了 09:30 才报。
    const minutes = own.hit(0.015) ? 575 + own.below(80) : 465 + own.below(42)
    const at = atMinute(day, minutes, own.below(60))
    const made = { id: chance.id(epochMs(at)), at }
    calls.set(key, made)
    return made
  }

  const called = (classroom: Classroom, day: PlainDate): boolean =>
    call(classroom, day).at < given.now && !given.silent(classroom, day)

  const except: RollBook['except'] = (pupil, day, reason, leaveId) => {
    if (!pupil.classroom || !isOnRoll(pupil, day)) return null
    const { id: classId } = pupil.classroom
    const key = keyOf(classId, day)
    const own = exceptions.get(key) ?? new Map<string, Exception>()
    exceptions.set(key, own)
    if (own.has(pupil.id)) return null
    const id = chance.id(epochMs(call(pupil.classroom, day).at))
    own.set(pupil.id, { id, pupil, reason, leaveId: leaveId ?? null })
    return id
  }

  const writeOne = (classroom: Classroom, day: PlainDate): void => {
    const { id, at } = call(classroom, day)
    const enrolled = (rosters.get(classroom.id) ?? []).filter((one) => isOnRoll(one, day)).length
    const away = [...(exceptions.get(keyOf(classroom.id, day))?.values() ?? [])]
    const present = enrolled - away.filter((one) => !isAtSchool(one.reason)).length
    const { teacher, school } = classroom
    sheet.add('roll_call', {
      id,
      class_id: classroom.id,
      school_id: school.id,
      day,
      session: 'morning',
      enrolled_count: enrolled,
      present_count: present,
      all_present: present === enrolled,
      person_id: teacher.personId,
      appointment_id: teacher.appointmentId,
      submission_key: chance.id(epochMs(at)),
      correction_reason: null,
      replaced_by_id: null,
      recorded_at: at,
    })
    for (const one of away) {
      sheet.add('absence', {
        id: one.id,
        roll_call_id: id,
        child_id: one.pupil.id,
        class_id: classroom.id,
        school_id: school.id,
        day,
        reason: one.reason,
        leave_id: one.leaveId,
        recorded_at: at,
      })
    }
    const exceptionsDigest = createHash('sha256')
      .update(
        away
          .map((one) => `${one.pupil.id} ${one.reason}`)
          .sort()
          .join('\n'),
      )
      .digest('hex')
    record(sheet, chance, {
      verb: 'submit_roll_call',
      subjectKind: 'roll_call',
      subjectId: id,
      classId: classroom.id,
      schoolId: school.id,
      by: teacher,
      at,
      happenedOn: day,
      facts: { enrolled, present, exceptions: away.length, digest: exceptionsDigest },
    })
  }

  return {
    call,
    except,
    called,
    write: (days) => {
      const classes = county.schools.flatMap((school) => school.classes)
      for (const day of days) {
        for (const classroom of classes) if (called(classroom, day)) writeOne(classroom, day)
      }
    },
  }
}

function isOnRoll(pupil: Pupil, day: PlainDate): boolean {
  return pupil.fromOn <= day && (pupil.toOn === null || day <= pupil.toOn)
}

/**
 * 平常日子里的病假、事假与迟到，约百分之一。`days` 延到今天之后几日，
 * 好让今天有人正在假中；假都在 `before` 之前请下。
 */
export function addOrdinaryAbsences(
  sheet: Sheet,
  chance: Chance,
  book: RollBook,
  pupils: readonly (readonly Pupil[])[],
  days: readonly PlainDate[],
  before: PlainDate,
): void {
  for (const classmates of pupils) {
    for (const pupil of classmates) {
      for (let at = 0; at < days.length; at++) {
        const day = days[at]
        if (day === undefined || day >= before) break
        if (chance.hit(DAILY_LATE)) book.except(pupil, day, 'late')
        else if (chance.hit(DAILY_LEAVE)) at += takeLeave(sheet, chance, book, pupil, days.slice(at, at + 4))
      }
    }
  }
}

function takeLeave(
  sheet: Sheet,
  chance: Chance,
  book: RollBook,
  pupil: Pupil,
  ahead: readonly PlainDate[],
): number {
  const { classroom } = pupil
  const span = ahead.slice(0, 1 + chance.below(chance.hit(0.6) ? 2 : ahead.length))
  const first = span[0]
  const last = span.at(-1)
  if (!classroom || !first || !last) return 0
  const kind = chance.hit(0.7) ? 'sick' : 'personal'
  const leaveId = chance.id()
  const taken = span.filter((day) => book.except(pupil, day, kind, leaveId) !== null)
  if (taken.length === 0) return span.length
  const at = atMinute(first, 425 + chance.below(30))
  sheet.add('leave', {
    id: leaveId,
    child_id: pupil.id,
    class_id: classroom.id,
    school_id: classroom.school.id,
    kind,
    from_on: first,
    to_on: last,
    proof: kind === 'sick' && span.length > 2 ? '乡镇卫生院诊断证明' : null,
    note: kind === 'sick' ? '家长电话请假：感冒发热' : '家长电话请假：家中有事',
    person_id: classroom.teacher.personId,
    appointment_id: classroom.teacher.appointmentId,
    recorded_at: at,
  })
  record(sheet, chance, {
    verb: 'grant_leave',
    subjectKind: 'leave',
    subjectId: leaveId,
    classId: classroom.id,
    schoolId: classroom.school.id,
    by: classroom.teacher,
    at,
    happenedOn: first,
    facts: { kind, fromOn: first, toOn: last, proven: kind === 'sick' && span.length > 2 },
  })
  return span.length
}
