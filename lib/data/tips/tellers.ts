import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import { tipReach } from './tips.ts'

/** 举报人的密文；没有留、够不着都是 null。 */
export async function findTeller(tx: Tx, actor: Official, tipId: string): Promise<Uint8Array | null> {
  const row = await tx.tip.findFirst({
    where: { AND: [tipReach(actor), { id: tipId }] },
    select: { tellerCipher: true },
  })
  return row?.tellerCipher ?? null
}

/** 记下谁为什么看了举报人。 */
export async function logTellerRead(
  tx: Tx,
  actor: Official,
  { tipId, reason }: { readonly tipId: string; readonly reason: string },
): Promise<void> {
  const { tenantId, personId, appointmentId } = actor
  await tx.tipReading.createMany({
    data: { tenantId, id: newId(), tipId, reason, personId, appointmentId, recordedAt: new Date() },
  })
}

/** 谁看过这一件的举报人，先后为序。 */
export async function listTellerReads(
  tx: Tx,
  actor: Official,
  tipId: string,
): Promise<readonly { id: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.tipReading.findMany({
    where: { tip: tipReach(actor), tipId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, reason: true, recordedAt: true, person: { select: { name: true } } },
  })
  return rows.map(({ person, recordedAt, ...row }) => ({
    ...row,
    by: person.name,
    at: instant(recordedAt.getTime()),
  }))
}
