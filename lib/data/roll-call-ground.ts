import { type AbsenceReason, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import type { MarkedDay } from '#lib/rules/attendance/streaks'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { type CaseState, isCaseState } from '#lib/rules/cases/case-states'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { Official } from '#lib/rules/people/actor'
import { type CalendarRows, calendarsOf } from './calendars.ts'
import type { Tx } from './database.ts'
import { LEAVE_ENDS } from './leaves.ts'
import { type Policy, policyOf } from './policies.ts'
import type { EarlierAnswer } from './submissions.ts'

export type RosterPupil = {
  readonly childId: string
  readonly name: string
  readonly seatNo: number
  readonly villageId: string | null
  readonly townshipId: string | null
  readonly householdTownshipId: string | null
}

export type LeaveOnDay = {
  readonly leaveId: string
  readonly childId: string
  readonly kind: 'sick' | 'personal'
  readonly toOn: PlainDate
}

export type OpenCase = {
  readonly caseId: string
  readonly childId: string
  readonly state: CaseState
  readonly returnedOn: PlainDate | null
}

/** 这个班刚立、还在学校手里的旷课个案：谁的，自哪天起。 */
export type FreshCase = {
  readonly caseId: string
  readonly childId: string
  readonly absentSinceOn: PlainDate
}

/** 给一个班一日点名所需的一切事实。 */
export type RollCallGround = {
  readonly class: {
    readonly id: string
    readonly name: string
    readonly gradeNo: number | null
    readonly schoolId: string
    readonly schoolName: string
    readonly schoolCode: string
    readonly schoolTownshipId: string | null
  }
  readonly roster: readonly RosterPupil[]
  readonly leaves: readonly LeaveOnDay[]
  readonly currentId: string | null
  readonly calendars: Calendars
  /** 没有采用任何文件的租户是 null。 */
  readonly policy: Policy | null
  readonly openCases: readonly OpenCase[]
  readonly freshCases: readonly FreshCase[]
  /** 同一提交键上次办成的答复。 */
  readonly earlier: EarlierAnswer | null
  /** 某生截至今天的出勤：有点名的日子才有一条。 */
  marksOf(childId: string): readonly MarkedDay[]
}

type Row = {
  class: RollCallGround['class'] | null
  roster: RosterPupil[] | null
  leaves: { leaveId: string; childId: string; kind: string; toOn: string }[] | null
  currentId: string | null
  national: CalendarRows['national'] | null
  adjustments: CalendarRows['adjustments'] | null
  terms: CalendarRows['terms'] | null
  policy: { id: string; code: string; digest: string } | null
  called: string[] | null
  absences: { childId: string; day: string; reason: string }[] | null
  earlier: EarlierAnswer | null
  openCases: { caseId: string; childId: string; state: string; returnedOn: string | null }[] | null
  freshCases: { caseId: string; childId: string; absentSinceOn: string }[] | null
}

/** 连续缺勤回看多远：一个学期绰绰有余。 */
const LOOK_BACK_DAYS = 200

/**
 * 一条语句取齐：班级、名单、当日准假、已有点名、日历、文件、出勤、未结个案。
 * 45 人的点名，连同会话因此只有十条语句（F1，ADR 0072）。够不着的班与没有的班一样，是 null。
 */
export async function findRollCallGround(
  tx: Tx,
  actor: Official,
  asked: {
    readonly classId: string
    readonly day: PlainDate
    readonly today: PlainDate
    readonly childIds: readonly string[]
    readonly submissionKey?: string
  },
): Promise<RollCallGround | null> {
  const { tenantId } = actor
  const units = [...actor.unitIds]
  const children = [...asked.childIds]
  const { classId, day, today, submissionKey = null } = asked
  const [row] = await tx.$queryRaw<Row[]>`
    with room as (
      select c.tenant_id, c.id, c.name, c.grade_no, s.id as school_id, s.name as school_name, s.code as school_code,
        s.township_id as school_township_id
      from app.unit c
      join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
      join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
      where c.tenant_id = ${tenantId}::uuid and c.id = ${classId}::uuid and c.kind = 'class'
        and (c.id = any (${units}::uuid[]) or s.id = any (${units}::uuid[]))
    ), past as (
      -- 升班之后，点名的历史在前身的那个班里；假条跟着学生走。
      select room.tenant_id, room.id from room
      union all select p.tenant_id, p.id from room join app.unit p on p.tenant_id = room.tenant_id and p.successor_id = room.id
    ), calls as (
      select r.id, r.day from app.roll_call r join past on past.tenant_id = r.tenant_id and past.id = r.class_id
      where r.replaced_by_id is null and r.session = 'morning'
        and r.day between ${today}::date - ${LOOK_BACK_DAYS}::int and ${today}::date
    )
    select
      (select json_build_object('id', id, 'name', name, 'gradeNo', grade_no, 'schoolId', school_id,
        'schoolName', school_name, 'schoolCode', school_code, 'schoolTownshipId', school_township_id) from room) as class,
      (select json_agg(json_build_object('childId', k.id, 'name', k.name, 'seatNo', e.seat_no, 'villageId', k.village_id,
        'townshipId', k.township_id, 'householdTownshipId', k.household_township_id) order by e.seat_no, k.name_pinyin)
        from app.class_enrolment e join room on room.tenant_id = e.tenant_id and room.id = e.class_id
        join app.child k on k.tenant_id = e.tenant_id and k.id = e.child_id
        where e.from_on <= ${day}::date and (e.to_on is null or e.to_on >= ${day}::date)) as roster,
      (select json_agg(json_build_object('leaveId', l.id, 'childId', l.child_id, 'kind', l.kind, 'toOn', l.to_on) order by l.recorded_at)
        from app.class_enrolment e join room on room.tenant_id = e.tenant_id and room.id = e.class_id
        join app.leave l on l.tenant_id = e.tenant_id and l.child_id = e.child_id
        where e.from_on <= ${day}::date and (e.to_on is null or e.to_on >= ${day}::date) and ${day}::date between l.from_on and l.to_on and ${day}::date <= ${LEAVE_ENDS}) as leaves,
      (select id from calls where day = ${day}::date) as "currentId",
      (select json_agg(json_build_object('day', n.day, 'works', n.works, 'why', n.why)) from app.national_day n) as national,
      (select json_agg(json_build_object('unitId', d.unit_id, 'grade', d.grade, 'purpose', d.purpose, 'day', d.day,
        'kind', d.kind, 'why', d.why) order by d.recorded_at)
        from app.calendar_day d where d.tenant_id = ${tenantId}::uuid
        and (d.unit_id is null or d.unit_id = (select school_id from room))) as adjustments,
      (select json_agg(json_build_object('unitId', t.unit_id, 'name', t.name, 'startOn', t.start_on, 'endOn', t.end_on) order by t.start_on)
        from app.school_term t where t.tenant_id = ${tenantId}::uuid
        and (t.unit_id is null or t.unit_id = (select school_id from room))) as terms,
      (select json_build_object('id', p.id, 'code', p.code, 'digest', p.digest) from app.policy_version p
        where p.tenant_id = ${tenantId}::uuid and p.effective_from <= ${day}::date order by p.effective_from desc limit 1) as policy,
      (select json_agg(day) from calls) as called,
      (select json_agg(json_build_object('childId', a.child_id, 'day', a.day, 'reason', a.reason))
        from app.absence a join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id and r.replaced_by_id is null
        where a.tenant_id = ${tenantId}::uuid and a.child_id = any (${children}::uuid[])
        and a.day between ${today}::date - ${LOOK_BACK_DAYS}::int and ${today}::date) as absences,
      (select json_agg(json_build_object('caseId', k.id, 'childId', k.child_id, 'state', k.state, 'returnedOn', k.returned_on))
        from app.dropout_case k where k.tenant_id = ${tenantId}::uuid and k.closed_at is null
        and k.child_id = any (${children}::uuid[])) as "openCases",
      (select json_agg(json_build_object('caseId', k.id, 'childId', k.child_id, 'absentSinceOn', k.absent_since_on))
        from app.dropout_case k join room on room.tenant_id = k.tenant_id and room.id = k.class_id
        where k.line = 'truancy' and k.state in ('alert', 'persuading') and k.closed_at is null) as "freshCases",
      (select json_build_object('digest', u.digest, 'answer', u.answer) from app.submission u
        where u.tenant_id = ${tenantId}::uuid and u.person_id = ${actor.personId}::uuid
        and u.key = ${submissionKey}::uuid) as earlier`
  if (!row?.class) return null
  return groundOf(row, row.class, row.policy ? await policyOf(tx, actor, row.policy) : null)
}

function groundOf(row: Row, room: RollCallGround['class'], policy: Policy | null): RollCallGround {
  const called = (row.called ?? []).map(plainDate)
  const absences = new Map(
    (row.absences ?? []).map((one) => [`${one.childId} ${one.day}`, reasonOf(one.reason)]),
  )
  const days = [...new Set([...called, ...(row.absences ?? []).map(({ day }) => plainDate(day))])]
  const rows = {
    national: row.national ?? [],
    adjustments: row.adjustments ?? [],
    terms: row.terms ?? [],
  }
  return {
    class: room,
    roster: row.roster ?? [],
    leaves: (row.leaves ?? []).map((leave) => ({
      ...leave,
      kind: leave.kind === 'sick' ? 'sick' : 'personal',
      toOn: plainDate(leave.toOn),
    })),
    currentId: row.currentId,
    calendars: calendarsOf(rows, {
      schoolId: room.schoolId,
      ...(room.gradeNo === null ? {} : { grade: room.gradeNo }),
    }),
    policy,
    earlier: row.earlier,
    openCases: (row.openCases ?? []).flatMap(({ state, returnedOn, ...kase }) =>
      isCaseState(state)
        ? [{ ...kase, state, returnedOn: returnedOn === null ? null : plainDate(returnedOn) }]
        : [],
    ),
    freshCases: (row.freshCases ?? []).map((kase) => ({
      ...kase,
      absentSinceOn: plainDate(kase.absentSinceOn),
    })),
    marksOf: (childId) =>
      days.flatMap((day): MarkedDay[] => {
        const reason = absences.get(`${childId} ${day}`)
        if (reason) return [{ day, mark: reason }]
        return called.includes(day) ? [{ day, mark: 'present' }] : []
      }),
  }
}

function reasonOf(text: string): AbsenceReason {
  if (!isAbsenceReason(text)) throw new Error(`an unknown absence reason is stored: ${text}`)
  return text
}
