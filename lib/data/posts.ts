import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'

export const POSTS_PER_PAGE = 100

/** 某日有效的任职：各岗位几人次，与一页人员；没有儿童，没有账号口令。 */
export async function listPosts(
  tx: Tx,
  actor: Official,
  day: PlainDate,
  filter: { readonly role?: string; readonly unitId?: string; readonly after?: string },
) {
  const on = columnFromDay(day)
  const base = {
    tenantId: actor.tenantId,
    fromOn: { lte: on },
    OR: [{ toOn: null }, { toOn: { gte: on } }],
  }
  const where = {
    AND: [
      base,
      ...(filter.role ? [{ role: filter.role }] : []),
      ...(filter.unitId ? [{ unitId: filter.unitId }] : []),
    ],
  }
  const counts = await tx.appointment.groupBy({ by: ['role'], where: base, _count: { _all: true } })
  const rows = await tx.appointment.findMany({
    where,
    orderBy: [{ unit: { code: 'asc' } }, { role: 'asc' }, { id: 'asc' }],
    take: POSTS_PER_PAGE + 1,
    ...(filter.after
      ? { cursor: { tenantId_id: { tenantId: actor.tenantId, id: filter.after } }, skip: 1 }
      : {}),
    select: {
      id: true,
      role: true,
      title: true,
      fromOn: true,
      toOn: true,
      person: { select: { id: true, name: true } },
      unit: {
        select: { name: true, parent: { select: { name: true, parent: { select: { name: true } } } } },
      },
    },
  })
  const shown = rows.slice(0, POSTS_PER_PAGE)
  return {
    counts: counts.map(({ role, _count }) => ({ role, count: _count._all })),
    posts: shown.map((row) => ({
      ...row,
      fromOn: dayFromColumn(row.fromOn),
      toOn: row.toOn ? dayFromColumn(row.toOn) : null,
    })),
    next: rows.length > POSTS_PER_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** 某日在任的督学，一人一校一行。 */
export async function listInspectorPosts(tx: Tx, actor: Official, day: PlainDate) {
  const on = columnFromDay(day)
  const rows = await tx.appointment.findMany({
    where: {
      tenantId: actor.tenantId,
      role: 'inspector',
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gte: on } }],
    },
    orderBy: { id: 'asc' },
    select: { personId: true, unitId: true, person: { select: { name: true } } },
  })
  return rows.map(({ personId, unitId, person }) => ({ personId, schoolId: unitId, name: person.name }))
}

export type PostRow = Awaited<ReturnType<typeof listPosts>>['posts'][number]
