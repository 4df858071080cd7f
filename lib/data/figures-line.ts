import { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant, startOfDay } from '#lib/rules/calendar/instant'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { type CaseState, isCaseState, WATCHED } from '#lib/rules/cases/case-states'
import { schoolYearStart } from '#lib/rules/figures/school-year'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { caseReach } from './reach.ts'

export type Stage = 'primary' | 'junior'

/** 学年初一所学校一个学段的在校人数：年辍学率的分母。 */
export type EnrolledAtStart = { readonly schoolId: string; readonly stage: Stage; readonly enrolled: number }

/** 回到课堂、在观察的，与凭批件缓学、休学、送教的，不算在外面：有效期内不进辍学率，届满自己回来（L1-11）。 */
export const NOT_OUT: readonly CaseState[] = [...WATCHED, 'placed']

/** 学年初那天凭批件正在休学的学生，一列编号（domain 4.3）：不进分子，也不进分母。 */
export function onLeaveAt(actor: Official | Clockwork, base: PlainDate): Prisma.Sql {
  return Prisma.sql`select p.child_id from app.placement p where p.tenant_id = ${actor.tenantId}::uuid and p.kind = 'study_leave'
    and p.from_on <= ${base}::date and p.until_on >= ${base}::date
    and not exists (select 1 from app.placement_end x where x.tenant_id = p.tenant_id and x.placement_id = p.id and x.ended_on <= ${base}::date)`
}

/** 没有认定、已经到了乡镇以后的：若都认定，就会算进辍学率。 */
const AT_RISK: readonly CaseState[] = ['township', 'noticed', 'ordered', 'justice']
export const PRIMARY_TOP_GRADE = 6

/**
 * 学年初是九月一日；开学比它晚的，以开学那天在班的为准，免得头几天注册的都不在分母里。
 * 一条语句。
 */
export async function findYearBase(tx: Tx, actor: Official | Clockwork, year: number): Promise<PlainDate> {
  const start = schoolYearStart(year)
  const [row] = await tx.$queryRaw<{ day: string | null }[]>`
    select min(t.start_on)::text as "day" from app.school_term t
    where t.tenant_id = ${actor.tenantId}::uuid and t.unit_id is null
      and t.start_on between ${start}::date and ${start}::date + 29`
  return row?.day ? plainDate(row.day) : start
}

/** 学年初在校人数按校、学段；当时正在休学的不计（domain 4.3）。只给教育局、学校、督学与时钟。 */
export async function countEnrolledAtStart(
  tx: Tx,
  actor: Official | Clockwork,
  base: PlainDate,
): Promise<readonly EnrolledAtStart[]> {
  const whole = actor.kind === 'clock' || actor.role === 'bureau'
  const own = actor.kind === 'official' && ['officer', 'principal', 'inspector'].includes(actor.role)
  const units = own ? [...actor.unitIds] : []
  const ofRooms = whole ? Prisma.empty : Prisma.sql`and e.class_id in (select room.id from room)`
  // 一天只在一本名册上（one_roll_a_day），当天进、当天出的不算在过：逐班数行，不用按人去重。
  return tx.$queryRaw<EnrolledAtStart[]>`
    with room as materialized (
      select c.id, s.id as school_id, case when c.grade_no <= ${PRIMARY_TOP_GRADE} then 'primary' else 'junior' end as stage
      from app.unit c
      join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
      join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
      where c.tenant_id = ${actor.tenantId}::uuid and (${whole} or s.id = any (${units}::uuid[]))
    ),
    away as materialized (${onLeaveAt(actor, base)}),
    held as materialized (
      select e.class_id, count(*) as enrolled from app.class_enrolment e
      where e.tenant_id = ${actor.tenantId}::uuid ${ofRooms} and e.from_on <= ${base}::date
        and (e.to_on is null or (e.to_on >= ${base}::date and e.to_on > e.from_on))
        and e.child_id not in (select away.child_id from away)
      group by 1
    )
    select room.school_id::text as "schoolId", room.stage, sum(held.enrolled)::int as "enrolled"
    from held join room on room.id = held.class_id
    group by 1, 2`
}

