import { afterAll, expect } from 'vitest'
import { listHomeVisits, listVisitTargets } from '#lib/data/children/home-visits'
import { listHousehold, proposeHousehold } from '#lib/data/children/households'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { homeVisitForm } from '#lib/schemas/children/home-visit'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { linkHousehold } from './link-household.ts'
import { recordHomeVisit } from './record-home-visit.ts'
import { unlinkHousehold } from './unlink-household.ts'

const NOW = '2026-09-22T08:00:00Z'
let kept: CaseWorld | undefined

async function world(database: TestDatabase): Promise<CaseWorld> {
  kept ??= await aCaseWorld(database, 'dadukou-2018')
  return kept
}

afterAll(async () => kept?.close())

function visitOf(childIds: readonly string[], more: Record<string, unknown> = {}) {
  return homeVisitForm.parse({
    submissionKey: newId(),
    childIds,
    visitedOn: '2026-09-20',
    visitors: '王某、陈某',
    content: '与祖母谈了一个小时',
    guardianAttitude: '愿意配合',
    studentAttitude: '想回校',
    outcome: 'promised',
    truancyReason: '',
    whereabouts: '',
    ...more,
  })
}

async function siblings(w: CaseWorld, state: 'township' | 'persuading' | 'returned' = 'township') {
  const older = await aCase(w, { state })
  const younger = await aCase(w, { state })
  const phone = Buffer.from(newId().replaceAll('-', ''), 'hex')
  await w.sql.query('update app.guardian set phone_index = $1 where child_id = any($2)', [
    phone,
    [older.childId, younger.childId],
  ])
  return { older, younger }
}

test('电话相同的提出来，由人认定才算同户；解除写理由，之后不再同户', async ({ database }) => {
  const w = await world(database)
  const { older, younger } = await siblings(w)
  const deps = w.deps(NOW)
  const village = w.who.village
  const see = (who: Official) =>
    w.web.asActor(who, async (tx) => ({
      proposed: (await proposeHousehold(tx, who, older.childId)).map(({ id, basis }) => [id, basis]),
      members: (await listHousehold(tx, who, older.childId)).map(({ id }) => id).sort(),
    }))
  expect(await see(village)).toEqual({ proposed: [[younger.childId, 'guardian_phone']], members: [] })
  const link = (who: Official) =>
    linkHousehold(deps, who, {
      submissionKey: newId(),
      childId: older.childId,
      otherId: younger.childId,
      basis: 'guardian_phone',
    })
  expect(await link(w.otherTownship)).toMatchObject({ refusal: { code: 'not_found' } })
  expect((await link(village)).ok).toBe(true)
  expect(await link(village)).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect(await see(village)).toEqual({ proposed: [], members: [older.childId, younger.childId].sort() })
  const [member] = await w.web.asActor(village, (tx) => listHousehold(tx, village, younger.childId))
  const unlinked = await unlinkHousehold(deps, village, {
    submissionKey: newId(),
    childId: older.childId,
    memberId: member?.memberId ?? '',
    why: '已随父母另住',
  })
  expect(unlinked.ok).toBe(true)
  expect((await see(village)).members).toHaveLength(member?.id === older.childId ? 0 : 1)
})

