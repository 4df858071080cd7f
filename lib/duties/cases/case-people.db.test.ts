import { afterAll, expect } from 'vitest'
import { listLeftCases } from '#lib/data/cases/case-people'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { assignResponsible } from './assign-responsible.ts'
import { nameHelper } from './name-helper.ts'
import { releaseHelper } from './release-helper.ts'
import { writePlan } from './write-plan.ts'

const NOW = '2026-09-22T01:00:00Z'
const PLAN = { persuasion: '三日内再上门', care: '每日一次电话', support: '补三周数学' }
let kept: CaseWorld | undefined

async function world(database: TestDatabase): Promise<CaseWorld> {
  kept ??= await aCaseWorld(database)
  return kept
}

afterAll(async () => kept?.close())

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

test('换责任人要写理由；起止逐行留着，步骤与事件各一', async ({ database }) => {
  const w = await world(database)
  const kase = await aCase(w)
  const deps = w.deps(NOW)
  const assign = (version: number, personId: string, reason: string) =>
    assignResponsible(deps, w.who.officer, { ...act(kase.id, version), personId, reason })
  expect((await assign(1, w.who.teacher.personId, '')).ok).toBe(true)
  expect(await assign(1, w.who.principal.personId, '班主任调离')).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  expect(await assign(2, w.who.principal.personId, '')).toMatchObject({
    refusal: { code: 'reason_required' },
  })
  expect(await assign(2, w.who.teacher.personId, '不换')).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect((await assign(2, w.who.principal.personId, '班主任调离')).ok).toBe(true)
  const rows = await w.sql.query(
    'select named_id, reason from app.case_person where case_id = $1 order by recorded_at',
    [kase.id],
  )
  expect(rows.rows).toEqual([
    { named_id: w.who.teacher.personId, reason: null },
    { named_id: w.who.principal.personId, reason: '班主任调离' },
  ])
  const events = await w.sql.query('select verb from app.ledger_event where case_id = $1', [kase.id])
  expect(events.rows).toEqual([{ verb: 'assign_responsible' }, { verb: 'assign_responsible' }])
})

test('责任人的任职一到期，个案就列给学校、乡镇、教育局；另定之后不再列', async ({ database }) => {
  const w = await world(database)
  const kase = await aCase(w, { state: 'township' })
  const leaver = newId()
  await insert(w.sql, 'person', { tenant_id: w.tenantId, id: leaver, name: '已调离' })
  await insert(w.sql, 'appointment', {
    tenant_id: w.tenantId,
    id: newId(),
    person_id: leaver,
    role: 'teacher',
    unit_id: w.classId,
    from_on: '2025-09-01',
    to_on: '2026-09-20',
  })
  await w.sql.query('update app.dropout_case set responsible_id = $1, version = version + 1 where id = $2', [
    leaver,
    kase.id,
  ])
  const left = (who: Parameters<typeof listLeftCases>[1], day: string) =>
    w.web.asActor(who, async (tx) => (await listLeftCases(tx, who, plainDate(day))).map(({ id }) => id))
  expect(await left(w.who.officer, '2026-09-20')).toEqual([])
  for (const who of [w.who.officer, w.who.township_leader, w.who.bureau])
    expect(await left(who, '2026-09-21')).toEqual([kase.id])
  expect(await left(w.otherTownship, '2026-09-21')).toEqual([])
  const renamed = await assignResponsible(w.deps(NOW), w.who.officer, {
    ...act(kase.id, 2),
    personId: w.who.teacher.personId,
    reason: '原责任人调离',
  })
  expect(renamed.ok).toBe(true)
  expect(await left(w.who.bureau, '2026-09-22')).toEqual([])
})

test.each([
  ['在岗，没有止日', 'class', '2025-09-01', null, false],
  ['今天是最后一天，还在岗', 'school', '2025-09-01', '2026-09-21', false],
  ['昨天期满', 'school', '2025-09-01', '2026-09-20', true],
  ['调到别校，本校没有了', 'elsewhere', '2025-09-01', null, true],
  ['下月才到岗', 'school', '2026-10-01', null, true],
  ['从来没有任职', null, null, null, true],
] as const)('责任人离岗：%s', async (_, where, from, to, left) => {
  const w = kept ?? expect.fail('the world stands since the first test')
  const kase = await aCase(w)
  const person = newId()
  await insert(w.sql, 'person', { tenant_id: w.tenantId, id: person, name: '责任人' })
  const units = { class: w.classId, school: w.schoolId, elsewhere: w.otherOfficer.unitIds[0] }
  if (where)
    await insert(w.sql, 'appointment', {
      ...{ tenant_id: w.tenantId, id: newId(), person_id: person, role: 'teacher' },
      ...{ unit_id: units[where], from_on: from, to_on: to },
    })
  await w.sql.query('update app.dropout_case set responsible_id = $1, version = version + 1 where id = $2', [
    person,
    kase.id,
  ])
  const { bureau } = w.who
  const found = await w.web.asActor(bureau, (tx) => listLeftCases(tx, bureau, plainDate('2026-09-21')))
  expect(found.some(({ id }) => id === kase.id)).toBe(left)
})

