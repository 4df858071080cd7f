import type pg from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { addPeopleRows } from '#tests/world-people'
import { addPlacements } from '#tests/world-placements'
import { addReturns } from '#tests/world-returns'
import { addRollOver } from '#tests/world-roll-over'
import { addSurvey } from '#tests/world-survey'
import { addTips } from '#tests/world-tips'
import { addTransfers } from '#tests/world-transfers'
import { addWiderViews } from '#tests/world-wider-views'

/**
 * 一个小到可以穷举的世界：两个租户，各有两所学校（各两个班）、两个乡镇（各两个村），
 * 每个班 × 每个村一个儿童，每个儿童名下各种名词都有一行。由属主写入，供可及范围与防线的测试使用。
 */
export type Row = {
  id: string
  noun: string
  child?: WorldChild
  kase?: WorldCase
  classId?: string
  schoolId?: string
  /** 测试人自己的。 */
  mine?: boolean
  /** 限阅的附件。 */
  restricted?: boolean
  /** 人员名册：只归管理员。 */
  staff?: boolean
  /** 写着病情、残疾的纸：只有一部分岗位看得到。 */
  papersOf?: 'placement' | 'disability'
  /** 随案可见，不随儿童。 */
  ofCaseOnly?: boolean
  /** 摸底：哪个村、哪个乡镇的；轮次各级都看得到。 */
  surveyed?: { villageId?: string; townshipId?: string }
  /** 名单交到的学校。 */
  /** 转入的学校。 */
  toSchoolId?: string
  /** 移交给的单位。 */
  handedTo?: string
  /** 报表同时报给的乡镇。 */
  sentTo?: string
}
export type WorldChild = {
  id: string
  classId: string
  schoolId: string
  villageId: string
  townshipId: string
}
export type WorldCase = WorldChild & { childId: string; townshipIsParty: boolean; caseTownshipId: string }
export type WorldTenant = {
  id: string
  county: string
  schools: string[]
  classes: { id: string; schoolId: string }[]
  townships: string[]
  villages: { id: string; townshipId: string }[]
  person: string
  /** 另一个人：别人署名的限阅内容。 */
  colleague: string
  /** 另一个人：限阅的附件是他传的。 */
  uploader: string
  appointment: string
  policy: string
  children: WorldChild[]
  cases: WorldCase[]
  rows: Row[]
}

/** 直接写一行；列名即数据库列名。 */
export async function insert(client: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row)
  const holes = names.map((_, index) => `$${index + 1}`)
  const list = names.map((name) => `"${name}"`).join(', ')
  await client.query(`insert into app.${table} (${list}) values (${holes.join(', ')})`, Object.values(row))
}

export const DAY = '2026-11-23'
const AT = '2026-11-23T01:00:00Z'

async function buildUnits(client: pg.Client, tenant: string) {
  const unit = async (kind: string, tree: string, code: string, parent: string | null) => {
    const id = newId()
    await insert(client, 'unit', {
      tenant_id: tenant,
      id,
      parent_id: parent,
      tree,
      kind,
      code,
      name: code,
      valid_from: '2020-01-01',
    })
    return id
  }
  const county = await unit('county', 'education', '000000', null)
  const schools: string[] = []
  const classes: { id: string; schoolId: string }[] = []
  for (const s of [0, 1]) {
    const school = await unit('school', 'education', `S${s}`, county)
    schools.push(school)
    const grade = await unit('grade', 'education', `S${s}-3`, school)
    for (const c of [0, 1])
      classes.push({ id: await unit('class', 'education', `S${s}-3-${c}`, grade), schoolId: school })
  }
  const townships: string[] = []
  const villages: { id: string; townshipId: string }[] = []
  for (const t of [0, 1]) {
    const township = await unit('township', 'territory', `T${t}`, county)
    townships.push(township)
    for (const v of [0, 1])
      villages.push({ id: await unit('village', 'territory', `T${t}V${v}`, township), townshipId: township })
  }
  return { county, schools, classes, townships, villages }
}

