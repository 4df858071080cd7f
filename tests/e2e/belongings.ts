import type { Belongings as WallBelongings } from '#tests/walls/belongings'
import { askOne } from './product.ts'

/** 大田县一件个案名下的东西；别人一样也不该看见。 */
export type Belongings = WallBelongings & {
  readonly caseNumber: string
  readonly childName: string
  readonly schoolName: string
}

/** 示范县里一行也没有、或只有示范账号自己的几样：它们的编号由 tests/walls 的世界逐一试。 */
export const NOT_IN_DEMO: readonly string[] = [
  ...[
    'memberId',
    'handOverId',
    'findingFileId',
    'transferId',
    'viewId',
    'matchFindingId',
    'mergeId',
    'rollOverId',
    'postId',
    'zoneId',
  ],
]

/** 本县里、示范账号都够不着的一行；挂在个案、儿童上的看个案、儿童在哪里。 */
const ofCase = (table: string, also = 'true') =>
  `(select x.id from app.${table} x join app.dropout_case k on k.tenant_id = x.tenant_id and k.id = x.case_id
     where x.tenant_id = d.tenant_id and ${also}
       and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units) limit 1)`
const ofChild = (table: string, also = 'true', column = 'id') =>
  `(select x.${column} from app.${table} x join app.child k on k.tenant_id = x.tenant_id and k.id = x.child_id
     where x.tenant_id = d.tenant_id and ${also}
       and not (array[k.class_id, k.school_id, k.village_id, k.township_id] && mine.units) limit 1)`
const any = (table: string, where = 'true', column = 'id') =>
  `(select x.${column} from app.${table} x where x.tenant_id = d.tenant_id and ${where} limit 1)`
const inVillage = 'not (array[x.village_id, x.township_id] && mine.units)'

/** 示范人的账号；其余乡镇的，登录名带区划代码。 */
const PERSONA = String.raw`n.login !~ '\.\d{9,12}\.'`

