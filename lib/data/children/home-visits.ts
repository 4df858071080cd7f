import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach, viaChild } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import type { VisitTarget } from '#lib/rules/people/visit-coverage'

export type NewHomeVisit = {
  readonly visitId: string
  readonly childId: string
  readonly caseId: string | null
  readonly schoolId: string | null
  readonly visitedOn: PlainDate
  readonly onHoliday: boolean
  readonly visitors: string
  readonly content: string
  readonly groups: readonly string[]
}

/** 一次走访，一个孩子一行。 */
export async function insertHomeVisits(
  tx: Tx,
  actor: Official,
  rows: readonly NewHomeVisit[],
): Promise<void> {
  await tx.homeVisit.createMany({
    data: rows.map((row) => ({
      tenantId: actor.tenantId,
      id: newId(),
      ...row,
      visitedOn: columnFromDay(row.visitedOn),
      groups: [...row.groups],
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    })),
  })
}

const ROW = {
  id: true,
  visitId: true,
  visitedOn: true,
  onHoliday: true,
  visitors: true,
  content: true,
  groups: true,
  caseId: true,
  child: { select: { id: true, name: true, class: { select: { name: true } } } },
  school: { select: { id: true, name: true } },
  person: { select: { name: true } },
} as const

export const VISITS_PER_PAGE = 100

export type VisitFilter = {
  readonly childId?: string
  readonly visitId?: string
  readonly schoolId?: string
  readonly group?: string
  readonly holiday?: boolean
}

const visitsWhere = (actor: Official, filter: VisitFilter): Prisma.HomeVisitWhereInput => ({
  AND: [
    viaChild(actor),
    {
      ...(filter.childId ? { childId: filter.childId } : {}),
      ...(filter.visitId ? { visitId: filter.visitId } : {}),
      ...(filter.schoolId ? { schoolId: filter.schoolId } : {}),
      ...(filter.group ? { groups: { has: filter.group } } : {}),
      ...(filter.holiday ? { onHoliday: true } : {}),
    },
  ],
})

/** 可及的家访登记共几行；与 `listHomeVisits` 的行是同一个条件。 */
export function countHomeVisits(tx: Tx, actor: Official, filter: VisitFilter): Promise<number> {
  return tx.homeVisit.count({ where: visitsWhere(actor, filter) })
}

/** 可及的家访登记，一页，新的在前；一次走访几个孩子的，各有一行。 */
export async function listHomeVisits(tx: Tx, actor: Official, filter: VisitFilter, page = 1) {
  const rows = await tx.homeVisit.findMany({
    where: visitsWhere(actor, filter),
    orderBy: [{ visitedOn: 'desc' }, { visitId: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * VISITS_PER_PAGE,
    take: VISITS_PER_PAGE,
    select: ROW,
  })
  return rows.map((row) => ({ ...row, visitedOn: dayFromColumn(row.visitedOn) }))
}

export type HomeVisitRow = Awaited<ReturnType<typeof listHomeVisits>>[number]

/** 可及范围内在读的重点对象：在哪个学校、属于哪些类别、自某日起访过没有。 */
export async function listVisitTargets(
  tx: Tx,
  actor: Official,
  sought: {
    readonly categories: readonly ChildCategory[]
    readonly since: PlainDate
    readonly schoolId?: string
  },
) {
  const mine = { category: { in: [...sought.categories] }, toOn: null }
  const rows = await tx.child.findMany({
    where: {
      AND: [
        childReach(actor),
        { status: 'enrolled', schoolId: sought.schoolId ?? { not: null }, childCategorys: { some: mine } },
      ],
    },
    orderBy: [{ school: { code: 'asc' } }, { class: { code: 'asc' } }, { namePinyin: 'asc' }],
    select: {
      id: true,
      name: true,
      class: { select: { name: true } },
      school: { select: { id: true, name: true } },
      childCategorys: { where: mine, select: { category: true } },
      homeVisits: {
        where: { visitedOn: { gte: columnFromDay(sought.since) } },
        orderBy: { visitedOn: 'desc' },
        take: 1,
        select: { visitedOn: true },
      },
    },
  })
  return rows.flatMap(({ id, school, homeVisits, childCategorys, ...row }) =>
    school
      ? [
          {
            ...row,
            childId: id,
            schoolId: school.id,
            schoolName: school.name,
            categories: childCategorys.map(({ category }) => category),
            visited: homeVisits.length > 0,
          } satisfies VisitTarget & Record<string, unknown>,
        ]
      : [],
  )
}
