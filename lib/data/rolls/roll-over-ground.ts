import type { Tx } from '#lib/data/database'
import { childReachSql, uuids } from '#lib/data/reach'
import { Prisma } from '#lib/generated/prisma/client'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { OldClass } from '#lib/rules/rolls/roll-over'

export type SchoolInReach = { readonly id: string; readonly code: string; readonly name: string }

/** 可及的一所学校；教育局是全县任一所。够不着的是 null。 */
export async function findSchoolInReach(
  tx: Tx,
  actor: Official,
  schoolId: string,
): Promise<SchoolInReach | null> {
  if (actor.role !== 'bureau' && !actor.unitIds.includes(schoolId)) return null
  return tx.unit.findFirst({
    where: { tenantId: actor.tenantId, id: schoolId, kind: 'school', validTo: null },
    select: { id: true, code: true, name: true },
  })
}

export type ClassToPromote = OldClass & {
  readonly openCases: number
  readonly onLeave: number
  readonly taughtAtHome: number
  readonly teachers: readonly string[]
}

type Row = Omit<ClassToPromote, 'lastCalledOn' | 'teachers'> & {
  readonly lastCalledOn: string | null
  readonly teachers: readonly string[] | null
}

/** 一所学校在用的各班：几个人、谁没有读完、新学年点过名没有、谁带班。 */
export async function listClassesToPromote(
  tx: Tx,
  actor: Official,
  schoolId: string,
  schoolYearFrom: PlainDate,
): Promise<readonly ClassToPromote[]> {
  const ofClass = Prisma.sql`from app.child c where ${childReachSql(actor)} and c.class_id = k.id`
  const rows = await tx.$queryRaw<Row[]>`
    select k.id as "classId", k.name, k.grade_no as "gradeNo", coalesce(k.class_no, 1) as "classNo",
      (select count(*)::int ${ofClass}) as pupils,
      (select count(*)::int ${ofClass} and guard.unfinished(c.tenant_id, c.id, c.status)) as unfinished,
      (select count(*)::int ${ofClass} and c.status = 'study_leave') as "onLeave",
      (select count(*)::int ${ofClass} and c.status = 'home_teaching') as "taughtAtHome",
      (select count(*)::int from app.dropout_case d where d.tenant_id = k.tenant_id and d.class_id = k.id and d.closed_at is null) as "openCases",
      (select max(r.day)::text from app.roll_call r where r.tenant_id = k.tenant_id and r.class_id = k.id
        and r.day >= ${schoolYearFrom}::date) as "lastCalledOn",
      (select json_agg(p.name order by p.name) from app.appointment a join app.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
        where a.tenant_id = k.tenant_id and a.unit_id = k.id and a.role = 'teacher' and a.to_on is null) as teachers
    from app.unit k join app.unit g on g.tenant_id = k.tenant_id and g.id = k.parent_id
    where k.tenant_id = ${actor.tenantId}::uuid and k.kind = 'class' and k.valid_to is null and g.parent_id = ${schoolId}::uuid
      and k.grade_no is not null
    order by k.grade_no, k.class_no`
  return rows.map(({ lastCalledOn, teachers, ...row }) => ({
    ...row,
    lastCalledOn: lastCalledOn ? plainDate(lastCalledOn) : null,
    teachers: teachers ?? [],
  }))
}

/** 一个要毕业的孩子，在哪个班。 */
export type LeavingPupil = { readonly id: string; readonly name: string; readonly classId: string }

/** 这几个班里读完了的：要写明去哪所初中的就是他们。 */
export async function listLeavingPupils(
  tx: Tx,
  actor: Official,
  classIds: readonly string[],
): Promise<readonly LeavingPupil[]> {
  if (classIds.length === 0) return []
  return tx.$queryRaw<LeavingPupil[]>`
    select c.id, c.name, c.class_id as "classId" from app.child c
    where ${childReachSql(actor)} and c.class_id in (${uuids(classIds)}) and not guard.unfinished(c.tenant_id, c.id, c.status)
    order by c.name_pinyin, c.id`
}

/** 可以收小学毕业名单的初中：有七年级的。 */
export async function listJuniorSchools(tx: Tx, actor: Official) {
  return tx.unit.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: 'school',
      validTo: null,
      children: { some: { kind: 'grade', gradeNo: 7, validTo: null } },
    },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  })
}
