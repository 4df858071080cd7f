import type { Prisma } from '#lib/generated/prisma/client'
import { dayOf, endOfDay, epochMs, type Instant } from '#lib/rules/calendar/instant'
import { type Agency, rolesOf, sumByAgency } from '#lib/rules/figures/agencies'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { caseClock } from './cases/case-clock.ts'
import type { Tx } from './database.ts'
import { trackedReach } from './reach.ts'

/**
 * 时限的几种数法，各是一个条件：在走的全部、今日到期、24 小时内到期、逾期（到点未办，或已移交而个案未结）、
 * 近 30 天到期的、其中按期办结的。只作提醒的一律不计（C-01）。
 */
export const CLOCK_SETS = ['running', 'today', 'soon', 'broken', 'settled', 'on_time'] as const
export type ClockSet = (typeof CLOCK_SETS)[number]

export type ClockFilter = {
  readonly set: ClockSet
  readonly agency?: Agency
  readonly duty?: string
  readonly schoolId?: string
  /** 承担的单位：签收、入户按乡镇看。 */
  readonly unitId?: string
  /** 按哪一版文件起算的。 */
  readonly versionId?: string
}

export const ROWS_PER_PAGE = 100
const DAY_MS = 86_400_000
const SETTLED_DAYS = 30

function setOf(set: ClockSet, now: Instant): Prisma.DeadlineWhereInput {
  const at = new Date(now)
  const settled = {
    dueAt: { gte: new Date(epochMs(now) - SETTLED_DAYS * DAY_MS), lt: at },
    status: { in: ['running', 'met', 'moved'] },
  }
  switch (set) {
    case 'running':
      return { status: 'running' }
    case 'today':
      return { status: 'running', dueAt: { gte: at, lte: new Date(endOfDay(dayOf(now))) } }
    case 'soon':
      return { status: 'running', dueAt: { gte: at, lte: new Date(epochMs(now) + DAY_MS) } }
    case 'broken':
      return {
        status: { in: ['running', 'moved'] },
        dueAt: { lt: at },
        OR: [{ caseId: null }, { case: { closedAt: null } }],
      }
    case 'settled':
      return settled
    case 'on_time':
      return { ...settled, status: 'met', brokenAt: null }
  }
}

/** 数与行共用的唯一条件。 */
export function clockWhere(
  actor: Official | Clockwork,
  filter: ClockFilter,
  now: Instant,
): Prisma.DeadlineWhereInput {
  return {
    AND: [
      trackedReach(actor),
      { warning: false },
      setOf(filter.set, now),
      ...(filter.agency ? [{ ownerRole: { in: [...rolesOf(filter.agency)] } }] : []),
      ...(filter.duty ? [{ duty: filter.duty }] : []),
      ...(filter.schoolId ? [{ schoolId: filter.schoolId }] : []),
      ...(filter.unitId ? [{ ownerUnitId: filter.unitId }] : []),
      ...(filter.versionId ? [{ policyVersionId: filter.versionId }] : []),
    ],
  }
}

/** 一种数法按机关的件数；一条语句。 */
export async function countClocks(
  tx: Tx,
  actor: Official | Clockwork,
  set: ClockSet,
  now: Instant,
): Promise<Readonly<Record<Agency, number>>> {
  const rows = await tx.deadline.groupBy({
    by: ['ownerRole'],
    where: clockWhere(actor, { set }, now),
    _count: { _all: true },
  })
  return sumByAgency(rows.map(({ ownerRole, _count }) => ({ role: ownerRole, count: _count._all })))
}

/**
 * 今日到期与 24 小时内到期按机关的件数；两种数法都只是到期时刻的一段，按时刻数一次，一条语句。
 * 与 `countClocks` 的两种各自相等。
 */