/**
 * 学年初在校、如今不在课堂的：`out` 已认定辍学且仍未复学，是年辍学率的分子，一行一人；
 * `at_risk` 到了乡镇而没有认定。数就是这些行的行数。
 */
export async function listOut(tx: Tx, actor: Official | Clockwork, base: PlainDate) {
  const rows = await tx.dropoutCase.findMany({
    where: {
      AND: [
        caseReach(actor),
        {
          line: 'truancy',
          closedAt: null,
          state: { notIn: [...NOT_OUT] },
          OR: [{ caseSteps: { some: confirmedSince(base) } }, { state: { in: [...AT_RISK] } }],
          child: {
            classEnrolments: { some: enrolledOn(tx, base) },
            NOT: { placements: { some: onStudyLeave(base) } },
          },
        },
      ],
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: rowOf(tx, base),
  })
  return rows.flatMap(outRow)
}

export type OutRow = Awaited<ReturnType<typeof listOut>>[number]

function confirmedSince(base: PlainDate): Prisma.CaseStepWhereInput {
  return { toState: 'confirmed_dropout', recordedAt: { gte: new Date(startOfDay(base)) } }
}

function enrolledOn(tx: Tx, base: PlainDate): Prisma.ClassEnrolmentWhereInput {
  const on = columnFromDay(base)
  const { fromOn } = tx.classEnrolment.fields
  return { fromOn: { lte: on }, OR: [{ toOn: null }, { toOn: { gte: on, gt: fromOn } }] }
}

// 与 `onLeaveAt` 同一批人。
function onStudyLeave(base: PlainDate): Prisma.PlacementWhereInput {
  const on = columnFromDay(base)
  return {
    kind: 'study_leave',
    fromOn: { lte: on },
    untilOn: { gte: on },
    ends: { none: { endedOn: { lte: on } } },
  }
}

const SCHOOL = { id: true, kind: true, name: true, township: { select: { id: true, name: true } } } as const

function rowOf(tx: Tx, base: PlainDate) {
  return {
    id: true,
    number: true,
    state: true,
    openedAt: true,
    caseSteps: {
      where: confirmedSince(base),
      orderBy: { ordinal: 'desc' },
      take: 1,
      select: { recordedAt: true },
    },
    child: {
      select: {
        name: true,
        classEnrolments: {
          where: enrolledOn(tx, base),
          orderBy: { fromOn: 'desc' },
          take: 1,
          select: {
            class: {
              select: {
                name: true,
                gradeNo: true,
                parent: { select: { ...SCHOOL, parent: { select: SCHOOL } } },
              },
            },
          },
        },
      },
    },
  } as const satisfies Prisma.DropoutCaseSelect
}

type Found = Prisma.DropoutCaseGetPayload<{ select: ReturnType<typeof rowOf> }>

function outRow({ child, caseSteps, openedAt, ...row }: Found) {
  const room = child.classEnrolments[0]?.class
  const above = room?.parent
  const school = above?.kind === 'school' ? above : above?.parent
  if (!room || !school || !isCaseState(row.state)) return []
  const [confirmed] = caseSteps
  const stage: Stage = (room.gradeNo ?? 0) <= PRIMARY_TOP_GRADE ? 'primary' : 'junior'
  const confirmedAt: Instant | null = confirmed ? instant(confirmed.recordedAt.getTime()) : null
  return [
    {
      id: row.id,
      number: row.number,
      state: row.state,
      childName: child.name,
      className: room.name,
      schoolId: school.id,
      schoolName: school.name,
      townshipId: school.township?.id ?? null,
      townshipName: school.township?.name ?? '',
      stage,
      standing: confirmedAt ? ('out' as const) : ('at_risk' as const),
      openedAt: instant(openedAt.getTime()),
      confirmedAt,
    },
  ]
}