test('协助人、结对帮扶人离岗的也列，解除、终止了就不列；责任人还在的不因此算离岗', async ({ database }) => {
  const w = await world(database)
  const kase = await aCase(w)
  const gone = newId()
  await insert(w.sql, 'person', { tenant_id: w.tenantId, id: gone, name: '前帮扶人' })
  const by = { person_id: w.who.officer.personId, appointment_id: w.who.officer.appointmentId }
  const helper = (act: string, at: string) =>
    insert(w.sql, 'case_person', {
      ...{ tenant_id: w.tenantId, id: newId(), case_id: kase.id, part: 'helper', act, named_id: gone },
      ...{ on_day: '2026-09-10', ...by, recorded_at: at },
    })
  await helper('named', '2026-09-10T02:00:00Z')
  const pairing = newId()
  await insert(w.sql, 'pairing', {
    ...{ tenant_id: w.tenantId, id: pairing, child_id: kase.childId, case_id: kase.id, kind: 'party_cadre' },
    ...{ helper_id: gone, helper_name: '前帮扶人', helper_unit: '某局', from_on: '2026-09-10', aim: '陪读' },
    ...{ ...by, recorded_at: '2026-09-10T02:00:00Z' },
  })
  const { officer } = w.who
  const left = async () =>
    (await w.web.asActor(officer, (tx) => listLeftCases(tx, officer, plainDate('2026-09-21'))))
      .filter(({ id }) => id === kase.id)
      .flatMap((one) => one.left.map(({ part }) => part))
  expect((await left()).toSorted()).toEqual(['helper', 'pairing'])
  await helper('released', '2026-09-12T02:00:00Z')
  expect(await left()).toEqual(['pairing'])
  await w.sql.query("update app.pairing set ended_on = '2026-09-20', ended_why = '调离' where id = $1", [
    pairing,
  ])
  expect(await left()).toEqual([])
})

test('协助人：添、解除；责任人不能兼协助人，不是协助人的解除不了', async ({ database }) => {
  const w = await world(database)
  const kase = await aCase(w)
  const deps = w.deps(NOW)
  const teacher = { personId: w.who.teacher.personId, reason: '同村，常走动' }
  expect((await nameHelper(deps, w.who.principal, { ...act(kase.id, 1), ...teacher })).ok).toBe(true)
  expect(await nameHelper(deps, w.who.principal, { ...act(kase.id, 2), ...teacher })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  const township = await nameHelper(deps, w.who.bureau, { ...act(kase.id, 2), ...teacher })
  expect(township).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect((await releaseHelper(deps, w.who.officer, { ...act(kase.id, 2), ...teacher })).ok).toBe(true)
  expect(await releaseHelper(deps, w.who.officer, { ...act(kase.id, 3), ...teacher })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
})

test('计划每改一次是新的一版；别校的够不着，乡镇不替学校写', async ({ database }) => {
  const w = await world(database)
  const kase = await aCase(w, { state: 'township' })
  const deps = w.deps(NOW)
  const write = (who: Parameters<typeof writePlan>[1], version: number, more = {}) =>
    writePlan(deps, who, { ...act(kase.id, version), ...PLAN, ...more })
  expect(await write(w.otherOfficer, 1)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await write(w.who.township, 1)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect((await write(w.who.teacher, 1)).ok).toBe(true)
  expect(await write(w.who.officer, 2)).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect((await write(w.who.officer, 2, { support: '补三周数学，申请寄宿补助' })).ok).toBe(true)
  const { rows } = await w.sql.query(
    'select version, support from app.case_plan where case_id = $1 order by version',
    [kase.id],
  )
  expect(rows).toEqual([
    { version: 1, support: PLAN.support },
    { version: 2, support: '补三周数学，申请寄宿补助' },
  ])
})
