import { afterAll, expect } from 'vitest'
import { listDueToEnrol } from '#lib/data/enrolment/due-to-enrol'
import { newId } from '#lib/data/ids'
import { confirmReturn } from '#lib/duties/cases/confirm-return'
import { recordTownshipVisit } from '#lib/duties/cases/record-township-visit'
import type { Official } from '#lib/rules/people/actor'
import { dueToEnrol } from '#lib/rules/rolls/school-age'
import { registerChildForm } from '#lib/schemas/enrolment/register-child'
import { aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { admitChild } from './admit-child.ts'
import { registerChild } from './register-child.ts'

let world: CaseWorld
afterAll(() => world?.close())
const AT = '2026-11-24T02:00:00Z'
const KEYS = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }

async function ready(database: TestDatabase): Promise<void> {
  world ??= await aCaseWorld(database)
  await world.sql.query('update app.unit set parent_id = $2 where id = $1', [
    world.villageId,
    world.townshipId,
  ])
}

function form(more: Record<string, unknown> = {}) {
  return registerChildForm.parse({
    submissionKey: newId(),
    name: '林小某',
    gender: 'male',
    birthOn: '2015-06-07',
    idKind: 'none',
    villageId: world.villageId,
    schoolId: world.schoolId,
    address: '上洋村3号',
    guardianName: '林大某',
    relation: '父亲',
    phone: '13800000000',
    categories: ['left_behind'],
    reason: 'guardian_neglect',
    whereabouts: 'at_home',
    note: '',
    ...more,
  })
}

const register = (who: Official, given: ReturnType<typeof form>) =>
  registerChild({ ...world.deps(AT), keys: KEYS }, who, given)

