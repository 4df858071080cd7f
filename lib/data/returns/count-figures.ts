import type { Tx } from '#lib/data/database'
import { endOfDay, startOfDay } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { ReturnFigures } from '#lib/rules/returns/return-figures'

export type CountedSpan = {
  readonly schoolId: string
  readonly fromOn: PlainDate
  /** 数到哪天终了。 */
  readonly toOn: PlainDate
}

/** 一所学校一期的数与登记造册的案号，全由台账数出来；够不着的学校什么也没有。一条语句。 */
export async function countFigures(
  tx: Tx,
  actor: Official,
  { schoolId, fromOn, toOn }: CountedSpan,
): Promise<{ readonly figures: ReturnFigures; readonly caseIds: readonly string[] }> {
  const own = actor.role === 'bureau' || actor.unitIds.includes(schoolId)
  const [before, from, to] = [addDays(fromOn, -1), startOfDay(fromOn), endOfDay(toOn)]
  const [row] = await tx.$queryRaw<{ figures: ReturnFigures; caseIds: string[] }[]>`
    with seat as (select distinct e.child_id, e.from_on, e.to_on from app.class_enrolment e
      join app.unit c on c.tenant_id = e.tenant_id and c.id = e.class_id
      join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
      where e.tenant_id = ${actor.tenantId}::uuid and ${own} and g.parent_id = ${schoolId}::uuid),
    at_end as (select distinct child_id from seat where from_on <= ${toOn}::date and (to_on is null or to_on >= ${toOn}::date)),
    at_start as (select distinct child_id from seat where from_on <= ${before}::date and (to_on is null or to_on >= ${before}::date)),
    placed as (select p.kind from app.placement p join app.child k on k.tenant_id = p.tenant_id and k.id = p.child_id
      where p.tenant_id = ${actor.tenantId}::uuid and ${own} and k.school_id = ${schoolId}::uuid
        and p.from_on <= ${toOn}::date and p.until_on >= ${toOn}::date
        and not exists (select 1 from app.placement_end x where x.tenant_id = p.tenant_id and x.placement_id = p.id and x.ended_on <= ${toOn}::date)),
    away as (select a.child_id from app.absence a
      join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id and r.replaced_by_id is null and r.session = 'morning'
      where a.tenant_id = ${actor.tenantId}::uuid and ${own} and a.school_id = ${schoolId}::uuid and a.reason = 'unexcused'
        and a.day between ${fromOn}::date and ${toOn}::date),
    kase as (select k.id, k.opened_at, k.closed_at,
        (select min(s.recorded_at) from app.case_step s where s.tenant_id = k.tenant_id and s.case_id = k.id and s.verb = 'confirm_dropout') as confirmed_at
      from app.dropout_case k where k.tenant_id = ${actor.tenantId}::uuid and ${own} and k.school_id = ${schoolId}::uuid
        and k.line = 'truancy' and k.opened_at <= ${to}::timestamptz and (k.closed_at is null or k.closed_at >= ${from}::timestamptz)),
    standing as (select * from kase where closed_at is null or closed_at > ${to}::timestamptz)
    select json_build_object(
      'enrolled', (select count(*) from at_end),
      'joined', (select count(*) from at_end e where not exists (select 1 from at_start s where s.child_id = e.child_id)),
      'left', (select count(*) from at_start s where not exists (select 1 from at_end e where e.child_id = s.child_id)),
      'studyLeave', (select count(*) from placed where kind = 'study_leave'),
      'homeTeaching', (select count(*) from placed where kind = 'home_teaching'),
      'unexcused', (select count(*) from away),
      'absentChildren', (select count(distinct child_id) from away),
      'opened', (select count(*) from kase where opened_at >= ${from}::timestamptz),
      'reported', (select count(*) from app.written_report w where w.tenant_id = ${actor.tenantId}::uuid and ${own}
        and w.school_id = ${schoolId}::uuid and w.signed_at between ${from}::timestamptz and ${to}::timestamptz),
      'returned', (select count(*) from app.case_return b join app.dropout_case k on k.tenant_id = b.tenant_id and k.id = b.case_id
        where b.tenant_id = ${actor.tenantId}::uuid and ${own} and k.school_id = ${schoolId}::uuid and b.returned_on between ${fromOn}::date and ${toOn}::date),
      'confirmed', (select count(*) from kase where confirmed_at between ${from}::timestamptz and ${to}::timestamptz),
      'struckOff', (select count(*) from kase where closed_at between ${from}::timestamptz and ${to}::timestamptz),
      'openCases', (select count(*) from standing),
      'dropouts', (select count(*) from standing where confirmed_at <= ${to}::timestamptz)) as "figures",
      coalesce((select array_agg(id::text order by opened_at, id) from kase), '{}') as "caseIds"`
  if (!row) throw new Error('the figures were not counted')
  return row
}
