import { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { classroomReach, classroomReachSql } from './reach.ts'

/** 一个班某日点名的样子；没有报就没有 `call`。 */
export type ClassState = {
  readonly classId: string
  readonly name: string
  readonly gradeNo: number | null
  readonly schoolId: string
  readonly schoolName: string
  readonly teacher: { readonly name: string; readonly phone: string | null } | null
  readonly call: { readonly enrolled: number; readonly present: number; readonly at: Instant } | null
}

type Row = Omit<ClassState, 'teacher' | 'call'> & {
  readonly teacherName: string | null
  readonly teacherPhone: string | null
  readonly enrolled: number | null
  readonly present: number | null
  readonly at: Date | null
}

/** 教师任教的班，或学校的全部班，各班某日的点名；按班号。一条语句。 */
export async function listClassStates(
  tx: Tx,
  actor: Official,
  day: PlainDate,
): Promise<readonly ClassState[]> {
  const units = [...actor.unitIds]
  const own = actor.role === 'teacher' ? Prisma.sql`c.id` : Prisma.sql`g.parent_id`
  const rows = await tx.$queryRaw<Row[]>`
    select c.id as "classId", c.name, c.grade_no as "gradeNo", coalesce(s.id::text, '') as "schoolId",
      coalesce(s.name, '') as "schoolName", t.name as "teacherName", t.work_phone as "teacherPhone",
      r.enrolled_count as enrolled, r.present_count as present, r.recorded_at as at
    from app.unit c
    left join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
    left join app.unit s on s.tenant_id = g.tenant_id and s.id = g.parent_id
    left join app.roll_call r on r.class_id = c.id and r.day = ${day}::date and r.session = 'morning'
      and r.replaced_by_id is null and ${classroomReachSql(actor, 'r')}
    left join lateral (
      select p.name, p.work_phone from app.appointment h join app.person p on p.tenant_id = h.tenant_id and p.id = h.person_id
      where h.tenant_id = c.tenant_id and h.unit_id = c.id and h.role = 'teacher'
        and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)
      order by h.id limit 1
    ) t on true
    where c.tenant_id = ${actor.tenantId}::uuid and c.kind = 'class' and c.valid_to is null and ${own} = any (${units}::uuid[])
    order by c.code`
  return rows.map(({ teacherName, teacherPhone, enrolled, present, at, ...one }) => ({
    ...one,
    teacher: teacherName === null ? null : { name: teacherName, phone: teacherPhone },
    call: at === null ? null : { enrolled: enrolled ?? 0, present: present ?? 0, at: instant(at.getTime()) },
  }))
}

/** 一段日子里各班已经点过名的日子。 */
export async function listCalledDays(
  tx: Tx,
  actor: Official,
  classIds: readonly string[],
  span: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
): Promise<ReadonlySet<string>> {
  const rows = await tx.rollCall.findMany({
    where: {
      AND: [
        classroomReach(actor),
        {
          classId: { in: [...classIds] },
          day: { gte: columnFromDay(span.fromOn), lte: columnFromDay(span.toOn) },
          session: 'morning',
          replacedById: null,
        },
      ],
    },
    select: { classId: true, day: true },
  })
  return new Set(rows.map(({ classId, day }) => calledKey(classId, dayFromColumn(day))))
}

/** 班与日合成的键，查 `listCalledDays` 用。 */
export function calledKey(classId: string, day: PlainDate): string {
  return `${classId} ${day}`
}
