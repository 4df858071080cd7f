import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listOwnSurveyDuties } from '#lib/data/survey/survey-areas'
import { insertVisit } from '#lib/data/survey/write-survey'
import { recomputeDeadlines } from '#lib/duties/clock/recompute-deadlines'
import { registerChild } from '#lib/duties/enrolment/register-child'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { registerChildForm } from '#lib/schemas/enrolment/register-child'
import { surveyVisitForm } from '#lib/schemas/enrolment/survey-forms'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { addSurveyHousehold } from './add-survey-household.ts'
import { openSurvey } from './open-survey.ts'
import { recordSurveyVisit } from './record-survey-visit.ts'
import { signSurvey } from './sign-survey.ts'

const AT = '2026-11-24T02:00:00Z'
const KEYS = { fieldKey: 'a'.repeat(64), indexKey: 'b'.repeat(64) }
let world: CaseWorld
afterAll(() => world?.close())

const deps = () => world.deps(AT)
const open = (who: Official) =>
  openSurvey(deps(), who, { submissionKey: newId(), year: 2026, season: 'autumn' })
const sign = (who: Official, areaId: string, total = 0, childless = 0) =>
  signSurvey(deps(), who, { submissionKey: newId(), areaId, total, childless })
const visit = (who: Official, householdId: string, more: object = {}, submissionKey = newId()) =>
  recordSurveyVisit(
    deps(),
    who,
    surveyVisitForm.parse({
      ...{ submissionKey, householdId, visitedOn: '2026-11-24', outcome: 'found', learned: '', unlisted: 0 },
      ...more,
    }),
  )
async function areaOf(unitId: string): Promise<string> {
  const { rows } = await world.sql.query<{ id: string }>(
    'select id from app.survey_area where unit_id = $1',
    [unitId],
  )
  return rows[0]?.id ?? ''
}
async function homesOf(unitId: string) {
  const { rows } = await world.sql.query<{ id: string; children: number }>(
    `select h.id, (select count(*)::int from app.survey_child c where c.household_id = h.id) as children
     from app.survey_household h join app.survey_area a on a.id = h.area_id where a.unit_id = $1 order by h.number`,
    [unitId],
  )
  return rows
}

test('布置：同一监护人电话的归一户，不适龄的不列；村、镇、县各有时限；村里布置不了，同一轮不布置两次', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const [first, second] = [await aCase(world), await aCase(world)]
  await aCase(world)
  await aCase(world, { child: { birth_on: '2001-01-01' } })
  for (const { childId } of [first, second])
    await world.sql.query('update app.guardian set phone_index = $2 where child_id = $1', [
      childId,
      Buffer.from('p'),
    ])
  expect(await open(world.who.village)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await open(world.who.bureau)).toMatchObject({ ok: true })
  expect(await open(world.who.bureau)).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect((await homesOf(world.villageId)).map(({ children }) => children).sort()).toEqual([1, 2])
  const owed = async (who: Official) =>
    (await world.web.asActor(who, (tx) => listOwnSurveyDuties(tx, who))).map(
      ({ clock }) => `${clock.duty} ${clock.dueAt}`,
    )
  expect(await owed(world.who.village)).toEqual(['survey_village 2026-12-14T15:59:59.999Z'])
  expect(await owed(world.who.township)).toEqual(['survey_township 2026-12-21T15:59:59.999Z'])
  expect(await owed(world.who.bureau)).toEqual(['survey_county 2026-12-24T15:59:59.999Z'])
  // 夜里照同一版重算：没有变过的日历，一天也不动。
  expect(await recomputeDeadlines({ ...deps(), db: world.worker }, world.clockwork, 'all')).toBe(0)
})

test('上门：够不着的、将来的不收；同一提交送两次只记一次；家中无人一次不算摸清', async () => {
  const [home] = await homesOf(world.villageId)
  const id = home?.id ?? ''
  expect(await visit(world.otherTownship, id)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await visit(world.who.village, id, { visitedOn: '2026-11-25' })).toMatchObject({
    refusal: { code: 'future_day' },
  })
  expect(await visit(world.who.village, id, { outOfSchool: [newId()] })).toMatchObject({
    refusal: { code: 'not_found' },
  })
  const key = newId()
  const empty = { outcome: 'nobody_home', learned: '邻居说在县城打工' }
  const told = await visit(world.who.village, id, empty, key)
  expect(await visit(world.who.village, id, empty, key)).toEqual(told)
  const { rows } = await world.sql.query(
    `select (select count(*)::int from app.survey_visit) as visits, (select count(*)::int from app.ledger_event where verb = 'record_survey_visit') as events`,
  )
  expect(rows).toEqual([{ visits: 1, events: 1 }])
  const area = await areaOf(world.villageId)
  expect(await sign(world.who.village, area, 2)).toMatchObject({
    refusal: {
      code: 'not_ready',
      why: [expect.stringMatching(/^还有 2 户没有摸清：.*只上门 1 次.*没有上门/)],
    },
  })
})

