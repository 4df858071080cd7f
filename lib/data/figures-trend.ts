import { endOfDay, startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 一周：周一为名；那一周的点名、无故缺勤人次、新立案、返校，周末还没有销号的件数。 */
export type Week = {
  readonly monday: PlainDate
  readonly called: number
  readonly unexcused: number
  readonly opened: number
  readonly returned: number
  readonly open: number
}

/**
 * 学期以来逐周的走势，到今天为止；只给教育局。一条语句。
 * 点名班次要把一学期的点名数一遍，只有逐周的表要它：画图的不数，`called` 是 0。
 */
export async function listWeeks(
  tx: Tx,
  actor: Official,
  span: { readonly from: PlainDate; readonly to: PlainDate; readonly withCalls: boolean },
): Promise<readonly Week[]> {
  const whole = actor.role === 'bureau'
  const first = addDays(span.from, 1 - weekdayOf(span.from))
  return tx.$queryRaw<Week[]>`
    with week as (select d::date as monday, least(d::date + 6, ${span.to}::date) as sunday
      from generate_series(${first}::date, ${span.to}::date, interval '7 days') d),
    called as (select date_trunc('week', r.day)::date as monday, count(*)::int as n from app.roll_call r
      where r.tenant_id = ${actor.tenantId}::uuid and ${whole && span.withCalls} and r.replaced_by_id is null and r.session = 'morning'
        and r.day between ${first}::date and ${span.to}::date group by 1),
    away as (select date_trunc('week', a.day)::date as monday, count(*)::int as n from app.absence a
      join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id and r.replaced_by_id is null
      where a.tenant_id = ${actor.tenantId}::uuid and ${whole} and a.reason = 'unexcused'
        and a.day between ${first}::date and ${span.to}::date group by 1),
    kase as (select k.opened_at, k.closed_at from app.dropout_case k
      where k.tenant_id = ${actor.tenantId}::uuid and ${whole} and k.opened_at <= ${endOfDay(span.to)}::timestamptz),
    back as (select date_trunc('week', b.returned_on)::date as monday, count(*)::int as n from app.case_return b
      where b.tenant_id = ${actor.tenantId}::uuid and ${whole} and b.returned_on between ${first}::date and ${span.to}::date group by 1)
    select week.monday::text as "monday", coalesce(called.n, 0) as "called", coalesce(away.n, 0) as "unexcused", coalesce(back.n, 0) as "returned",
      (select count(*)::int from kase where kase.opened_at >= greatest(week.monday::timestamp at time zone 'Asia/Shanghai', ${startOfDay(span.from)}::timestamptz)
        and kase.opened_at < (week.sunday + 1)::timestamp at time zone 'Asia/Shanghai') as "opened",
      (select count(*)::int from kase where kase.opened_at < (week.sunday + 1)::timestamp at time zone 'Asia/Shanghai'
        and (kase.closed_at is null or kase.closed_at >= (week.sunday + 1)::timestamp at time zone 'Asia/Shanghai')) as "open"
    from week left join called using (monday) left join away using (monday) left join back using (monday)
    order by week.monday`
}

/** 今天所在（或最近过去）的学期从哪天起；没有录学期的从九月一日起。 */
export async function findTermStart(tx: Tx, actor: Official, today: PlainDate): Promise<PlainDate | null> {
  const [row] = await tx.$queryRaw<{ day: PlainDate | null }[]>`
    select max(t.start_on)::text as "day" from app.school_term t
    where t.tenant_id = ${actor.tenantId}::uuid and t.unit_id is null and t.start_on <= ${today}::date`
  return row?.day ?? null
}