export async function countDueSoon(
  tx: Tx,
  actor: Official,
  now: Instant,
): Promise<Readonly<Record<'today' | 'soon', Readonly<Record<Agency, number>>>>> {
  const rows = await tx.deadline.groupBy({
    by: ['ownerRole', 'dueAt'],
    where: { OR: [clockWhere(actor, { set: 'today' }, now), clockWhere(actor, { set: 'soon' }, now)] },
    _count: { _all: true },
  })
  const until = { today: new Date(endOfDay(dayOf(now))), soon: new Date(epochMs(now) + DAY_MS) }
  const before = (last: Date) =>
    sumByAgency(
      rows
        .filter(({ dueAt }) => dueAt <= last)
        .map(({ ownerRole, _count }) => ({ role: ownerRole, count: _count._all })),
    )
  return { today: before(until.today), soon: before(until.soon) }
}

/** 一种数法按学校的件数，给督学的学校表；一条语句。 */
export async function countClocksBySchool(
  tx: Tx,
  actor: Official,
  set: ClockSet,
  now: Instant,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.deadline.groupBy({
    by: ['schoolId'],
    where: clockWhere(actor, { set }, now),
    _count: { _all: true },
  })
  return new Map(rows.flatMap(({ schoolId, _count }) => (schoolId ? [[schoolId, _count._all] as const] : [])))
}

/** 构成这个数的行，先到期的在前，连同总数；`after` 是上一页最后一行。 */
export async function listClocks(
  tx: Tx,
  actor: Official,
  filter: ClockFilter,
  page: { readonly now: Instant; readonly after?: string },
) {
  const where = clockWhere(actor, filter, page.now)
  const total = await tx.deadline.count({ where })
  const rows = await tx.deadline.findMany({
    where,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: ROWS_PER_PAGE + 1,
    ...(page.after ? { cursor: { tenantId_id: { tenantId: actor.tenantId, id: page.after } }, skip: 1 } : {}),
    include: OWED,
  })
  const shown = rows.slice(0, ROWS_PER_PAGE)
  return {
    total,
    rows: shown.map(clockRow),
    next: rows.length > ROWS_PER_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

export type ClockRow = Awaited<ReturnType<typeof listClocks>>['rows'][number]

/** 归这些岗位、在走的个案时限，一件不落，先到期的在前：一张办公桌的待办。 */
export async function listOwed(tx: Tx, actor: Official, agency: Agency) {
  const rows = await tx.deadline.findMany({
    where: {
      AND: [
        trackedReach(actor),
        {
          warning: false,
          status: 'running',
          ownerRole: { in: [...rolesOf(agency)] },
          case: { closedAt: null },
        },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: OWED,
  })
  return rows.map(clockRow)
}

const OWED = {
  ownerUnit: { select: { name: true } },
  school: { select: { name: true } },
  class: { select: { name: true } },
  child: { select: { name: true } },
  case: {
    select: {
      id: true,
      number: true,
      state: true,
      schoolFailure: true,
      school: { select: { name: true } },
      class: { select: { name: true } },
      village: { select: { name: true } },
    },
  },
} as const satisfies Prisma.DeadlineInclude

function clockRow(row: Prisma.DeadlineGetPayload<{ include: typeof OWED }>) {
  return {
    clock: caseClock(row),
    ownerUnit: row.ownerUnit.name,
    childName: row.child?.name ?? '',
    schoolId: row.schoolId,
    schoolName: row.school?.name ?? row.case?.school?.name ?? '',
    className: row.class?.name ?? row.case?.class?.name ?? '',
    kase: row.case,
  }
}

/** 全部符合条件的编号，次序与行页相同。 */
export async function clockIds(
  tx: Tx,
  actor: Official,
  filter: ClockFilter,
  now: Instant,
): Promise<readonly string[]> {
  const rows = await tx.deadline.findMany({
    where: clockWhere(actor, filter, now),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** 一批编号的时限。 */
export async function clocksByIds(tx: Tx, actor: Official, ids: readonly string[]) {
  const rows = await tx.deadline.findMany({
    where: { AND: [trackedReach(actor), { id: { in: [...ids] } }] },
    include: OWED,
  })
  return rows.map(clockRow)
}
