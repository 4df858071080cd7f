import { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

export const PUPILS_PER_PAGE = 100

export type GraduatingPupil = {
  readonly childId: string
  readonly childName: string
  readonly className: string
  readonly schoolName: string
}

/**
 * 某日在毕业年级就读的学生的一页，按学校、班级、座号：巩固率的分子，与 `countByGrade` 同一批人（一人一行）。
 * `total` 是筛选之后的全部人数。只给教育局；别人一行也没有。两条语句。
 */
export async function listGraduating(
  tx: Tx,
  actor: Official,
  {
    grade,
    day,
    schoolId,
    page,
  }: {
    readonly grade: number
    readonly day: PlainDate
    readonly schoolId: string | null
    readonly page: number
  },
): Promise<{ readonly rows: readonly GraduatingPupil[]; readonly total: number }> {
  const ofSchool = schoolId === null ? Prisma.empty : Prisma.sql`and s.id = ${schoolId}::uuid`
  const pupils = Prisma.sql`
    select distinct on (e.child_id) e.child_id, e.seat_no, c.name as class_name, c.code as class_code, s.name as school_name, s.code as school_code
    from app.class_enrolment e
    join app.unit c on c.tenant_id = e.tenant_id and c.id = e.class_id
    join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
    join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
    where e.tenant_id = ${actor.tenantId}::uuid and ${actor.role === 'bureau'} and c.grade_no = ${grade}
      and e.from_on <= ${day}::date and (e.to_on is null or e.to_on >= ${day}::date) ${ofSchool}
    order by e.child_id, e.from_on desc`
  const [counted] = await tx.$queryRaw<
    { total: number }[]
  >`select count(*)::int as "total" from (${pupils}) p`
  const rows = await tx.$queryRaw<GraduatingPupil[]>`
    select k.id as "childId", k.name as "childName", p.class_name as "className", p.school_name as "schoolName"
    from (${pupils}) p join app.child k on k.tenant_id = ${actor.tenantId}::uuid and k.id = p.child_id
    order by p.school_code, p.class_code, p.class_name, p.seat_no, k.id
    limit ${PUPILS_PER_PAGE} offset ${(page - 1) * PUPILS_PER_PAGE}`
  return { rows, total: counted?.total ?? 0 }
}