/** 建一个租户，写满各种名词。 */
export async function buildTenant(client: pg.Client, code: string): Promise<WorldTenant> {
  const id = newId()
  await insert(client, 'tenant', { id, code, slug: `t${code}`, name: `虚构县${code}`, kind: 'county' })
  const units = await buildUnits(client, id)
  const person = newId()
  const colleague = newId()
  const appointment = newId()
  const policy = newId()
  const own = { tenant_id: id }
  const uploader = newId()
  await insert(client, 'person', { ...own, id: person, name: '测试人' })
  await insert(client, 'person', { ...own, id: colleague, name: '同事' })
  await insert(client, 'person', { ...own, id: uploader, name: '上传人' })
  await insert(client, 'appointment', {
    ...own,
    id: appointment,
    person_id: person,
    role: 'bureau',
    unit_id: units.county,
    from_on: '2020-01-01',
  })
  await insert(client, 'policy_version', {
    ...own,
    id: policy,
    code: 'datian-2023',
    digest: 'x',
    effective_from: '2023-09-28',
    body: '{}',
  })
  const world: WorldTenant = {
    id,
    ...units,
    person,
    colleague,
    uploader,
    appointment,
    policy,
    children: [],
    cases: [],
    rows: [],
  }
  await buildFigureRows(client, world)
  let seat = 0
  for (const klass of units.classes) {
    for (const village of units.villages) {
      seat += 1
      await buildChild(
        client,
        world,
        {
          id: newId(),
          classId: klass.id,
          schoolId: klass.schoolId,
          villageId: village.id,
          townshipId: village.townshipId,
        },
        seat,
      )
    }
  }
  for (const schoolId of units.schools) {
    await buildInspections(client, world, schoolId)
    const add = async (noun: string, row: Record<string, unknown>, mine: boolean) => {
      const viewId = newId()
      await insert(client, noun, { tenant_id: id, id: viewId, ...row })
      world.rows.push({ id: viewId, noun, mine, schoolId })
      return viewId
    }
    await addWiderViews(add, world, schoolId)
    await buildReturns(client, world, schoolId)
  }
  const by = { person_id: person, appointment_id: appointment, recorded_at: AT }
  const add = async (noun: string, row: Record<string, unknown>, about: Partial<Row>) => {
    const rowId = typeof row.id === 'string' ? row.id : newId()
    await insert(client, noun, { ...own, ...row, id: rowId })
    world.rows.push({ id: rowId, noun, ...about })
    return rowId
  }
  await addTips(add, { schoolId: units.schools[0] ?? '', by })
  await addSurvey(add, { county: units.county, villages: units.villages, day: DAY, by })
  await buildStaffImport(client, world)
  return world
}

/** 一份人员名册：一批、一行、写下的一个任职。只有管理员看得到。 */
async function buildStaffImport(client: pg.Client, world: WorldTenant): Promise<void> {
  const own = { tenant_id: world.id }
  const [batch, row, change] = [newId(), newId(), newId()]
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const sealed = Buffer.from('x')
  const file = { file_name: '人员.xlsx', bytes: 1, sha256: 'x', file_sealed: sealed }
  await insert(client, 'import_batch', { ...own, id: batch, kind: 'staff', ...file, ...by })
  const blank = { place: '', household_code: '', guardian_name: '', notes: '[]' }
  const line = { batch_id: batch, attempt: 1, row_no: 2, plan: 'create', name: '某', ...blank, sealed }
  await insert(client, 'import_row', { ...own, id: row, ...line })
  await insert(client, 'staff_change', { ...own, id: change, batch_id: batch, new_person: false, ...by })
  for (const [id, noun] of [
    [batch, 'import_batch'],
    [row, 'import_row'],
    [change, 'staff_change'],
  ] as const)
    world.rows.push({ id, noun, staff: true })
}

