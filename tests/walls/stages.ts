import type pg from 'pg'
import { newId } from '#lib/data/ids'
import { policyDigest } from '#lib/data/policies'
import { sealText } from '#lib/data/sealed-text'
import { encryptField } from '#lib/data/sensitive'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { insert, type WorldTenant } from '#tests/world-scene'
import type { Belongings } from './belongings.ts'

export const KEYS = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }

/** 世界里的各行只为看得见看不见而写；要办得成，还缺档案、学期、密文。 */
export async function makeUsable(client: pg.Client, tenant: WorldTenant): Promise<void> {
  const set = (sql: string, value: unknown) =>
    client.query(`update app.${sql} = $1 where tenant_id = $2`, [value, tenant.id])
  await client.query('set session_replication_role = replica')
  await set('policy_version set digest', policyDigest(effectiveProfile('datian-2023')))
  await set('guardian set phone_cipher', encryptField(KEYS, tenant.id, 'guardian_phone', '13900000000'))
  await set('tip set teller_cipher', sealText(KEYS, tenant.id, 'tip_teller', '某人'))
  // 测试人与同事都会坐到岗位上：别人的临时查看另有其人。
  await client.query('update app.wider_view set person_id = $1 where tenant_id = $2 and person_id = $3', [
    ...[tenant.uploader, tenant.id, tenant.colleague],
  ])
  // 转去的是第三所学校：本校、别校的转学单，对方都看不到。
  const far = newId()
  await client.query(
    `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, valid_from)
     select tenant_id, $1, id, tree, 'school', 'S9', '第三小学', valid_from from app.unit where tenant_id = $2 and kind = 'county'`,
    [far, tenant.id],
  )
  await client.query(`update app.transfer set to_school_id = $1 where tenant_id = $2 and route = 'within'`, [
    far,
    tenant.id,
  ])
  await client.query('set session_replication_role = origin')
  await insert(client, 'school_term', {
    ...{ tenant_id: tenant.id, id: newId(), name: '2026年秋季学期' },
    ...{ start_on: '2026-09-01', end_on: '2027-01-22' },
  })
}

/** 只有这一种文书签发了，还没有送达。 */
const waiting = (kind: string, state: string) => [
  ...['paper_service', 'spoiled_paper'].map((table) => `delete from app.${table}`),
  `delete from app.issued_paper where kind = 'return_notice'`,
  `update app.issued_paper set kind = '${kind}'${kind === 'justice_referral' ? ', term_days = null' : ''}`,
  `update app.dropout_case set state = '${state}'`,
]

type Stage = (own: Belongings) => readonly string[]

const inState =
  (state: string): Stage =>
  () => [`update app.dropout_case set state = '${state}'`]
const without =
  (...tables: readonly string[]): Stage =>
  () =>
    tables.map((table) => `delete from app.${table}`)
/** 孩子还没有编班：等着入学。 */
const NOT_IN_CLASS = [
  `update app.child set class_id = null, status = 'never_enrolled'`,
  'delete from app.class_enrolment',
]
/** 移交的两头对换：移交来的一方要看自己收到的。 */
const TURNED_ROUND = [
  'delete from app.hand_over_answer',
  'update app.hand_over set from_unit_id = to_unit_id, to_unit_id = from_unit_id',
]
/** 报告已经签了字、编了号，收件人在县外。 */
const SENT_ABROAD = [
  `update app.report_recipient set kind = 'external', unit_id = null`,
  `update app.written_report w set signed_at = drafted_at, serial = numbered.n, year = 2026, digest = 'x',
     signed_by_id = (select p.id from app.person p where p.tenant_id = w.tenant_id limit 1)
   from (select id, row_number() over (order by id) as n from app.written_report) numbered where numbered.id = w.id`,
  `insert into app.serial_counter (tenant_id, id, school_id, series, year, last)
   select tenant_id, gen_random_uuid(), id, 'report', 2026, 900 from app.unit where kind = 'school'`,
]

