import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

const UNIT_SELECT = {
  id: true,
  kind: true,
  code: true,
  name: true,
  validFrom: true,
  validTo: true,
  parent: { select: { id: true, name: true } },
  successor: { select: { id: true, name: true } },
} as const

const dated = <U extends { validFrom: Date; validTo: Date | null }>(unit: U) => ({
  ...unit,
  validFrom: dayFromColumn(unit.validFrom),
  validTo: unit.validTo ? dayFromColumn(unit.validTo) : null,
})

/** 某单位之下的一级，按代码；不给是最上一级。 */
export async function listUnits(tx: Tx, actor: Official, parentId: string | null) {
  const rows = await tx.unit.findMany({
    where: { tenantId: actor.tenantId, parentId },
    orderBy: [{ kind: 'asc' }, { code: 'asc' }, { id: 'asc' }],
    select: UNIT_SELECT,
  })
  return rows.map(dated)
}
export type UnitRow = Awaited<ReturnType<typeof listUnits>>[number]

/** 一个单位；没有是 null。 */
export async function findUnit(tx: Tx, actor: Official, id: string) {
  const row = await tx.unit.findFirst({ where: { tenantId: actor.tenantId, id }, select: UNIT_SELECT })
  return row && dated(row)
}

/** 单位的历次改名，早的在前。 */
export async function listUnitNames(tx: Tx, actor: Official, unitId: string) {
  const rows = await tx.unitName.findMany({
    where: { tenantId: actor.tenantId, unitId },
    orderBy: { recordedAt: 'asc' },
    select: { id: true, oldName: true, newName: true, fromOn: true },
  })
  return rows.map((row) => ({ ...row, fromOn: dayFromColumn(row.fromOn) }))
}

/** 同级同类、可以接收合并的单位。 */
export async function listSiblings(tx: Tx, actor: Official, unit: { id: string; kind: string }) {
  return tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: unit.kind, validTo: null, id: { not: unit.id } },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, parent: { select: { name: true } } },
  })
}

/** 改名，旧名留一行。 */
export async function renameUnit(
  tx: Tx,
  actor: Official,
  unit: { readonly id: string; readonly name: string },
  to: { readonly name: string; readonly fromOn: PlainDate },
): Promise<void> {
  const { tenantId, personId } = actor
  await tx.unitName.createMany({
    data: {
      ...{ tenantId, id: newId(), unitId: unit.id, oldName: unit.name, newName: to.name, personId },
      fromOn: columnFromDay(to.fromOn),
      recordedAt: new Date(),
    },
  })
  await tx.unit.updateMany({ where: { tenantId, id: unit.id }, data: { name: to.name } })
}

/** 撤并：到某日为止，由谁接续；历史仍指着原来的单位。已经撤过的不再动。 */
export async function closeUnit(
  tx: Tx,
  actor: Official,
  id: string,
  closing: { readonly validTo: PlainDate; readonly successorId: string | null },
): Promise<boolean> {
  const { count } = await tx.unit.updateMany({
    where: { tenantId: actor.tenantId, id, validTo: null },
    data: { validTo: columnFromDay(closing.validTo), successorId: closing.successorId },
  })
  return count === 1
}

/** 单位今天之后还有效的任职、还在读的儿童数不归管理员看；这里只数任职。 */
export async function countPosts(tx: Tx, actor: Official, unitId: string, day: PlainDate): Promise<number> {
  const on = columnFromDay(day)
  return tx.appointment.count({
    where: { tenantId: actor.tenantId, unitId, OR: [{ toOn: null }, { toOn: { gt: on } }] },
  })
}

/** 按代码找一个还在的单位；同码不止一个的（先后两任）取在的那一个。 */
export async function findUnitByCode(tx: Tx, actor: Official, code: string) {
  return tx.unit.findFirst({
    where: { tenantId: actor.tenantId, code, validTo: null },
    select: { id: true, kind: true },
  })
}
