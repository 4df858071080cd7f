import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay } from './days.ts'
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

export type Waiting = {
  readonly id: string
  readonly dedupeKey: string
  readonly kind: string
  readonly body: unknown
}

/** 还没送出的，早的在前。 */
export async function listWaiting(tx: Tx, clock: Clockwork, limit: number): Promise<Waiting[]> {
  return tx.outbox.findMany({
    where: { tenantId: clock.tenantId, deliveredAt: null },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true, dedupeKey: true, kind: true, body: true },
  })
}

/** 记为送出；已经有人送了的给 false。行锁到事务结束：送不出去就整个回滚，下一轮再送。 */
export async function claimDelivery(tx: Tx, clock: Clockwork, id: string): Promise<boolean> {
  const { count } = await tx.outbox.updateMany({
    where: { tenantId: clock.tenantId, id, deliveredAt: null },
    data: { deliveredAt: new Date() },
  })
  return count === 1
}

export type Addressee = { readonly personId: string; readonly workPhone: string | null }

/** 这一天在这个单位、这个岗位上的人；给工作电话，送短信的要用。 */
export async function listAddressees(
  tx: Tx,
  clock: Clockwork,
  place: { readonly unitId: string; readonly role: string },
  day: PlainDate,
): Promise<Addressee[]> {
  const on = columnFromDay(day)
  const posts = await tx.appointment.findMany({
    where: {
      tenantId: clock.tenantId,
      ...place,
      fromOn: { lte: on },
      OR: [{ toOn: null }, { toOn: { gte: on } }],
    },
    orderBy: { personId: 'asc' },
    select: { personId: true, person: { select: { workPhone: true } } },
  })
  return posts.map(({ personId, person }) => ({ personId, workPhone: person.workPhone }))
}