/** 导出登记自己一份、别人一份；各县数字一份。都不挂在儿童上。 */
async function buildFigureRows(client: pg.Client, world: WorldTenant): Promise<void> {
  const own = { tenant_id: world.id }
  const other = newId()
  await insert(client, 'person', { ...own, id: other, name: '另一人' })
  for (const [person, mine] of [
    [world.person, true],
    [other, false],
  ] as const) {
    const id = newId()
    await insert(client, 'data_export', {
      ...own,
      id,
      kind: 'cases',
      filter: '{}',
      purpose: '核对',
      row_count: 0,
      row_ids: [],
      expires_at: '2026-11-23T02:00:00Z',
      person_id: person,
      appointment_id: world.appointment,
      role: 'bureau',
      recorded_at: AT,
    })
    world.rows.push({ id, noun: 'data_export', mine })
  }
  const by = { person_id: world.person, recorded_at: AT }
  const reader = newId()
  await insert(client, 'interface_client', {
    ...{ ...own, ...by, id: reader, name: '平台', purpose: '调度', kinds: ['figures'] },
    ...{ token_digest: Buffer.alloc(32), expires_on: DAY, appointment_id: world.appointment },
  })
  const read = newId()
  await insert(client, 'interface_read', { ...own, ...by, id: read, client_id: reader, kind: 'figures' })
  world.rows.push({ id: reader, noun: 'interface_client' }, { id: read, noun: 'interface_read' })
  const id = newId()
  await insert(client, 'county_snapshot', {
    ...own,
    id,
    county_code: '622924',
    day: DAY,
    slot: AT,
    figures: '{}',
    recorded_at: AT,
  })
  world.rows.push({ id, noun: 'county_snapshot' })
}

