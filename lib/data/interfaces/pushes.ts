import type { Tx } from '#lib/data/database'
import { Prisma } from '#lib/generated/prisma/client'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/** 有事可推、到了该推的时候的凭据；收回的、到期的、登记的人离了岗的不算。 */
export async function listPushable(
  tx: Tx,
  clock: Clockwork,
  now: { readonly at: Instant; readonly today: PlainDate },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select i.id::text as "id" from app.interface_client i
    join app.appointment a on a.tenant_id = i.tenant_id and a.id = i.appointment_id
    where i.tenant_id = ${clock.tenantId}::uuid and i.push_url is not null and i.revoked_at is null
      and i.expires_on >= ${now.today}::date and a.from_on <= ${now.today}::date and (a.to_on is null or a.to_on >= ${now.today}::date)
      and (i.push_next_at is null or i.push_next_at <= ${now.at}::timestamptz)
      and i.pushed_seq < (select coalesce(max(l.seq), 0) from app.ledger_link l where l.tenant_id = i.tenant_id)
    order by i.id`
  return rows.map(({ id }) => id)
}

export type Pushable = {
  readonly id: string
  readonly url: string
  readonly secret: Uint8Array
  readonly seq: number
  readonly failures: number
}

/** 认领一份，锁到事务结束；别的后台正在推的、这会儿停用了的给 null。 */
export async function claimPush(tx: Tx, clock: Clockwork, id: string, at: Instant): Promise<Pushable | null> {
  const [row] = await tx.$queryRaw<(Omit<Pushable, 'seq'> & { seq: bigint })[]>`
    select i.id::text as "id", i.push_url as "url", i.push_secret as "secret", i.pushed_seq as "seq", i.push_failures as "failures"
    from app.interface_client i
    where i.tenant_id = ${clock.tenantId}::uuid and i.id = ${id}::uuid and i.revoked_at is null
      and (i.push_next_at is null or i.push_next_at <= ${at}::timestamptz)
    for update of i skip locked`
  return row ? { ...row, seq: Number(row.seq) } : null
}

/** 推到了第几条；先前没成的一笔勾销。`sent` 是这一回真有事送出去。 */
export async function markPushed(
  tx: Tx,
  clock: Clockwork,
  push: { readonly id: string; readonly seq: number; readonly sent: boolean },
): Promise<void> {
  await tx.$executeRaw`
    update app.interface_client set pushed_seq = ${push.seq}::bigint, push_failures = 0, push_fault = null, push_next_at = null
      ${push.sent ? Prisma.sql`, pushed_at = clock_timestamp()` : Prisma.empty}
    where tenant_id = ${clock.tenantId}::uuid and id = ${push.id}::uuid`
}

/** 没推成：记下为什么，隔多久再来。 */
export async function markUnpushed(
  tx: Tx,
  clock: Clockwork,
  push: { readonly id: string; readonly failures: number; readonly fault: string; readonly nextAt: Date },
): Promise<void> {
  await tx.interfaceClient.updateMany({
    where: { tenantId: clock.tenantId, id: push.id },
    data: { pushFailures: push.failures, pushFault: push.fault, pushNextAt: push.nextAt },
  })
}
