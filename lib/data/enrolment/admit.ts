import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { childReach, viaChild } from '#lib/data/reach'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

/** 本校的各个班，按年级、班。 */
export async function listOwnClasses(tx: Tx, actor: Official) {
  const rows = await tx.unit.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: 'class',
      validTo: null,
      OR: [{ parentId: { in: [...actor.unitIds] } }, { parent: { parentId: { in: [...actor.unitIds] } } }],
    },
    orderBy: [{ gradeNo: 'asc' }, { classNo: 'asc' }],
    select: {
      id: true,
      name: true,
      validFrom: true,
      parentId: true,
      parent: { select: { kind: true, parentId: true } },
    },
  })
  return rows.map(({ validFrom, parent, parentId, ...row }) => ({
    ...row,
    validFrom: dayFromColumn(validFrom),
    schoolId: parent?.kind === 'school' ? parentId : (parent?.parentId ?? null),
  }))
}

/** 编进一个班：名册上加一行，座号接着排。别人先编了的，什么也不写，给出 false。 */
export async function enterClass(
  tx: Tx,
  actor: Official,
  given: { readonly childId: string; readonly classId: string; readonly fromOn: PlainDate },
): Promise<boolean> {
  const last = await tx.classEnrolment.aggregate({
    where: { tenantId: actor.tenantId, classId: given.classId, toOn: null },
    _max: { seatNo: true },
  })
  await tx.classEnrolment.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      childId: given.childId,
      classId: given.classId,
      seatNo: (last._max.seatNo ?? 0) + 1,
      fromOn: columnFromDay(await freeOn(tx, actor, given)),
    },
  })
  const { count } = await tx.child.updateMany({
    where: { AND: [childReach(actor), { id: given.childId, classId: null }] },
    data: { classId: given.classId, version: { increment: 1 } },
  })
  return count === 1
}

/** 旧名册止于哪天，新的就自次日起：一天不在两本名册上。 */
async function freeOn(
  tx: Tx,
  actor: Official,
  { childId, fromOn }: { readonly childId: string; readonly fromOn: PlainDate },
): Promise<PlainDate> {
  const { _max } = await tx.classEnrolment.aggregate({
    where: { AND: [viaChild(actor), { childId, toOn: { gte: columnFromDay(fromOn) } }] },
    _max: { toOn: true },
  })
  return _max.toOn ? addDays(dayFromColumn(_max.toOn), 1) : fromOn
}
