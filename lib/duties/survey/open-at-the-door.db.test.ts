import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { surveyVisitForm } from '#lib/schemas/enrolment/survey-forms'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { openSurvey } from './open-survey.ts'
import { recordSurveyVisit } from './record-survey-visit.ts'

const AT = '2026-11-24T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

async function aChild(name: string, more: Record<string, unknown>): Promise<string> {
  const id = newId()
  await insert(world.sql, 'child', {
    ...{ tenant_id: world.tenantId, id, name, name_pinyin: 'x', name_initials: 'x', gender: 'female' },
    ...{
      birth_on: '2017-03-05',
      id_kind: 'none',
      township_id: world.townshipId,
      village_id: world.villageId,
    },
    ...{ school_id: world.schoolId, class_id: null, status: 'never_enrolled' },
    recorded_at: '2026-09-01T00:00:00Z',
    ...more,
  })
  return id
}

const rowsOf = async (sql: string) => (await world.sql.query(sql)).rows

async function tickAll(notHere = false): Promise<void> {
  const homes = (await rowsOf(
    `select household_id as home, array_agg(id) as ids from app.survey_child group by household_id`,
  )) as { home: string; ids: string[] }[]
  for (const { home, ids } of homes) {
    const form = surveyVisitForm.parse({
      ...{ submissionKey: newId(), householdId: home, visitedOn: '2026-11-24', outcome: 'found' },
      ...{ learned: '说在家帮忙', unlisted: 0, outOfSchool: ids, notHere: notHere ? ids : [] },
    })
    expect((await recordSurveyVisit(world.deps(AT), world.who.village, form)).ok).toBe(true)
  }
}

test('上门说没有上学的：登记为未入学、到龄、没有人在办的当场立案，时限起算；有着落的、在班的、不住这里的不立；说两次只立一件', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const found = await aChild('甲某', {})
  const nowhere = await aChild('乙某', { school_id: null })
  await aChild('丙某', { status: 'deferred' })
  await aChild('丁某', { status: 'enrolled', class_id: world.classId })
  await aChild('戊某', { birth_on: '2020-11-01' })
  await openSurvey(world.deps(AT), world.who.bureau, { submissionKey: newId(), year: 2026, season: 'autumn' })
  await tickAll(true)
  expect(await rowsOf('select 1 from app.dropout_case')).toEqual([])
  await tickAll()
  await tickAll()
  const opened = await rowsOf(
    `select k.child_id, k.line, k.state, k.absent_since_on::text as since, d.duty, d.status, d.owner_unit_id as owner
     from app.dropout_case k join app.deadline d on d.case_id = k.id and not d.warning order by k.child_id`,
  )
  const one = (child_id: string) => ({
    ...{ child_id, line: 'never_enrolled', state: 'survey', since: '2023-09-01' },
    ...{ duty: 'township_visit', status: 'running', owner: world.townshipId },
  })
  expect(opened).toEqual([found, nowhere].sort().map(one))
  expect(await rowsOf(`select count(*)::int as n from app.ledger_event where verb = 'open_case'`)).toEqual([
    { n: 2 },
  ])
})