/** 转学已经安排，等接收学校答复：两校对换，看单子的正是接收的一方。 */
const AT_RECEIVER = [
  `update app.transfer set state = 'placed', from_school_id = to_school_id, to_school_id = from_school_id
   where route = 'within'`,
]
const SENT_OUTSIDE = [
  `update app.transfer set route = 'to_outside', state = 'sent', to_school_id = null where route = 'within'`,
]

const transferIs =
  (state: string): Stage =>
  () => [`update app.transfer set state = '${state}' where route = 'within'`]

/**
 * 要办得成，世界先得走到那一步；演完一并退回。没有写的，照原样就办得成，
 * 或只有一个编号、被拒的话已足够分辨「够不着」与「此刻不办」。
 */
export const STAGES: Readonly<Record<string, Stage>> = {
  acceptHandOverAction: () => TURNED_ROUND,
  acceptReturnAction: without('period_return_answer'),
  acceptTransferAction: () => AT_RECEIVER,
  admitChildAction: () => [
    ...NOT_IN_CLASS,
    `update app.dropout_case set line = 'never_enrolled', state = 'organising', class_id = null`,
  ],
  admitLeaversAction: ({ childId, mateId, schoolId, classId }) => [
    ...NOT_IN_CLASS,
    'delete from app.school_leaver',
    ...[childId, mateId].map(
      (id) =>
        `insert into app.school_leaver (tenant_id, id, roll_over_id, class_id, child_id, from_school_id,
           to_school_id, status_before, recorded_at)
         select tenant_id, gen_random_uuid(), id, '${classId}', '${id}', school_id, '${schoolId}', 'enrolled', recorded_at
         from app.school_roll_over where school_id = '${schoolId}'`,
    ),
  ],
  answerFindingAction: without('finding_step'),
  applyForPlacementAction: without(
    'placement_opinion',
    'placement_application',
    'placement',
    'placement_end',
  ),
  askDepartmentAction: without('department_answer'),
  askTransferAction: without('transfer_step', 'transfer'),
  checkStrikeOffAction: inState('returned'),
  closeUnitAction: () => [
    `delete from app.appointment where unit_id in (select id from app.unit where kind <> 'county')`,
    'update app.child set class_id = null, school_id = null',
    'delete from app.class_enrolment',
    `delete from app.unit where kind in ('grade', 'class')`,
  ],
  decideSchoolingAction: without('schooling_decision', 'disability_schooling', 'schooling_end'),
  // 责任区只有临夏州的文件有；责任人要管得到所选的村。
  defineZoneAction: ({ personId }) => [
    `insert into app.appointment (tenant_id, id, person_id, unit_id, role, from_on)
     select a.tenant_id, gen_random_uuid(), a.person_id, u.id, 'bureau', a.from_on
       from app.appointment a join app.unit u on u.tenant_id = a.tenant_id and u.kind = 'county'
       where a.person_id = '${personId}' limit 1`,
    `update app.policy_version set code = 'linxia-2016', digest = '${policyDigest(effectiveProfile('linxia-2016'))}'`,
  ],
  endWiderViewAction: () => [
    'delete from app.wider_view_mark',
    `update app.wider_view set expires_at = '2026-11-23T03:00:00Z'`,
  ],
  holdBackTransferAction: transferIs('asked'),
  issueNoticeAction: without('spoiled_paper', 'paper_service', 'issued_paper', 'township_measure'),
  linkHouseholdAction: without('household_member'),
  offerToCountyAction: without('hand_over_answer', 'hand_over'),
  offerToTownshipAction: without('hand_over_answer', 'hand_over'),
  placeTransferAction: () => [
    `update app.transfer set route = 'from_county', state = 'sent', from_school_id = null, from_class_id = null,
     person_id = null, appointment_id = null, peer_code = '990099', to_school_id = null where route = 'within'`,
  ],
  planHomeTeachingAction: without('placement_end'),
  prepareRollOverAction: ({ nextSchoolId }) => [
    ...['school_leaver', 'roll_over_class', 'school_roll_over'].map((table) => `delete from app.${table}`),
    `update app.unit set stage = 'primary' where kind = 'school'`,
    `update app.unit set grade_no = 6, class_no = 1 where kind in ('class', 'grade')`,
    `update app.unit set grade_no = 7 where kind in ('class', 'grade')
       and (parent_id = '${nextSchoolId}' or parent_id in (select id from app.unit where parent_id = '${nextSchoolId}'))`,
  ],
  proposeMergeAction: without('merge_proposal'),
  proposeSchoolingAction: without(
    ...['schooling_decision', 'schooling_proposal', 'disability_schooling', 'schooling_end'],
  ),
  readRemindersAction: () => [
    'delete from app.reminder_read',
    `update app.deadline set due_at = '2026-11-23T15:59:59.999Z' where case_id is not null`,
  ],
  recallTransferAction: transferIs('asked'),
  // 没有个案的、还没有了结的；凭当天的点名。
  resumeSchoolingAction: () => ['delete from app.placement_end', 'update app.placement set case_id = null'],
  recordCountyAnswerAction: () => [
    'delete from app.hand_over_answer',
    `update app.hand_over set kind = 'county', to_unit_id = null, to_division_code = '990099',
     to_address = '某路', sent_means = 'post'`,
  ],
  recordDeliveryAction: () => SENT_ABROAD,
  recordDepartmentAnswerAction: without('department_answer'),
  recordExternalAnswerAction: () => ['delete from app.paper_answer', ...SENT_ABROAD],
  recordOutsideAnswerAction: () => SENT_OUTSIDE,
  recordOutsideSchoolingAction: without('outside_schooling'),
  recordPersuasionFailureAction: inState('alert'),
  recordPersuasionAction: inState('persuading'),
  recordSurveyVisitAction: without('survey_sign_off'),
  refuseHandOverAction: () => TURNED_ROUND,
  refuseTransferAction: () => AT_RECEIVER,
  releaseHelperAction: ({ personId }) => [
    `update app.case_person set part = 'helper', named_id = '${personId}'`,
  ],
  releaseTransferAction: transferIs('asked'),
  // 整改报告只有大渡口区的文件要；复查合格之后才欠。
  reportRectificationAction: () => [
    `update app.finding_step set kind = 'passed', role = 'inspector'`,
    `update app.policy_version set code = 'dadukou-2018', digest = '${policyDigest(effectiveProfile('dadukou-2018'))}'`,
  ],
  reportSameDayAction: without('same_day_receipt', 'same_day_report'),
  sealTransferAction: () => SENT_OUTSIDE,
  sendBackReturnAction: without('period_return_answer'),
  serveEnrolmentNoticeAction: without('enrolment_notice'),
  serveNoticeAction: () => waiting('return_notice', 'township'),
  serveOrderAction: () => waiting('order_to_correct', 'township'),
  serveReferralAction: () => waiting('justice_referral', 'justice'),
  signSurveyAction: without('survey_sign_off'),
  spoilSerialAction: () => ['delete from app.spoiled_serial', ...SENT_ABROAD],
  requestStrikeOffAction: without('strike_off'),
  startComparisonAction: () => [`update app.import_batch set kind = 'population', state = 'written'`],
  submitRollCallAction: without(
    ...['guardian_contact', 'same_day_receipt', 'same_day_report', 'absence', 'roll_call'],
  ),
  sendRollCallAction: without(
    ...['guardian_contact', 'same_day_receipt', 'same_day_report', 'absence', 'roll_call'],
  ),
  teachAtHomeAction: without('placement_end'),
  withdrawHandOverAction: without('hand_over_answer'),
}
