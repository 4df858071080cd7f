import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { pledgeReach } from '#lib/data/reach-papers'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'

/** 有政府可签的乡镇（街道），与某年已签的责任书；乡镇只看自己的。 */
export async function listPledges(tx: Tx, actor: Official | Clockwork, year: number) {
  const own = actor.kind === 'official' && actor.role !== 'bureau' ? { id: { in: [...actor.unitIds] } } : {}
  const townships = await tx.unit.findMany({
    where: {
      AND: [{ tenantId: actor.tenantId, kind: 'township', hasGovernment: true, validTo: null }, own],
    },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  })
  const signed = await tx.pledge.findMany({
    where: { AND: [pledgeReach(actor), { year }] },
    select: { id: true, townshipId: true, signedOn: true, paperNumber: true },
  })
  return townships.map((township) => {
    const pledge = signed.find(({ townshipId }) => townshipId === township.id)
    return {
      ...township,
      pledge: pledge
        ? { id: pledge.id, paperNumber: pledge.paperNumber, signedOn: dayFromColumn(pledge.signedOn) }
        : null,
    }
  })
}

export type TownshipPledge = Awaited<ReturnType<typeof listPledges>>[number]

/** 登记一份；同一年同一乡镇只有一份，由数据库保证。 */
export async function insertPledge(
  tx: Tx,
  actor: Official,
  row: {
    readonly townshipId: string
    readonly year: number
    readonly signedOn: PlainDate
    readonly paperNumber: string
  },
): Promise<string> {
  const id = newId()
  await tx.pledge.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...row,
      signedOn: columnFromDay(row.signedOn),
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}