async function registered(given: ReturnType<typeof form>) {
  const outcome = await register(world.who.village, given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  const { childId, caseId } = outcome.value
  if (caseId === null) throw new Error('registered without a case')
  return { childId, caseId }
}

test('村干部登记没有户籍的孩子：立案、入户时限起算、事件在册，号码住址都是密文', async ({ database }) => {
  await ready(database)
  const { childId, caseId } = await registered(form())
  const { rows } = await world.sql.query(
    `select c.status, c.id_kind, c.address_cipher is not null as sealed, k.state, k.line, k.trigger_clause, k.number, k.township_since is not null as town, to_char(k.absent_since_on, 'YYYY-MM-DD') as since,
       (select array_agg(category order by category) from app.child_category g where g.child_id = c.id) as groups,
       (select string_agg(d.duty || ' ' || to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), ',') from app.deadline d where d.case_id = k.id) as clocks,
       (select array_agg(e.verb order by e.verb) from app.ledger_event e where e.subject_id in (c.id, k.id)) as events
     from app.child c join app.dropout_case k on k.child_id = c.id where c.id = $1 and k.id = $2`,
    [childId, caseId],
  )
  expect(rows).toEqual([
    {
      status: 'never_enrolled',
      id_kind: 'none',
      sealed: true,
      state: 'survey',
      line: 'never_enrolled',
      trigger_clause: 'DT-3.1.3',
      number: '2026-00101201-001',
      town: true,
      since: '2021-09-01',
      groups: ['left_behind', 'no_household_registration'],
      clocks: 'township_visit 2026-11-27',
      events: ['open_case', 'register_child'],
    },
  ])
})

test('同名同生日的先请辨认；确认是另一个才登；证件号相同的怎样都不登第二次', async () => {
  const given = { name: '吴小某', idKind: 'resident_id', idNumber: '350425201506070015' }
  await registered(form(given))
  expect(await register(world.who.village, form(given))).toMatchObject({
    refusal: { code: 'looks_known', sure: true },
  })
  const twin = { ...given, idKind: 'none', idNumber: '' }
  expect(await register(world.who.village, form(twin))).toMatchObject({
    refusal: { code: 'looks_known', sure: false },
  })
  expect(await register(world.who.village, form({ ...twin, another: true }))).toMatchObject({ ok: true })
})

test('别处已登记过的号码：只说已登记，不说是谁', async () => {
  const { rows } = await world.sql.query(
    'select id_index from app.child where name = $1 and id_index is not null',
    ['吴小某'],
  )
  await world.sql.query('update app.child set village_id = null, township_id = null where id_index = $1', [
    rows[0].id_index,
  ])
  await world.sql.query(
    `update app.dropout_case k set township_since = null, version = k.version + 1 from app.child c where c.id = k.child_id and c.id_index = $1`,
    [rows[0].id_index],
  )
  const given = { name: '另一名', idKind: 'resident_id', idNumber: '350425201506070015' }
  expect(await register(world.who.village, form(given))).toEqual({
    ok: false,
    refusal: { code: 'known_elsewhere' },
  })
})

test('邻镇登不到本村，学校与督学不登；没到年龄的不立案', async () => {
  expect(await register(world.otherTownship, form({ name: '甲' }))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  for (const role of ['officer', 'teacher', 'inspector'] as const)
    expect(await register(world.who[role], form({ name: '甲' }))).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  expect(await register(world.who.village, form({ name: '甲', birthOn: '2022-03-01' }))).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
})

test('明年秋季才应入学的：先登记在应入学名单上，不立案，原因可以不填；到了年龄的不填不收', async () => {
  const nobodySays = { reason: '', whereabouts: '' }
  const outcome = await register(
    world.who.village,
    form({ name: '幼小某', birthOn: '2021-03-01', ...nobodySays }),
  )
  expect(outcome).toMatchObject({ ok: true, value: { caseId: null } })
  const { rows } = await world.sql.query(
    `select c.status, c.class_id, (select count(*)::int from app.dropout_case k where k.child_id = c.id) as cases,
       (select array_agg(e.verb) from app.ledger_event e where e.subject_id = c.id) as events
     from app.child c where c.name = '幼小某'`,
  )
  expect(rows).toEqual([{ status: 'never_enrolled', class_id: null, cases: 0, events: ['register_child'] }])
  const due = await world.web.asActor(world.who.village, (tx) =>
    listDueToEnrol(tx, world.who.village, dueToEnrol({ age: 6, cutOff: '08-31' }, 2027), {
      ...{ year: 2027, page: 1, unserved: true },
    }),
  )
  expect(due.map(({ name }) => name)).toContain('幼小某')
  expect(await register(world.who.village, form({ name: '大某', ...nobodySays }))).toMatchObject({
    refusal: { fields: { reason: expect.any(String), whereabouts: expect.any(String) } },
  })
})

test('整条线：摸底、组织入学、编班、到校那天点名、确认入学', async () => {
  const { childId, caseId } = await registered(form({ name: '郑小某' }))
  const visit = (version: number) =>
    ({
      submissionKey: newId(),
      caseId,
      version,
      visitedOn: '2026-11-24',
      participants: '某人',
      content: '动员入学',
      outcome: 'promised',
    }) as Parameters<typeof recordTownshipVisit>[2]
  expect(await recordTownshipVisit(world.deps(AT), world.who.village, visit(1))).toMatchObject({
    value: { state: 'organising' },
  })
  expect(await recordTownshipVisit(world.deps(AT), world.who.village, visit(2))).toMatchObject({
    value: { state: 'organising' },
  })
  const admit = { submissionKey: newId(), caseId, classId: world.classId }
  expect(await admitChild(world.deps(AT), world.otherOfficer, admit)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  const arrived = {
    submissionKey: newId(),
    caseId,
    version: 3,
    returnedOn: '2026-11-24',
    note: '',
  } as Parameters<typeof confirmReturn>[2]
  expect(await confirmReturn(world.deps(AT), world.who.officer, arrived)).toMatchObject({
    refusal: { code: 'not_present' },
  })
  expect(await admitChild(world.deps(AT), world.who.officer, admit)).toMatchObject({ ok: true })
  await aRollCall(world, '2026-11-24')
  expect(
    await confirmReturn(world.deps(AT), world.who.officer, { ...arrived, submissionKey: newId() }),
  ).toMatchObject({ value: { state: 'enrolled' } })
  const { rows } = await world.sql.query(
    'select c.status, c.class_id = k.class_id as same from app.child c join app.dropout_case k on k.child_id = c.id where c.id = $1',
    [childId],
  )
  expect(rows).toEqual([{ status: 'enrolled', same: true }])
})

test('绕过职责直接写：在籍的、编了班的、别镇的、村镇不符的，一个也写不进', async () => {
  const { village, bureau } = world.who
  const good = {
    tenantId: world.tenantId,
    name: '乙',
    namePinyin: 'yi',
    nameInitials: 'y',
    gender: 'male',
    birthOn: new Date('2015-01-01'),
    idKind: 'none',
    townshipId: world.townshipId,
    villageId: world.villageId,
    schoolId: world.schoolId,
    status: 'never_enrolled',
    version: 1,
    recordedAt: new Date(),
  }
  const write = (who: Official, change: Record<string, unknown>) =>
    world.web.asActor(who, (tx) => tx.child.createMany({ data: { ...good, id: newId(), ...change } }))
  await expect(write(village, {})).resolves.toEqual({ count: 1 })
  const otherVillage = newId()
  await insert(world.sql, 'unit', {
    tenant_id: world.tenantId,
    id: otherVillage,
    parent_id: world.otherTownship.unitIds[0],
    tree: 'territory',
    kind: 'village',
    code: '900000102201',
    name: '下洋村',
    valid_from: '2020-01-01',
  })
  for (const [who, change] of [
    [village, { status: 'enrolled' }],
    [village, { classId: world.classId }],
    [village, { villageId: otherVillage }],
    [village, { villageId: otherVillage, townshipId: world.otherTownship.unitIds[0] }],
    [village, { schoolId: world.classId }],
    [village, { studentNumberCipher: new Uint8Array([1]), studentNumberIndex: new Uint8Array([1]) }],
    [bureau, { villageId: otherVillage }],
    [world.otherTownship, {}],
    [world.who.officer, {}],
    [world.who.teacher, {}],
  ] as const)
    await expect(write(who, change), JSON.stringify([who.role, change])).rejects.toThrow(/row-level security/)
})

test('绕过职责直接写：村里立不了旷课的案，学校编不进别校的班，也换不了班', async () => {
  const { childId } = await registered(form({ name: '丙' }))
  const { village, officer } = world.who
  const truancy = {
    tenantId: world.tenantId,
    id: newId(),
    number: 'x',
    childId,
    line: 'truancy',
    state: 'alert',
    villageId: world.villageId,
    townshipId: world.townshipId,
    townshipSince: new Date(),
    policyVersionId: world.policyId,
    triggerClause: 'x',
    metDays: [],
    absentSinceOn: new Date('2026-11-24'),
    openedAt: new Date(),
  }
  await expect(
    world.web.asActor(village, (tx) => tx.dropoutCase.createMany({ data: truancy })),
  ).rejects.toThrow(/row-level security/)
  const row = { tenantId: world.tenantId, childId, seatNo: 1, fromOn: new Date('2026-11-24') }
  const enter = (who: Official) =>
    world.web.asActor(who, (tx) =>
      tx.classEnrolment.createMany({ data: { ...row, id: newId(), classId: world.classId } }),
    )
  await expect(enter(world.otherOfficer)).rejects.toThrow(/row-level security/)
  await expect(enter(village)).rejects.toThrow(/row-level security/)
  const move = () =>
    world.web.asActor(officer, (tx) =>
      tx.child.updateMany({ where: { id: childId }, data: { classId: world.classId } }),
    )
  await expect(move()).rejects.toThrow(/enters one class/)
})

test('户籍：就在本村的照村写；在别处的写代码，本县的认得乡镇，外县的只留代码；写错的不收', async ({
  database,
}) => {
  await ready(database)
  const homeOf = async (childId: string) =>
    (
      await world.sql.query(
        'select household_code as code, household_township_id as town from app.child where id = $1',
        [childId],
      )
    ).rows[0]
  const village = await world.sql.query<{ code: string; town: string }>(
    'select v.code, t.code as town from app.unit v join app.unit t on t.id = v.parent_id where v.id = $1',
    [world.villageId],
  )
  const [own] = village.rows
  const numbered = { idKind: 'resident_id', idNumber: '350425201506078711' }
  const here = await registered(form({ ...numbered, name: '林户一', household: 'here' }))
  expect(await homeOf(here.childId)).toMatchObject({ code: own?.code })
  const away = await registered(
    form({ name: '林户二', household: 'elsewhere', householdCode: '500116101001' }),
  )
  expect(await homeOf(away.childId)).toEqual({ code: '500116101001', town: null })
  // 没有取得户籍的，说在常住地也不算户籍在本村。
  const none = await registered(form({ name: '林户四', household: 'here' }))
  expect(await homeOf(none.childId)).toEqual({ code: null, town: null })
  const unknown = await registered(form({ name: '林户三' }))
  expect(await homeOf(unknown.childId)).toEqual({ code: null, town: null })
  const faults = (more: object) =>
    registerChildForm.safeParse({ ...form(), ...more }).error?.issues.map(({ path }) => path.join())
  expect(faults({ household: 'elsewhere', householdCode: '500116' })).toEqual(['householdCode'])
  expect(faults({ household: 'here', householdCode: '500116101001' })).toEqual(['householdCode'])
})
