import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { caseReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { isCaseState } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'

/** 能当责任区责任人的岗位：村、乡镇、县。 */
const HOLDERS = ['village', 'township', 'township_leader', 'bureau']

function inPost(today: PlainDate) {
  const on = columnFromDay(today)
  return { role: { in: HOLDERS }, fromOn: { lte: on }, OR: [{ toOn: null }, { toOn: { gte: on } }] }
}

/** 现行的责任区：责任人、所管的村，其中哪些今天仍在他任职的村、乡镇、县之内。区划是人事底账，租户之内可读。 */
export async function listZones(tx: Tx, actor: Official, today: PlainDate) {
  const rows = await tx.zone.findMany({
    where: {
      tenantId: actor.tenantId,
      endedOn: null,
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      fromOn: true,
      holder: {
        select: {
          id: true,
          name: true,
          appointments: {
            where: inPost(today),
            select: { unitId: true },
          },
        },
      },
      villages: {
        select: {
          villageId: true,
          village: { select: { name: true, parent: { select: { id: true, parentId: true } } } },
        },
      },
    },
  })
  return rows.map(({ holder, ...row }) => ({
    ...row,
    fromOn: dayFromColumn(row.fromOn),
    holder: { id: holder.id, name: holder.name },
    held: row.villages.flatMap(({ villageId, village }) => {
      const above = unitsOver(villageId, village.parent)
      return holder.appointments.some(({ unitId }) => above.includes(unitId)) ? [villageId] : []
    }),
  }))
}

export type ZoneRow = Awaited<ReturnType<typeof listZones>>[number]

/** 管得到这个村的单位：村、乡镇、县。 */
function unitsOver(
  villageId: string,
  township: { readonly id: string; readonly parentId: string | null } | null,
): readonly string[] {
  return [villageId, township?.id, township?.parentId].filter((id) => typeof id === 'string')
}

/** 全部的村（社区），按乡镇。 */
export async function listVillages(tx: Tx, actor: Official) {
  const rows = await tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: 'village', validTo: null },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, parent: { select: { id: true, name: true, parentId: true } } },
  })
  return rows.map(({ parent, ...row }) => ({
    ...row,
    township: parent?.name ?? '',
    above: unitsOver(row.id, parent),
  }))
}

/** 此人今天以村、乡镇、县的岗位任职的单位；不在岗的一个也没有。 */
export async function holderUnits(
  tx: Tx,
  actor: Official,
  personId: string,
  today: PlainDate,
): Promise<readonly string[]> {
  const posts = await tx.appointment.findMany({
    where: { tenantId: actor.tenantId, personId, ...inPost(today) },
    select: { unitId: true },
  })
  return posts.map(({ unitId }) => unitId)
}

/** 今天在岗、能当责任区责任人的：村、乡镇、县的人。 */
export async function listZonePeople(tx: Tx, actor: Official, today: PlainDate) {
  const rows = await tx.appointment.findMany({
    where: {
      tenantId: actor.tenantId,
      ...inPost(today),
    },
    orderBy: [{ unit: { code: 'asc' } }, { person: { name: 'asc' } }],
    select: { person: { select: { id: true, name: true } }, unit: { select: { name: true } } },
  })
  const people = new Map<string, string>()
  for (const { person, unit } of rows)
    if (!people.has(person.id)) people.set(person.id, `${person.name}（${unit.name}）`)
  return [...people].map(([id, text]) => ({ id, text }))
}

/** 这些村里可及的未结个案。 */
export async function listCasesInVillages(tx: Tx, actor: Official, villageIds: readonly string[]) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { closedAt: null, villageId: { in: [...villageIds] } }] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      state: true,
      absentSinceOn: true,
      child: { select: { name: true } },
      village: { select: { name: true } },
      school: { select: { name: true } },
    },
  })
  return rows.flatMap(({ state, child, absentSinceOn, ...row }) =>
    isCaseState(state)
      ? [{ ...row, state, childName: child.name, absentSinceOn: dayFromColumn(absentSinceOn) }]
      : [],
  )
}

/** 划一个区，连同所管的村。 */
export async function insertZone(
  tx: Tx,
  actor: Official,
  zone: {
    readonly name: string
    readonly holderId: string
    readonly fromOn: PlainDate
    readonly villageIds: readonly string[]
  },
): Promise<string> {
  const { villageIds, fromOn, ...row } = zone
  const id = newId()
  const mine = { tenantId: actor.tenantId, personId: actor.personId, recordedAt: new Date() }
  await tx.zone.createMany({
    data: { ...mine, id, ...row, fromOn: columnFromDay(fromOn), appointmentId: actor.appointmentId },
  })
  await tx.zoneVillage.createMany({
    data: villageIds.map((villageId) => ({ ...mine, id: newId(), zoneId: id, villageId })),
  })
  return id
}

/** 旧区到此为止；给出改动的行数。 */
export async function closeZone(
  tx: Tx,
  actor: Official,
  ended: { readonly zoneId: string; readonly on: PlainDate; readonly why: string },
): Promise<number> {
  const { count } = await tx.zone.updateMany({
    where: { tenantId: actor.tenantId, id: ended.zoneId, endedOn: null },
    data: { endedOn: columnFromDay(ended.on), endedWhy: ended.why },
  })
  return count
}
