import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

export type ToRenew = {
  readonly id: string
  readonly childId: string
  readonly classId: string
  readonly schoolId: string
  readonly untilOn: PlainDate
  readonly recordedAt: Instant
}

/** 在班里、没有个案、还没有了结、也还没有起算续批时限的限期销号。一条语句。 */
export async function listToRenew(tx: Tx, { tenantId }: Clockwork): Promise<readonly ToRenew[]> {
  const rows = await tx.$queryRaw<
    (Omit<ToRenew, 'untilOn' | 'recordedAt'> & { untilOn: Date; recordedAt: Date })[]
  >`
    select p.id::text, p.child_id::text as "childId", c.class_id::text as "classId", c.school_id::text as "schoolId",
      p.until_on as "untilOn", p.recorded_at as "recordedAt"
    from app.placement p
    join app.child c on c.tenant_id = p.tenant_id and c.id = p.child_id and c.class_id is not null and c.school_id is not null
    where p.tenant_id = ${tenantId}::uuid and p.case_id is null
      and not exists (select 1 from app.placement_end e where e.tenant_id = p.tenant_id and e.placement_id = p.id)
      and not exists (select 1 from app.deadline d where d.tenant_id = p.tenant_id and d.subject_id = p.id and d.duty = 'deferral_renewal')
    order by p.until_on, p.id`
  return rows.map(({ untilOn, recordedAt, ...row }) => ({
    ...row,
    untilOn: dayFromColumn(untilOn),
    recordedAt: instant(recordedAt.getTime()),
  }))
}

/** 续批的时限还在走、那一次限期销号却已经了结的，连同怎样了结的。一条语句。 */
export async function listRenewalsToStop(
  tx: Tx,
  { tenantId }: Clockwork,
): Promise<readonly { readonly id: string; readonly why: string }[]> {
  return tx.$queryRaw<{ id: string; why: string }[]>`
    select e.placement_id::text as id, e.why from app.deadline d
    join app.placement_end e on e.tenant_id = d.tenant_id and e.placement_id = d.subject_id
    where d.tenant_id = ${tenantId}::uuid and d.duty = 'deferral_renewal' and d.case_id is null and d.status = 'running'`
}
