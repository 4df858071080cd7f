import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
import { ROWS_PER_PAGE } from './figures-clocks.ts'
import { classroomReach } from './reach.ts'

export type AbsenceFilter = { readonly day: PlainDate; readonly schoolId?: string }

/** 数与行共用的唯一条件：现行点名里的无故缺勤；已更正的旧点名不算。 */
function whereOf(actor: Official | Clockwork, { day, schoolId }: AbsenceFilter): Prisma.AbsenceWhereInput {
  return {
    AND: [
      classroomReach(actor),
      { day: columnFromDay(day), reason: 'unexcused', rollCall: { replacedById: null } },
      ...(schoolId ? [{ schoolId }] : []),
    ],
  }
}

/** 某日无故缺勤的人数。 */
export function countUnexcused(tx: Tx, actor: Official | Clockwork, filter: AbsenceFilter): Promise<number> {
  return tx.absence.count({ where: whereOf(actor, filter) })
}

/** 构成这个数的人，按校、班，连同总数；没有证件号码。 */
export async function listUnexcusedOn(tx: Tx, actor: Official, filter: AbsenceFilter, after?: string) {
  const total = await countUnexcused(tx, actor, filter)
  const rows = await tx.absence.findMany({
    where: whereOf(actor, filter),
    orderBy: [{ schoolId: 'asc' }, { classId: 'asc' }, { id: 'asc' }],
    take: ROWS_PER_PAGE + 1,
    ...(after ? { cursor: { tenantId_id: { tenantId: actor.tenantId, id: after } }, skip: 1 } : {}),
    select: ROW,
  })
  const shown = rows.slice(0, ROWS_PER_PAGE)
  return {
    total,
    rows: shown.map(absenceRow),
    next: rows.length > ROWS_PER_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

export type UnexcusedRow = Awaited<ReturnType<typeof listUnexcusedOn>>['rows'][number]

const ROW = {
  id: true,
  recordedAt: true,
  child: {
    select: {
      name: true,
      dropoutCases: {
        where: { closedAt: null, line: 'truancy' },
        take: 1,
        select: { id: true, number: true },
      },
    },
  },
  class: { select: { name: true } },
  school: { select: { name: true } },
  guardianContacts: { orderBy: { recordedAt: 'desc' }, take: 1, select: { result: true } },
  sameDayReports: { take: 1, select: { late: true, recordedAt: true } },
} as const satisfies Prisma.AbsenceSelect

function absenceRow(row: Prisma.AbsenceGetPayload<{ select: typeof ROW }>) {
  const [contact] = row.guardianContacts
  const [report] = row.sameDayReports
  return {
    id: row.id,
    childName: row.child.name,
    className: row.class.name,
    schoolName: row.school.name,
    recordedAt: stamp(row.recordedAt),
    contact: contact?.result ?? null,
    reportedAt: report ? stamp(report.recordedAt) : null,
    reportedLate: report?.late ?? false,
    kase: row.child.dropoutCases[0] ?? null,
  }
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}

/** 全部符合条件的编号，次序与行页相同。 */
export async function absenceIds(tx: Tx, actor: Official, filter: AbsenceFilter): Promise<readonly string[]> {
  const rows = await tx.absence.findMany({
    where: whereOf(actor, filter),
    orderBy: [{ schoolId: 'asc' }, { classId: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** 一批编号的缺勤。 */
export async function absencesByIds(tx: Tx, actor: Official, ids: readonly string[]) {
  const rows = await tx.absence.findMany({
    where: { AND: [classroomReach(actor), { id: { in: [...ids] } }] },
    select: ROW,
  })
  return rows.map(absenceRow)
}