test('名单外的孩子登记附件1 之后，户数对上，村里才签得了；签了的不再添', async () => {
  const [first, second] = await homesOf(world.villageId)
  const area = await areaOf(world.villageId)
  const { village } = world.who
  await visit(village, first?.id ?? '', { outcome: 'nobody_home', learned: '村组长说年底才回' })
  expect(await visit(village, second?.id ?? '', { unlisted: 1 })).toMatchObject({
    value: { toRegister: true },
  })
  const refused = {
    refusal: { code: 'not_ready', why: [expect.stringContaining('还有 1 个孩子没有登记附件1')] },
  }
  expect(await sign(village, area, 7, 5)).toMatchObject(refused)
  const form = (surveyHouseholdId: string) =>
    registerChildForm.parse({
      ...{ submissionKey: newId(), name: '林小某', gender: 'male', birthOn: '2015-06-07', idKind: 'none' },
      ...{ villageId: world.villageId, schoolId: world.schoolId, address: '', guardianName: '林大某' },
      ...{
        relation: '父亲',
        reason: 'guardian_neglect',
        whereabouts: 'at_home',
        note: '',
        surveyHouseholdId,
      },
    })
  const keyed = { ...deps(), keys: KEYS }
  expect(await registerChild(keyed, village, form(newId()))).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await registerChild(keyed, village, form(second?.id ?? ''))).toMatchObject({ ok: true })
  expect(await sign(village, area, 9, 5)).toMatchObject({
    refusal: { code: 'not_ready', why: [expect.stringContaining('对不上')] },
  })
  const added = await addSurveyHousehold(deps(), village, {
    submissionKey: newId(),
    areaId: area,
    head: '新来的',
  })
  if (!added.ok) throw new Error('not added')
  await visit(village, added.value.householdId, { outcome: 'no_child' })
  expect(await sign(world.who.township, area, 8, 5)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await sign(village, area, 8, 5)).toMatchObject({ ok: true })
  expect(await visit(village, second?.id ?? '')).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  const late = {
    householdId: second?.id ?? '',
    ordinal: 9,
    visitedOn: plainDate('2026-11-24'),
    outcome: 'found' as const,
  }
  await expect(
    world.web.asActor(village, (tx) =>
      insertVisit(tx, village, { ...late, learned: '', unlisted: 0, outOfSchool: [], notHere: [] }),
    ),
  ).rejects.toThrow(/signed village is closed/)
})

test('乡镇等村，县等乡镇：没有签的点名；签了的时限办结', async () => {
  const village = newId()
  const { rows: survey } = await world.sql.query<{ id: string }>('select id from app.household_survey')
  await insert(world.sql, 'unit', {
    ...{
      tenant_id: world.tenantId,
      id: village,
      parent_id: world.townshipId,
      tree: 'territory',
      kind: 'village',
    },
    ...{ code: '900000101202', name: '下洋村', valid_from: '2020-01-01' },
  })
  const extra = newId()
  await insert(world.sql, 'survey_area', {
    ...{ tenant_id: world.tenantId, id: extra, survey_id: survey[0]?.id, level: 'village', unit_id: village },
    ...{ village_id: village, township_id: world.townshipId },
  })
  const town = await areaOf(world.townshipId)
  const county = await areaOf(world.countyId)
  expect(await sign(world.who.township, town)).toMatchObject({
    refusal: { code: 'not_ready', why: ['还有 1 处没有签报：下洋村'] },
  })
  expect(await sign({ ...world.who.village, unitIds: [village] }, extra, 3, 3)).toMatchObject({ ok: true })
  expect(await sign(world.who.bureau, county)).toMatchObject({ refusal: { code: 'not_ready' } })
  expect(await sign(world.otherTownship, town)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await sign(world.who.township, town)).toMatchObject({ ok: true })
  const { rows: other } = await world.sql.query<{ unit_id: string }>(
    `select unit_id from app.survey_area where level = 'township' and unit_id <> $1`,
    [world.townshipId],
  )
  expect(await sign(world.otherTownship, await areaOf(other[0]?.unit_id ?? ''))).toMatchObject({ ok: true })
  expect(await sign(world.who.bureau, county)).toMatchObject({ ok: true })
  const { rows } = await world.sql.query(
    `select (select array_agg(distinct status) from app.deadline where duty like 'survey%') as clocks,
       (select households || ' ' || childless from app.survey_sign_off where area_id = $1) as summed,
       (select count(*)::int from app.ledger_event where verb = 'sign_survey') as events`,
    [county],
  )
  expect(rows).toEqual([{ clocks: ['met'], summed: '3 8', events: 5 }])
})
