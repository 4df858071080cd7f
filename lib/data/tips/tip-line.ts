import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'

export type TipLine = { readonly phone: string; readonly hours: string; readonly at: Instant }

/** 本县公布的举报电话（DDK-4.9.1）；教育局还没有登记的是 null，不猜。 */
export async function findTipLine(tx: Tx, actor: Official): Promise<TipLine | null> {
  const row = await tx.tipLine.findFirst({
    where: { tenantId: actor.tenantId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { phone: true, hours: true, recordedAt: true },
  })
  return row && { phone: row.phone, hours: row.hours, at: instant(row.recordedAt.getTime()) }
}

/** 换一个号码：另添一行，从前的留着。 */
export async function insertTipLine(
  tx: Tx,
  actor: Official,
  given: { readonly phone: string; readonly hours: string },
): Promise<string> {
  const id = newId()
  const { tenantId, personId, appointmentId } = actor
  await tx.tipLine.createMany({
    data: { ...given, tenantId, id, personId, appointmentId, recordedAt: new Date() },
  })
  return id
}
