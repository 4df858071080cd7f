import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { type Holding, type PostLevel, treeOf } from '#lib/rules/people/responsibility-tree'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'

const LEVELS: readonly string[] = ['school', 'grade', 'class']

/** 一所学校的包保：校长、班主任科任来自任职，年级与另定的来自登记；都按今天有效的算；包着而人已离任的，那一处是空岗。 */
export async function readSchoolTree(tx: Tx, actor: Official, schoolId: string, today: PlainDate) {
  const on = columnFromDay(today)
  const { tenantId } = actor
  const within = { OR: [{ id: schoolId }, { parentId: schoolId }, { parent: { parentId: schoolId } }] }
  const units = await tx.unit.findMany({
    where: {
      AND: [{ tenantId, tree: 'education', kind: { in: [...LEVELS] }, validTo: null }, within],
    },
    orderBy: [{ gradeNo: { sort: 'asc', nulls: 'first' } }, { classNo: { sort: 'asc', nulls: 'first' } }],
    select: { id: true, parentId: true, kind: true, name: true },
  })
  const unitIds = units.map(({ id }) => id)
  const current = { fromOn: { lte: on }, OR: [{ toOn: null }, { toOn: { gte: on } }] }
  const appointed = await tx.appointment.findMany({
    where: {
      AND: [{ tenantId, unitId: { in: unitIds }, role: { in: ['principal', 'teacher'] } }, current],
    },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    select: { unitId: true, role: true, title: true, person: { select: { name: true } } },
  })
  const posts = await tx.responsibilityPost.findMany({
    where: { tenantId, schoolId, fromOn: { lte: on }, endedOn: null },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      unitId: true,
      title: true,
      fromOn: true,
      holder: {
        select: {
          name: true,
          appointments: { where: { unitId: { in: unitIds }, ...current }, take: 1, select: { id: true } },
        },
      },
    },
  })
  const holdings: Holding[] = [
    ...appointed.map(({ unitId, role, title, person }) => ({
      unitId,
      name: person.name,
      title: title ?? (isRole(role) ? ROLE_LABEL[role] : role),
    })),
    // 离任的不算有人包：岗空着，照实列出。
    ...posts
      .filter(({ holder }) => holder.appointments.length > 0)
      .map(({ unitId, title, holder }) => ({ unitId, title, name: holder.name })),
  ]
  return {
    nodes: treeOf(
      units.map(({ kind, ...unit }) => ({ ...unit, level: kind as PostLevel })),
      holdings,
    ),
    posts: posts.map(({ holder, fromOn, ...post }) => ({
      ...post,
      name: holder.name,
      left: holder.appointments.length === 0,
      fromOn: dayFromColumn(fromOn),
    })),
  }
}

/** 本校的一个年级或班；别校的、没有的是 null。 */
export async function findOwnUnit(tx: Tx, actor: Official, unitId: string) {
  const schools = [...actor.unitIds]
  const row = await tx.unit.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: unitId,
      kind: { in: [...LEVELS] },
      OR: [{ id: { in: schools } }, { parentId: { in: schools } }, { parent: { parentId: { in: schools } } }],
    },
    select: { id: true, parentId: true, parent: { select: { parentId: true } } },
  })
  if (!row) return null
  const schoolId = schools.find((id) => [row.id, row.parentId, row.parent?.parentId].includes(id))
  return schoolId ? { unitId: row.id, schoolId } : null
}

export async function insertPost(
  tx: Tx,
  actor: Official,
  row: {
    readonly unitId: string
    readonly schoolId: string
    readonly holderId: string
    readonly title: string
    readonly fromOn: PlainDate
  },
): Promise<string> {
  const id = newId()
  await tx.responsibilityPost.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...row,
      fromOn: columnFromDay(row.fromOn),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 免去；只动本校的、还没有免去的。给出改动的行数。 */
export async function closePost(
  tx: Tx,
  actor: Official,
  ended: { readonly postId: string; readonly on: PlainDate; readonly why: string },
): Promise<number> {
  const { count } = await tx.responsibilityPost.updateMany({
    where: {
      tenantId: actor.tenantId,
      id: ended.postId,
      schoolId: { in: [...actor.unitIds] },
      endedOn: null,
    },
    data: { endedOn: columnFromDay(ended.on), endedWhy: ended.why },
  })
  return count
}