async function buildChild(
  client: pg.Client,
  world: WorldTenant,
  child: WorldChild,
  seat: number,
): Promise<void> {
  const own = { tenant_id: world.id }
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const place = { class_id: child.classId, school_id: child.schoolId }
  // 三种个案：乡镇尚未介入；常住乡镇介入；由别的乡镇介入（户籍地）。
  const townshipIsParty = seat % 3 !== 0
  const other = world.townships.find((township) => township !== child.townshipId) ?? child.townshipId
  const caseTownshipId = seat % 3 === 1 ? child.townshipId : other
  const kase: WorldCase = { ...child, id: newId(), childId: child.id, townshipIsParty, caseTownshipId }
  world.children.push(child)
  world.cases.push(kase)
  const add = async (noun: string, row: Record<string, unknown>, about: Omit<Row, 'id' | 'noun'>) => {
    const id = newId()
    await insert(client, noun, { ...own, id, ...row })
    world.rows.push({ id, noun, ...about })
    return id
  }
  await insert(client, 'child', {
    ...own,
    id: child.id,
    name: `儿童${seat}`,
    name_pinyin: 'er',
    name_initials: 'e',
    gender: 'male',
    birth_on: '2016-06-07',
    id_kind: 'none',
    township_id: child.townshipId,
    village_id: child.villageId,
    ...place,
    status: 'enrolled',
    recorded_at: AT,
  })
  world.rows.push({ id: child.id, noun: 'child', child })
  const ofChild = { child, kase }
  await add('guardian', { child_id: child.id, name: '家长', relation: '父亲' }, ofChild)
  await add('child_category', { child_id: child.id, category: 'left_behind', from_on: DAY }, ofChild)
  await add(
    'class_enrolment',
    { child_id: child.id, class_id: child.classId, seat_no: seat, from_on: '2026-09-01' },
    ofChild,
  )
  await add(
    'access_log',
    {
      child_id: child.id,
      person_id: world.person,
      role: 'bureau',
      field: 'phone',
      reason: '核对',
      recorded_at: AT,
    },
    ofChild,
  )
  await add(
    'child_history',
    { child_id: child.id, status: 'never_enrolled', township_id: child.townshipId, until_at: AT },
    ofChild,
  )
  const batch = await add(
    'import_batch',
    {
      kind: 'roll',
      school_id: child.schoolId,
      file_name: '名册.xlsx',
      bytes: 1,
      sha256: 'x',
      file_sealed: Buffer.from('x'),
      ...by,
    },
    { schoolId: child.schoolId },
  )
  await add(
    'import_row',
    {
      batch_id: batch,
      attempt: 1,
      row_no: 2,
      plan: 'create',
      name: '某',
      place: '',
      household_code: '',
      guardian_name: '',
      notes: '[]',
      sealed: Buffer.from('x'),
    },
    { schoolId: child.schoolId },
  )
  const run = await add('match_run', { batch_id: batch, ...by }, {})
  const finding = await add(
    'match_finding',
    {
      fingerprint: child.id,
      kind: 'not_enrolled',
      child_id: child.id,
      name: '某',
      run_id: run,
      recorded_at: AT,
    },
    {},
  )
  await add('match_decision', { finding_id: finding, decision: 'list_error', reason: '核对', ...by }, {})
  const first = world.children[0]?.id
  if (first && first !== child.id) {
    await add('merge_proposal', { keep_id: first, retire_id: child.id, reason: '重复', ...by }, {})
  }
  await add(
    'import_change',
    {
      batch_id: batch,
      child_id: child.id,
      kind: 'create',
      version_after: 1,
      sealed: Buffer.from('x'),
      recorded_at: AT,
    },
    { schoolId: child.schoolId },
  )
  await add('restricted_label', { child_id: child.id, label_cipher: Buffer.from('x'), from_on: DAY }, ofChild)
  const inClass = { classId: child.classId, schoolId: child.schoolId }
  const rollCall = await add(
    'roll_call',
    {
      ...place,
      day: DAY,
      session: `s${seat}`,
      enrolled_count: 4,
      present_count: 3,
      all_present: false,
      submission_key: newId(),
      ...by,
    },
    inClass,
  )
  const absence = await add(
    'absence',
    { roll_call_id: rollCall, child_id: child.id, ...place, day: DAY, reason: 'unexcused', recorded_at: AT },
    inClass,
  )
  await add(
    'early_sign',
    { child_id: child.id, ...place, sign: 'weary_of_study', noticed_on: DAY, note: '常说不想读', ...by },
    inClass,
  )
  await add('leave', { child_id: child.id, ...place, kind: 'sick', from_on: DAY, to_on: DAY, ...by }, inClass)
  await add(
    'guardian_contact',
    { child_id: child.id, absence_id: absence, ...place, day: DAY, means: 'phone', result: 'lost', ...by },
    inClass,
  )
  const report = await add(
    'same_day_report',
    { absence_id: absence, child_id: child.id, ...place, day: DAY, words: '无故', late: false, ...by },
    inClass,
  )
  await add('same_day_receipt', { report_id: report, ...place, ...by }, inClass)
  await insert(client, 'dropout_case', {
    ...own,
    id: kase.id,
    number: `2026-${seat}`,
    child_id: child.id,
    line: 'truancy',
    state: townshipIsParty ? 'township' : 'persuading',
    ...place,
    village_id: child.villageId,
    township_id: caseTownshipId,
    township_since: townshipIsParty ? AT : null,
    policy_version_id: world.policy,
    trigger_clause: 'DT-3.4.2',
    met_days: [DAY],
    absent_since_on: DAY,
    opened_at: AT,
  })
  world.rows.push({ id: kase.id, noun: 'dropout_case', kase })
  const ofCase = { case_id: kase.id }
  const about = { kase }
  await add(
    'case_step',
    { ...ofCase, ordinal: 1, verb: 'open', from_state: 'alert', to_state: 'alert', role: 'bureau', ...by },
    about,
  )
  await add(
    'persuasion',
    {
      ...ofCase,
      ordinal: 1,
      phoned: true,
      visited: false,
      teachers: '某',
      persuaded_at: AT,
      truancy_reason: '厌学',
      whereabouts: '在家',
      family_situation: '',
      guardian_attitude: '',
      student_attitude: '',
      methods_and_measures: '',
      effect: 'refused',
      ...by,
    },
    about,
  )
  const paper = await add(
    'written_report',
    { ...ofCase, school_id: child.schoolId, body: '{}', drafted_by_clock: false, drafted_at: AT },
    about,
  )
  const recipient = await add(
    'report_recipient',
    { report_id: paper, kind: 'township', unit_id: caseTownshipId, name: '某乡' },
    about,
  )
  await add('report_receipt', { recipient_id: recipient, decision: 'received', ...by }, about)
  await add('countersignature', { report_id: paper, ...by }, about)
  // 移交给另一乡镇：接收方看得到单子，看不到个案。
  const handedTo = world.townships.find((township) => township !== caseTownshipId) ?? ''
  const handed = { ...about, handedTo }
  const offer = await add(
    'hand_over',
    {
      ...ofCase,
      ...place,
      ordinal: 1,
      kind: 'township',
      from_unit_id: caseTownshipId,
      to_unit_id: handedTo,
      to_name: '某镇',
      summary: '{}',
      reason: '住在该镇',
      ...by,
    },
    handed,
  )
  await add('hand_over_answer', { hand_over_id: offer, decision: 'accepted', ...by }, handed)
  const sent = { ...ofCase, recipient_id: recipient, ...by }
  await add('paper_delivery', { ...sent, means: 'post', sent_on: DAY }, about)
  await add(
    'paper_answer',
    { ...sent, decision: 'received', answered_on: DAY, answered_by: '某', content: '已收到' },
    about,
  )
  await add(
    'principal_contact',
    { ...ofCase, party: 'village', means: 'phone', contacted: '某', contacted_at: AT, result: '协助', ...by },
    about,
  )
  await add(
    'spoiled_serial',
    {
      school_id: child.schoolId,
      report_id: paper,
      year: 2026,
      serial: seat * 2,
      reissued_serial: seat * 2 + 1,
      reason: '打错',
      ...by,
    },
    about,
  )
  await add(
    'township_visit',
    {
      ...ofCase,
      ordinal: 1,
      visited_on: DAY,
      content: '入户',
      participants: '某',
      outcome: 'refused',
      ...by,
    },
    about,
  )
  await add(
    'township_measure',
    { ...ofCase, kind: 'criticism', content: '批评教育', issued_on: DAY, ...by },
    about,
  )
  const order = await add(
    'issued_paper',
    {
      ...ofCase,
      kind: 'order_to_correct',
      issuer_id: caseTownshipId,
      title: '责令限期改正通知书',
      year: 2026,
      serial: seat,
      term_days: 7,
      body: '{}',
      digest: 'x',
      issued_on: DAY,
      ...by,
    },
    about,
  )
  await add(
    'paper_service',
    { paper_id: order, manner: 'handed_over', served_on: DAY, place: '家中', receiver: '父亲', ...by },
    about,
  )
  const spoilt = await add(
    'issued_paper',
    {
      ...ofCase,
      kind: 'return_notice',
      issuer_id: caseTownshipId,
      title: '通知书',
      year: 2026,
      serial: seat,
      term_days: 7,
      body: '{}',
      digest: 'x',
      issued_on: DAY,
      ...by,
    },
    about,
  )
  await add(
    'requirement_override',
    { ...ofCase, requirement: 'home_visit', reason: '举家在外', ...by },
    about,
  )
  await add('spoiled_paper', { paper_id: spoilt, reason: '写错', ...by }, about)
  await addPeopleRows(add, world, { child, kase })
  const toSchoolId = world.schools.find((school) => school !== child.schoolId) ?? ''
  await addTransfers(add, { child, toSchoolId, by, about: ofChild })
  await add(
    'signature',
    {
      ...ofCase,
      signer: 'guardian',
      signer_name: '家长',
      means: 'paper',
      signed_on: DAY,
      place: '家中',
      ...by,
    },
    about,
  )
  await add(
    'case_person',
    { ...ofCase, part: 'responsible', act: 'named', named_id: world.person, on_day: DAY, ...by },
    about,
  )
  const referral = await add(
    'department_referral',
    {
      ...{ ...ofCase, department: 'health', matter: '医学鉴定', asked_on: DAY },
      ...{ unit_id: world.county, role: 'bureau', ...by },
    },
    about,
  )
  await add(
    'department_answer',
    { referral_id: referral, decision: 'handled', content: '已鉴定', answered_on: DAY, ...by },
    about,
  )
  await add('national_mark', { ...ofCase, kind: 'platform_registered', on_day: DAY, ...by }, about)
  await add('case_plan', { ...ofCase, version: 1, persuasion: '劝', care: '爱', support: '扶', ...by }, about)
  const pairing = await add(
    'pairing',
    {
      child_id: child.id,
      kind: 'teacher',
      helper_name: '某',
      helper_unit: '某校',
      from_on: DAY,
      aim: '帮',
      ...by,
    },
    ofChild,
  )
  const activity = await add(
    'support_activity',
    { pairing_id: pairing, child_id: child.id, kind: 'psychological', on_day: DAY, ...by },
    ofChild,
  )
  await add(
    'support_note',
    {
      activity_id: activity,
      child_id: child.id,
      note_cipher: Buffer.from('x'),
      person_id: world.colleague,
      recorded_at: AT,
    },
    ofChild,
  )
  const back = await add(
    'case_return',
    { ...ofCase, round: 1, returned_on: DAY, roll_call_id: rollCall, ...by },
    about,
  )
  await add(
    'observation',
    { ...ofCase, return_id: back, needed_days: 30, attended_days: 0, missed_days: 0, recorded_at: AT },
    about,
  )
  const asked = await add(
    'strike_off',
    { ...ofCase, round: 1, stage: 'requested', reason: 'returned_to_school', proof: 'x', ...by },
    about,
  )
  for (const [kind, case_id] of [
    ['photo', kase.id],
    ['medical_proof', kase.id],
    ['photo', null],
  ]) {
    const attachment = await add(
      'attachment',
      {
        child_id: child.id,
        case_id,
        kind,
        media_type: 'image/jpeg',
        bytes: 9,
        width: 1,
        height: 1,
        digest: Buffer.alloc(32),
        place: `${world.id}/${newId()}`,
        ...by,
        ...(kind === 'photo' ? {} : { person_id: world.uploader }),
      },
      { child, kase, ...(kind === 'photo' ? {} : { restricted: true }), ofCaseOnly: case_id !== null },
    )
    if (kind === 'photo' && case_id)
      await add(
        'strike_off_proof',
        { strike_off_id: asked, proof: 'police_finding', attachment_id: attachment, recorded_at: AT },
        about,
      )
    if (kind === 'medical_proof')
      await addPlacements(add, {
        childId: child.id,
        caseId: kase.id,
        proofId: attachment,
        day: DAY,
        by,
        about: { child, kase },
      })
  }
  const started = {
    start_event: 'first_persuasion',
    start_at: AT,
    start_on: DAY,
    amount: 3,
    unit: 'working_day',
    due_at: '2026-11-26T15:59:59.999Z',
    provisional: false,
    derivation: '{}',
    created_at: AT,
    owner_unit_id: child.schoolId,
    owner_role: 'officer',
  }
  const deadline = await add(
    'deadline',
    {
      duty: 'written_report',
      clause: 'DT-3.4.3',
      subject_id: kase.id,
      child_id: child.id,
      ...ofCase,
      ...place,
      ...started,
    },
    about,
  )
  await add(
    'deadline',
    { duty: 'guardian_contact', clause: 'DT-3.4.2', subject_id: absence, ...place, ...started },
    inClass,
  )
  await add('escalation', { deadline_id: deadline, level: 1, recorded_at: AT }, about)
  await add(
    'reminder_read',
    { deadline_id: deadline, stage: 'on', person_id: world.person, recorded_at: AT },
    about,
  )
  await add(
    'deadline_change',
    { deadline_id: deadline, old_due_at: AT, new_due_at: AT, why: '日历', derivation: '{}', recorded_at: AT },
    about,
  )
  await add(
    'ledger_event',
    {
      verb: 'record_persuasion',
      subject_kind: 'dropout_case',
      subject_id: kase.id,
      ...ofCase,
      ...place,
      person_id: world.person,
      role: 'bureau',
      payload: '{}',
      recorded_at: AT,
    },
    about,
  )
}