test('镇里一次走访两兄弟：各记一行，同一个走访号，两案的入户时限各自办结', async ({ database }) => {
  const w = await world(database)
  const { older, younger } = await siblings(w)
  for (const kase of [older, younger]) await aDeadline(w, kase.id, 'township_visit', '2026-09-25')
  const input = visitOf([older.childId, younger.childId])
  const first = await recordHomeVisit(w.deps(NOW), w.who.township, input)
  expect(first.ok).toBe(true)
  expect(await recordHomeVisit(w.deps(NOW), w.who.township, input)).toEqual(first)
  const visits = await w.sql.query(
    'select visit_id, on_holiday from app.home_visit where child_id = any($1)',
    [[older.childId, younger.childId]],
  )
  expect(visits.rows).toHaveLength(2)
  expect(new Set(visits.rows.map(({ visit_id }) => visit_id)).size).toBe(1)
  const papers = await w.sql.query(
    'select count(*)::int as n from app.township_visit where case_id = any($1)',
    [[older.id, younger.id]],
  )
  expect(papers.rows).toEqual([{ n: 2 }])
  const clocks = await w.sql.query(
    `select status from app.deadline where case_id = any($1) and duty = 'township_visit' and due_at < '2026-09-26'`,
    [[older.id, younger.id]],
  )
  expect(clocks.rows).toEqual([{ status: 'met' }, { status: 'met' }])
})

test('学校走访正在劝返的：记作一次家访劝返；缺原因去向的，一行也不留', async ({ database }) => {
  const w = await world(database)
  const { older, younger } = await siblings(w, 'persuading')
  const ids = [older.childId, younger.childId]
  const bare = await recordHomeVisit(w.deps(NOW), w.who.teacher, visitOf(ids))
  expect(bare).toMatchObject({
    refusal: { code: 'invalid_input', fields: { truancyReason: expect.any(String) } },
  })
  const none = await w.sql.query('select 1 from app.home_visit where child_id = any($1)', [ids])
  expect(none.rows).toEqual([])
  const full = visitOf(ids, { truancyReason: 'weary_of_study', whereabouts: 'at_home' })
  expect((await recordHomeVisit(w.deps(NOW), w.who.teacher, full)).ok).toBe(true)
  const papers = await w.sql.query('select visited, teachers from app.persuasion where case_id = any($1)', [
    [older.id, younger.id],
  ])
  expect(papers.rows).toEqual([
    { visited: true, teachers: '王某、陈某' },
    { visited: true, teachers: '王某、陈某' },
  ])
})

test('两案中一案办不成，另一案也不动', async ({ database }) => {
  const w = await world(database)
  const { older, younger } = await siblings(w)
  await w.sql.query(`update app.dropout_case set absent_since_on = '2026-09-21' where id = $1`, [younger.id])
  const half = await recordHomeVisit(w.deps(NOW), w.who.township, visitOf([older.childId, younger.childId]))
  expect(half).toMatchObject({ refusal: { code: 'invalid_input' } })
  const papers = await w.sql.query('select 1 from app.township_visit where case_id = $1', [older.id])
  expect(papers.rows).toEqual([])
})

test('没有个案、假日去的也登记；四类分组与覆盖：访过的算一人', async ({ database }) => {
  const w = await world(database)
  const { older } = await siblings(w, 'returned')
  const { rows } = await w.sql.query(
    `insert into app.child_category (tenant_id, id, child_id, category, from_on)
     values ($1, $2, $3, 'minimum_allowance', '2026-09-01') returning child_id`,
    [w.tenantId, newId(), older.childId],
  )
  expect(rows).toHaveLength(1)
  const { teacher } = w.who
  const targets = () =>
    w.web.asActor(teacher, (tx) =>
      listVisitTargets(tx, teacher, { categories: ['minimum_allowance'], since: plainDate('2026-09-01') }),
    )
  expect((await targets()).map(({ visited }) => visited)).toEqual([false])
  const plain = visitOf([older.childId], { visitedOn: '2026-09-19', outcome: '' })
  expect((await recordHomeVisit(w.deps(NOW), teacher, plain)).ok).toBe(true)
  const [row] = await w.web.asActor(teacher, (tx) => listHomeVisits(tx, teacher, { childId: older.childId }))
  expect(row).toMatchObject({ groups: ['poor'], onHoliday: true })
  expect((await targets()).map(({ visited }) => visited)).toEqual([true])
  expect(await recordHomeVisit(w.deps(NOW), w.otherOfficer, plain)).toMatchObject({
    refusal: { code: 'not_found' },
  })
})
