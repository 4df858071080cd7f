import { startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { NOT_OUT, onLeaveAt, PRIMARY_TOP_GRADE, type Stage } from './figures-line.ts'

/** 一周：周末（今天还没到周末的，到今天）认定辍学而仍未复学的人数，按学段。 */
export type OutWeek = { readonly monday: PlainDate } & Readonly<Record<Stage, number>>

/**
 * 年辍学率的分子逐周怎样走过来的；最后一周与 `listOut` 里已认定的是同一批人。只给教育局。一条语句。
 * `base` 是学年初点人头的那天。
 */
export async function listOutByWeek(
  tx: Tx,
  actor: Official,
  span: { readonly base: PlainDate; readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly OutWeek[]> {
  const whole = actor.role === 'bureau'
  const first = addDays(span.from, 1 - weekdayOf(span.from))
  return tx.$queryRaw<OutWeek[]>`
    with week as (select d::date as monday, (least(d::date + 6, ${span.to}::date) + 1)::timestamp at time zone 'Asia/Shanghai' as over
      from generate_series(${first}::date, ${span.to}::date, interval '7 days') d),
    confirmed as (select s.case_id, min(s.recorded_at) as since from app.case_step s
      where s.tenant_id = ${actor.tenantId}::uuid and ${whole} and s.to_state = 'confirmed_dropout'
        and s.recorded_at >= ${startOfDay(span.base)}::timestamptz group by 1),
    held as (select c.case_id, c.since, coalesce(room.grade_no, 0) <= ${PRIMARY_TOP_GRADE} as primary_school
      from confirmed c
      join app.dropout_case k on k.tenant_id = ${actor.tenantId}::uuid and k.id = c.case_id and k.line = 'truancy'
      join lateral (select u.grade_no from app.class_enrolment e
        join app.unit u on u.tenant_id = e.tenant_id and u.id = e.class_id
        where e.tenant_id = k.tenant_id and e.child_id = k.child_id and e.from_on <= ${span.base}::date
          and (e.to_on is null or (e.to_on >= ${span.base}::date and e.to_on > e.from_on))
        order by e.from_on desc limit 1) room on true
      where k.child_id not in (${onLeaveAt(actor, span.base)}))
    select week.monday::text as "monday",
      count(*) filter (where out.primary_school)::int as "primary",
      count(*) filter (where not out.primary_school)::int as "junior"
    from week left join lateral (select held.primary_school from held
      join lateral (select s.to_state from app.case_step s where s.tenant_id = ${actor.tenantId}::uuid
        and s.case_id = held.case_id and s.recorded_at < week.over order by s.ordinal desc limit 1) last on true
      where held.since < week.over and last.to_state <> all (${[...NOT_OUT, 'struck_off']}::text[])) out on true
    group by 1 order by 1`
}