/** 督导的各种名词：每所学校一份。 */
async function buildInspections(client: pg.Client, world: WorldTenant, schoolId: string): Promise<void> {
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const caseId = world.cases.find((kase) => kase.schoolId === schoolId)?.id
  const add = async (noun: string, row: Record<string, unknown>, about: Partial<Row> = {}) => {
    const id = newId()
    await insert(client, noun, { tenant_id: world.id, id, ...row })
    world.rows.push({ id, noun, schoolId, ...about })
    return id
  }
  const place = { school_id: schoolId }
  const held = { kind: 'regular', held_on: DAY, members: '某', purpose: '随访' }
  await add('inspection', { visit_id: newId(), ...place, ...held, ...by })
  const drawId = await add('sample_draw', {
    ...{ seed: 's', subject: 'case', from_on: DAY, to_on: DAY, per_school: 1, school_ids: [schoolId] },
    ...{ population: 1, population_digest: 'x' },
    ...by,
  })
  const itemId = await add('sample_item', {
    ...{ draw_id: drawId, ordinal: 1, ...place, case_id: caseId, subject_id: caseId },
  })
  await add('sample_check', { item_id: itemId, verdict: 'matches', note: '', ...by })
  const findingId = await add('finding', { ...place, content: '问题', due_on: DAY, ...by })
  await add('finding_step', {
    ...{
      finding_id: findingId,
      ordinal: 1,
      kind: 'answered',
      content: '改',
      evidence: '据',
      role: 'officer',
    },
    ...by,
  })
  await add('finding_file', {
    ...{ finding_id: findingId, kind: 'photo', media_type: 'image/jpeg', bytes: 9, width: 1, height: 1 },
    ...{ digest: Buffer.alloc(32), place: `${world.id}/${newId()}`, ...by },
  })
  await add('censure', { kind: 'talk', ...place, held_on: DAY, content: '约谈', outcome: '整改', ...by })
  const pupil = world.children.find((child) => child.schoolId === schoolId)
  const next = world.schools.find((school) => school !== schoolId)
  if (pupil && next)
    await addRollOver(add, { schoolId, toSchoolId: next, classId: pupil.classId, childId: pupil.id, by })
}

/** 按期上报：每所学校一份，都同时报第一个乡镇。 */
async function buildReturns(client: pg.Client, world: WorldTenant, schoolId: string): Promise<void> {
  const sentTo = world.townships[0] ?? ''
  const by = { person_id: world.person, appointment_id: world.appointment, recorded_at: AT }
  const add = async (noun: string, row: Record<string, unknown>) => {
    const id = newId()
    await insert(client, noun, { tenant_id: world.id, id, ...row })
    world.rows.push({ id, noun, schoolId, sentTo })
    return id
  }
  await addReturns(add, { schoolId, townshipId: sentTo, policyId: world.policy, day: DAY, by })
}

/** 以某岗位、某些单位坐下的一个人。 */
export function official(world: WorldTenant, role: Role, unitIds: readonly string[]): Official {
  return {
    kind: 'official',
    tenantId: world.id,
    personId: world.person,
    role,
    unitIds,
    appointmentId: world.appointment,
  }
}
