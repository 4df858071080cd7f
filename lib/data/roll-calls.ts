import { type AbsenceReason, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'
import { classroomReach, classroomReachSql } from './reach.ts'

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

/** 写下一次点名，一条语句：到校的人不占行，只写例外。更正的旧行另由 `replaceRollCall` 先让位。 */
export async function insertRollCall(
  tx: Tx,
  actor: Official,
  rollCallId: string,
  lines: RollCallLines,
): Promise<WrittenRollCall> {
  const { classId, schoolId, day, enrolled, present, exceptions } = lines
  const absenceIds = new Map(exceptions.map(({ childId }) => [childId, newId()]))
  const away = exceptions.map((one) => ({
    id: absenceIds.get(one.childId),
    child_id: one.childId,
    reason: one.reason,
    leave_id: one.leaveId,
  }))
  await tx.$executeRaw`
    with called as (
      insert into app.roll_call (tenant_id, id, class_id, school_id, day, session, enrolled_count, present_count, all_present,
        person_id, appointment_id, submission_key, correction_reason, recorded_at)
      values (${actor.tenantId}::uuid, ${rollCallId}::uuid, ${classId}::uuid, ${schoolId}::uuid, ${day}::date, 'morning',
        ${enrolled}, ${present}, ${present === enrolled}, ${actor.personId}::uuid, ${actor.appointmentId}::uuid,
        ${lines.submissionKey}::uuid, ${lines.correction?.reason ?? null}, now())
    )
    insert into app.absence (tenant_id, id, roll_call_id, child_id, class_id, school_id, day, reason, leave_id, recorded_at)
    select ${actor.tenantId}::uuid, a.id, ${rollCallId}::uuid, a.child_id, ${classId}::uuid, ${schoolId}::uuid, ${day}::date,
      a.reason, a.leave_id, now()
    from json_to_recordset(${JSON.stringify(away)}::json) as a (id uuid, child_id uuid, reason text, leave_id uuid)`
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

/** 一日现行的点名：谁报的、几时、例外是谁。 */
export type RollCallOnDay = {
  readonly rollCallId: string
  readonly enrolled: number
  readonly present: number
  readonly correctionReason: string | null
  readonly at: Instant
  readonly by: string
  readonly exceptions: readonly (Exception & { readonly absenceId: string; readonly childName: string })[]
}

type SheetRow = {
  call:
    | (Omit<RollCallOnDay, 'at' | 'exceptions'> & {
        at: number
        exceptions:
          | {
              absenceId: string
              childId: string
              reason: string
              leaveId: string | null
              childName: string
            }[]
          | null
      })
    | null
  awayBefore: string[] | null
}

/** 点名页上的一张：这个班某日现行的点名（没有是 null），与上一次点名没有到校的学生。一条语句。 */
export async function findRollCallSheet(
  tx: Tx,
  actor: Official,
  classId: string,
  day: PlainDate,
): Promise<{ readonly call: RollCallOnDay | null; readonly awayBefore: readonly string[] }> {
  const [row] = await tx.$queryRaw<SheetRow[]>`
    with calls as (
      select r.* from app.roll_call r where ${classroomReachSql(actor, 'r')} and r.class_id = ${classId}::uuid
        and r.session = 'morning' and r.replaced_by_id is null and r.day <= ${day}::date
      order by r.day desc limit 2
    )
    select
      (select json_build_object('rollCallId', r.id, 'enrolled', r.enrolled_count, 'present', r.present_count,
          'correctionReason', r.correction_reason, 'at', floor(extract(epoch from r.recorded_at) * 1000)::bigint,
          'by', p.name,
          'exceptions', (select json_agg(json_build_object('absenceId', a.id, 'childId', a.child_id, 'reason', a.reason,
              'leaveId', a.leave_id, 'childName', coalesce(k.name, '')))
            from app.absence a left join app.child k on k.tenant_id = a.tenant_id and k.id = a.child_id
            where a.tenant_id = r.tenant_id and a.roll_call_id = r.id))
        from calls r join app.person p on p.tenant_id = r.tenant_id and p.id = r.person_id
        where r.day = ${day}::date) as call,
      (select json_agg(a.child_id) from app.absence a join (
          select r.tenant_id, r.id from calls r where r.day < ${day}::date order by r.day desc limit 1
        ) last on last.tenant_id = a.tenant_id and last.id = a.roll_call_id
        where a.reason <> 'late') as "awayBefore"`
  const { call = null, awayBefore = null } = row ?? {}
  return {
    call: call && {
      ...call,
      at: instant(call.at),
      exceptions: (call.exceptions ?? []).map((one) => ({ ...one, ...exceptionOf(one) })),
    },
    awayBefore: awayBefore ?? [],
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