const IDS: Readonly<Record<Exclude<keyof WallBelongings, 'version'>, string>> = {
  caseId: 'd.id',
  childId: 'c.id',
  mateId: any('child', 'x.class_id = d.class_id and x.id <> c.id'),
  guardianId: 'g.id',
  memberId: ofChild('household_member'),
  categoryId: ofChild('child_category'),
  pairingId: ofChild('pairing'),
  signId: ofChild('early_sign'),
  visitId: any('home_visit', 'x.child_id = c.id', 'visit_id'),
  referralId: ofCase('department_referral'),
  deadlineId: any('deadline', 'x.case_id = d.id'),
  mateDeadlineId: ofCase('deadline', 'x.case_id <> d.id'),
  classId: 'd.class_id',
  schoolId: 'd.school_id',
  mateSchoolId: any('unit', `x.kind = 'school' and x.id <> d.school_id and not (x.id = any (mine.units))`),
  nextSchoolId: any('unit', `x.kind = 'school' and x.id <> d.school_id`),
  nextTownshipId: any('unit', `x.kind = 'township' and x.id <> d.township_id`),
  villageId: 'c.village_id',
  mateVillageId: any('unit', `x.kind = 'village' and x.id <> c.village_id and not (x.id = any (mine.units))`),
  townshipId: 'd.township_id',
  absenceId: 'a.id',
  rollCallId: 'a.roll_call_id',
  reportId: ofChild('same_day_report'),
  paperId: ofCase('issued_paper'),
  writtenReportId: ofCase('written_report'),
  recipientId: `(select x.id from app.report_recipient x join app.written_report w on w.tenant_id = x.tenant_id and w.id = x.report_id
     where x.tenant_id = d.tenant_id and w.case_id = d.id limit 1)`,
  handOverId: ofCase('hand_over', 'not (array[x.from_unit_id, x.to_unit_id] && mine.units)'),
  scanId: ofChild('attachment', `x.kind = 'scan'`),
  caseScanId: ofCase('attachment'),
  findingFileId: any('finding_file'),
  medicalProofId: ofChild('attachment', `x.kind = 'medical_proof'`),
  disabilityProofId: ofChild('attachment', `x.kind = 'disability_proof'`),
  applicationId: ofChild('placement_application'),
  placementId: ofChild('placement'),
  proposalId: ofChild('schooling_proposal'),
  transferId: ofChild('transfer', 'not (array[x.from_school_id, x.to_school_id] && mine.units)'),
  eventId: any('ledger_event', 'x.case_id = d.id'),
  inspectionId: any('inspection', `x.school_id = d.school_id and x.kind = 'special'`, 'visit_id'),
  sampleId: any('sample_item', 'x.school_id = d.school_id', 'draw_id'),
  sampleItemId: any('sample_item', 'x.school_id = d.school_id'),
  findingId: any('finding', 'x.school_id = d.school_id'),
  tipId: any('tip'),
  leadId: any('lead', inVillage),
  clientId: any('interface_client'),
  viewId: any(
    'wider_view',
    `x.child_id is not null and not (x.school_id = any (mine.units))
     and not exists (select 1 from app.account n where n.tenant_id = x.tenant_id and n.person_id = x.person_id and ${PERSONA})`,
  ),
  returnId: 'v.return_id',
  returnVersionId: 'v.id',
  batchId: any('import_batch'),
  matchFindingId: any('match_finding'),
  mergeId: any('merge_proposal'),
  rollOverId: any('school_roll_over'),
  householdId: any('survey_household', inVillage),
  surveyChildId: `(select x.id from app.survey_child x join app.survey_household h on h.tenant_id = x.tenant_id and h.id = x.household_id
     where x.tenant_id = d.tenant_id and not (array[h.village_id, h.township_id] && mine.units) limit 1)`,
  areaId: any('survey_area', `x.level = 'village' and ${inVillage}`),
  personId: any('appointment', `x.unit_id = d.school_id and x.role = 'principal'`, 'person_id'),
  successorId: any('appointment', `x.unit_id = d.school_id and x.role <> 'principal'`, 'person_id'),
  appointmentId: any('appointment', `x.unit_id = d.school_id`),
  accountId: any('account'),
  postId: any('responsibility_post'),
  zoneId: any('zone'),
}

const BELONGINGS = `
select d.version, d.number as "caseNumber", c.name as "childName", s.name as "schoolName",
  ${Object.entries(IDS)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(',\n  ')}
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
  where n.tenant_id = d.tenant_id and ${PERSONA}) mine
where d.state = any($1::text[]) and s.name like $2
  and not exists (select 1 from app.strike_off o where o.tenant_id = d.tenant_id and o.case_id = d.id)
  and not ($3 and array[d.class_id, d.school_id, d.village_id, d.township_id, c.village_id, c.township_id] && mine.units)
order by d.number, g.id, a.day desc limit 1`

/** 按状态与学校名取一件还没有人申请销号的个案，及其名下的东西。 */
export function belongingsOf(state: string, school: string): Promise<Belongings> {
  return askOne<Belongings>(BELONGINGS, [[state], `%${school}%`, false])
}

/** 大田县里，除县教育局外示范账号都够不着的一件个案：不在他们的班、校、村、乡镇。缺了哪一样都不成其为证明。 */
export async function belongingsElsewhere(): Promise<Belongings> {
  const found = await askOne<Belongings>(BELONGINGS, [
    ['reported', 'township', 'noticed', 'ordered'],
    '%',
    true,
  ])
  // 前面走过的路可能添上了其中几样（如比对的发现）：多了无妨，少了不行。
  const missing = Object.entries(found).flatMap(([name, id]) =>
    id === null && !NOT_IN_DEMO.includes(name) ? [name] : [],
  )
  if (missing.length > 0) throw new Error(`示范县里没有：${missing.join('、')}`)
  return found
}
