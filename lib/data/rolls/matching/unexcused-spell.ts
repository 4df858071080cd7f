import type { Tx } from '#lib/data/database'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'

/**
 * 一名学生最后一次到校（迟到也是到校）之后无故不在的各日，从早到晚；以现行的上午点名为准，并过班的连同并入之前的班。
 * 请假的日子不在其中，也不算到校。
 */
export async function listUnexcusedSpell(
  tx: Tx,
  { tenantId }: Clockwork,
  childId: string,
): Promise<readonly PlainDate[]> {
  const rows = await tx.$queryRaw<{ day: string }[]>`
    with called as (
      select r.day, a.reason from app.child k
      join app.roll_call r on r.tenant_id = k.tenant_id and r.session = 'morning' and r.replaced_by_id is null
        and r.class_id in (select k.class_id union all select p.id from app.unit p where p.tenant_id = k.tenant_id and p.successor_id = k.class_id)
      left join app.absence a on a.tenant_id = r.tenant_id and a.roll_call_id = r.id and a.child_id = k.id
      where k.tenant_id = ${tenantId}::uuid and k.id = ${childId}::uuid
    )
    select to_char(day, 'YYYY-MM-DD') as day from called where reason = 'unexcused'
      and day > coalesce((select max(day) from called where reason is null or reason = 'late'), '-infinity'::date)
    order by day`
  return rows.map(({ day }) => plainDate(day))
}
