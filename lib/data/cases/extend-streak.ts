import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

/** 缺勤还在继续的各案，把这一天加进立案所据的日子；已有这一天的不动。给出动了的个案。 */
export async function extendStreaks(
  tx: Tx,
  actor: Official,
  caseIds: readonly string[],
  day: PlainDate,
): Promise<readonly string[]> {
  if (caseIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update app.dropout_case k
       set met_days = (select array_agg(d order by d) from unnest(k.met_days || ${columnFromDay(day)}::date) as d)
     where k.tenant_id = ${actor.tenantId}::uuid and k.id = any (${[...caseIds]}::uuid[]) and k.closed_at is null
       and k.absent_since_on <= ${columnFromDay(day)}::date and not k.met_days @> array[${columnFromDay(day)}::date]
    returning k.id`
  return rows.map(({ id }) => id)
}
