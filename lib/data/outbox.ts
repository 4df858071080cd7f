import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/** 一条待送的消息；只有编号与代码，没有儿童的姓名。 */
export type Message = {
  readonly dedupeKey: string
  readonly kind: 'reminder' | 'overdue'
  readonly body: Readonly<Record<string, string>>
}

/** 放进发件箱，与引起它的事同一事务；同一把去重键只放一次。 */
export async function putMessages(
  tx: Tx,
  actor: Official | Clockwork,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return
  await tx.outbox.createMany({
    data: messages.map((message) => ({
      tenantId: actor.tenantId,
      id: newId(),
      ...message,
      createdAt: new Date(),
    })),
    skipDuplicates: true,
  })
}

export type Waiting = { readonly id: string; readonly kind: string; readonly body: unknown }

/** 还没送出的，早的在前。 */
export async function listWaiting(tx: Tx, clock: Clockwork, limit: number): Promise<Waiting[]> {
  return tx.outbox.findMany({
    where: { tenantId: clock.tenantId, deliveredAt: null },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true, kind: true, body: true },
  })
}

/** 送出之后记一笔；两个后台都送了的，只记一次。 */
export async function markDelivered(tx: Tx, clock: Clockwork, id: string): Promise<void> {
  await tx.outbox.updateMany({
    where: { tenantId: clock.tenantId, id, deliveredAt: null },
    data: { deliveredAt: new Date() },
  })
}
