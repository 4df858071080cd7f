import type { Tx } from '#lib/data/database'
import { Prisma } from '#lib/generated/prisma/client'
import type { Clockwork } from '#lib/rules/people/actor'

/** 最后认定「已在外地就读，待取证明」、还没有立案的各处。 */
const unproven = ({ tenantId }: Clockwork) => Prisma.sql`
  select f.tenant_id, f.id, f.kind, f.child_id, d.recorded_at as decided_at from app.match_finding f
  cross join lateral (select d.decision, d.recorded_at from app.match_decision d
    where d.tenant_id = f.tenant_id and d.finding_id = f.id order by d.recorded_at desc limit 1) d
  where f.tenant_id = ${tenantId}::uuid and f.case_id is null and d.decision = 'studying_elsewhere'`

/** 认定之后还没有谁在取证明的：既没有在走的跟踪，认定之后也没有起算过。 */
export async function listToFollow(tx: Tx, clock: Clockwork): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select u.id from (${unproven(clock)}) u
    where not exists (select 1 from app.deadline x where x.tenant_id = u.tenant_id and x.subject_id = u.child_id
      and x.duty = 'outside_follow_up' and (x.status = 'running' or x.created_at >= u.decided_at))`
  return rows.map(({ id }) => id)
}

/** 取证明的时限已过，还没有登记成区外就读、也没有入学的：照没有这个认定办，立案。 */
export async function listNeverProven(tx: Tx, clock: Clockwork): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select u.id from (${unproven(clock)}) u
    join app.child c on c.tenant_id = u.tenant_id and c.id = u.child_id
      and c.status = case u.kind when 'not_enrolled' then 'never_enrolled' else 'enrolled' end
    where exists (select 1 from app.deadline x where x.tenant_id = u.tenant_id and x.subject_id = u.child_id
      and x.duty = 'outside_follow_up' and x.created_at >= u.decided_at and x.broken_at is not null and x.status = 'running')`
  return rows.map(({ id }) => id)
}
