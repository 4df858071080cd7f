import { askOne } from './product.ts'

/** 大田县一件个案名下的东西；别人一样也不该看见。 */
export type Belongings = {
  readonly caseId: string
  readonly version: number
  readonly caseNumber: string
  readonly childId: string
  readonly childName: string
  readonly guardianId: string
  readonly classId: string
  readonly schoolId: string
  readonly schoolName: string
  readonly townshipId: string
  readonly absenceId: string
  readonly reportId: string
  readonly rollCallId: string
  readonly personId: string
  readonly visitId: string
  readonly eventId: string
  readonly inspectionId: string
  readonly sampleId: string
  readonly findingId: string
  readonly paperId: string
  readonly batchId: string
  readonly applicationId: string
  readonly placementId: string
  readonly viewId: string
  readonly referralId: string
  readonly proposalId: string
  readonly householdId: string
  readonly areaId: string
  readonly returnId: string
  readonly returnVersionId: string
  readonly transferId: string
  readonly tipId: string
}

const BELONGINGS = `
select d.id as "caseId", d.version, d.number as "caseNumber", c.id as "childId", c.name as "childName",
  g.id as "guardianId", d.class_id as "classId", d.school_id as "schoolId", s.name as "schoolName",
  d.township_id as "townshipId", a.id as "absenceId", a.roll_call_id as "rollCallId",
  (select r.id from app.same_day_report r where r.tenant_id = d.tenant_id order by r.recorded_at limit 1) as "reportId",
  (select v.visit_id from app.home_visit v where v.tenant_id = c.tenant_id and v.child_id = c.id limit 1) as "visitId",
  (select p.person_id from app.appointment p where p.tenant_id = d.tenant_id and p.unit_id = d.school_id
     and p.role = 'principal' limit 1) as "personId",
  (select e.id from app.ledger_event e where e.tenant_id = d.tenant_id and e.case_id = d.id
     order by e.recorded_at limit 1) as "eventId",
  (select i.visit_id from app.inspection i where i.tenant_id = d.tenant_id and i.school_id = d.school_id
     and i.kind = 'special' limit 1) as "inspectionId",
  (select f.id from app.finding f where f.tenant_id = d.tenant_id and f.school_id = d.school_id limit 1) as "findingId",
  (select i.draw_id from app.sample_item i where i.tenant_id = d.tenant_id and i.school_id = d.school_id limit 1) as "sampleId",
  coalesce((select p.id from app.issued_paper p join app.dropout_case k on k.tenant_id = p.tenant_id and k.id = p.case_id
     where p.tenant_id = d.tenant_id and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "paperId",
  coalesce((select p.id from app.placement_application p join app.child k on k.tenant_id = p.tenant_id and k.id = p.child_id
     where p.tenant_id = d.tenant_id and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "applicationId",
  coalesce((select p.id from app.placement p join app.child k on k.tenant_id = p.tenant_id and k.id = p.child_id
     where p.tenant_id = d.tenant_id and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "placementId",
  coalesce((select w.id from app.wider_view w where w.tenant_id = d.tenant_id and w.child_id is not null
     and not (w.school_id = any (mine.units))
     and not exists (select 1 from app.account n where n.tenant_id = w.tenant_id and n.person_id = w.person_id)
     limit 1), gen_random_uuid()) as "viewId",
  coalesce((select r.id from app.department_referral r join app.dropout_case k on k.tenant_id = r.tenant_id and k.id = r.case_id
     where r.tenant_id = d.tenant_id and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "referralId",
  coalesce((select r.id from app.schooling_proposal r join app.child k on k.tenant_id = r.tenant_id and k.id = r.child_id
     where r.tenant_id = d.tenant_id and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "proposalId",
  coalesce((select h.id from app.survey_household h
     where h.tenant_id = d.tenant_id and not (array[h.village_id, h.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "householdId",
  coalesce((select y.id from app.survey_area y where y.tenant_id = d.tenant_id and y.level = 'village'
       and not (array[y.village_id, y.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "areaId",
  coalesce((select i.id from app.tip i where i.tenant_id = d.tenant_id limit 1), gen_random_uuid()) as "tipId",
  v.return_id as "returnId", v.id as "returnVersionId",
  coalesce((select f.id from app.transfer f join app.child k on k.tenant_id = f.tenant_id and k.id = f.child_id
     where f.tenant_id = d.tenant_id and f.route = 'within'
       and not (array[f.from_class_id, f.from_school_id, f.to_school_id, k.village_id, k.township_id] && mine.units)
     limit 1), gen_random_uuid()) as "transferId",
  coalesce((select b.id from app.import_batch b where b.tenant_id = d.tenant_id limit 1), gen_random_uuid()) as "batchId"
from app.dropout_case d
join app.tenant t on t.id = d.tenant_id and t.code = '350425'
join app.child c on c.tenant_id = d.tenant_id and c.id = d.child_id
join app.unit s on s.tenant_id = d.tenant_id and s.id = d.school_id
join app.guardian g on g.tenant_id = c.tenant_id and g.child_id = c.id
join app.absence a on a.tenant_id = c.tenant_id and a.child_id = c.id and a.reason = 'unexcused'
join lateral (select v.id, v.return_id from app.period_return_version v
  join app.period_return r on r.tenant_id = v.tenant_id and r.id = v.return_id
  where r.tenant_id = d.tenant_id and r.school_id = d.school_id order by v.recorded_at desc limit 1) v on true
cross join lateral (
  select array_agg(p.unit_id) as units from app.account n
  join app.appointment p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
  where n.tenant_id = d.tenant_id) mine
where d.state = any($1::text[]) and s.name like $2
  and not exists (select 1 from app.strike_off o where o.tenant_id = d.tenant_id and o.case_id = d.id)
  and not ($3 and array[d.class_id, d.school_id, d.village_id, d.township_id, c.village_id, c.township_id] && mine.units)
order by d.number, g.id, a.day desc limit 1`

/** 按状态与学校名取一件还没有人申请销号的个案，及其名下的东西。 */
export function belongingsOf(state: string, school: string): Promise<Belongings> {
  return askOne<Belongings>(BELONGINGS, [[state], `%${school}%`, false])
}

/** 大田县里，除县教育局外示范账号都够不着的一件个案：不在他们的班、校、村、乡镇。 */
export function belongingsElsewhere(): Promise<Belongings> {
  return askOne<Belongings>(BELONGINGS, [['reported', 'township', 'noticed', 'ordered'], '%', true])
}
