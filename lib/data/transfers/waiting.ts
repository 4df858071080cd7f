import type { Tx } from '#lib/data/database'
import { transferReach } from '#lib/data/reach-papers'
import type { Clockwork } from '#lib/rules/people/actor'

export type TransferWork = 'carry_out' | 'carry_back' | 'recall' | 'move'

/** 等着时钟办的各份：送往外县、把答复带回、向外县收回、过名册。 */
export async function listTransferWork(
  tx: Tx,
  clock: Clockwork,
): Promise<readonly { readonly id: string; readonly work: TransferWork }[]> {
  const rows = await tx.transfer.findMany({
    where: {
      AND: [
        transferReach(clock),
        {
          OR: [
            { route: 'to_county', state: 'sent', carriedAt: null },
            { route: 'to_county', state: 'recalled' },
            { route: 'from_county', state: { in: ['moved', 'refused'] }, carriedAt: null },
            { route: { not: 'to_county' }, state: 'accepted' },
          ],
        },
      ],
    },
    orderBy: { recordedAt: 'asc' },
    take: 200,
    select: { id: true, route: true, state: true },
  })
  return rows.map(({ id, route, state }) => ({ id, work: workOf(route, state) }))
}

function workOf(route: string, state: string): TransferWork {
  if (state === 'accepted') return 'move'
  if (state === 'recalled') return 'recall'
  return route === 'to_county' ? 'carry_out' : 'carry_back'
}

/**
 * 转学已了而没有接收，孩子却在本班最近一次点名里到了：在走的「转出后落实接收」可以停。
 * 转学还在办的、没有点名的、点名没到的，都不在其中。
 */
export async function listBackInClass(tx: Tx, { tenantId }: Clockwork): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from app.deadline d
    join app.child c on c.tenant_id = d.tenant_id and c.id = d.subject_id
    cross join lateral (select max(s.recorded_at) as at from app.transfer t
      join app.transfer_step s on s.tenant_id = t.tenant_id and s.transfer_id = t.id
      where t.tenant_id = c.tenant_id and t.child_id = c.id) settled
    cross join lateral (select r.id from app.roll_call r where r.tenant_id = c.tenant_id and r.class_id = c.class_id
      and r.session = 'morning' and r.replaced_by_id is null and r.recorded_at > settled.at order by r.day desc limit 1) call
    where d.tenant_id = ${tenantId}::uuid and d.duty = 'transfer_acceptance' and d.status = 'running'
      and not exists (select 1 from app.transfer t where t.tenant_id = c.tenant_id and t.child_id = c.id
        and t.state in ('asked', 'sent', 'placed', 'accepted', 'recalled'))
      and not exists (select 1 from app.absence a where a.tenant_id = c.tenant_id and a.roll_call_id = call.id
        and a.child_id = c.id and a.reason <> 'late')`
  return rows.map(({ id }) => id)
}

/** 归乡镇跟踪的区外就读，孩子却已编进本县的班：在走的跟踪可以停。 */
export async function listFollowedInClass(tx: Tx, { tenantId }: Clockwork): Promise<readonly string[]> {
  const rows = await tx.deadline.findMany({
    where: {
      ...{ tenantId, duty: 'outside_follow_up', status: 'running', ownerRole: 'township' },
      child: { classId: { not: null } },
    },
    select: { subjectId: true },
  })
  return rows.map(({ subjectId }) => subjectId)
}

/** 认定在外地就读、等着学校取证明的（还在册），起算之后本班最近一次点名里却到了：不是在外地，证明不用取了。 */
export async function listAwaitedInClass(tx: Tx, { tenantId }: Clockwork): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from app.deadline d
    join app.child c on c.tenant_id = d.tenant_id and c.id = d.subject_id and c.status = 'enrolled'
    cross join lateral (select r.id from app.roll_call r where r.tenant_id = c.tenant_id and r.class_id = c.class_id
      and r.session = 'morning' and r.replaced_by_id is null and r.day > d.start_on order by r.day desc limit 1) call
    where d.tenant_id = ${tenantId}::uuid and d.duty = 'outside_follow_up' and d.status = 'running' and d.owner_role <> 'township'
      and not exists (select 1 from app.absence a where a.tenant_id = c.tenant_id and a.roll_call_id = call.id
        and a.child_id = c.id and a.reason <> 'late')`
  return rows.map(({ id }) => id)
}
