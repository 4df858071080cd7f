import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { countMergesToDecide } from '#lib/data/rolls/matching/merges'
import type { Official } from '#lib/rules/people/actor'
import { aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { matchingScene } from '#tests/matching-scene'
import { insert } from '#tests/world-scene'
import { decideFinding } from './decide-finding.ts'
import {
  approveMerge,
  approveMergeReversal,
  askMergeReversal,
  proposeMerge,
  refuseMergeReversal,
} from './merge-records.ts'

const DAYS = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-12']
const { deps, run, ask, aChild, importList, aPopulation, compare, findings, decide } = matchingScene(
  () => world,
)
let world: CaseWorld
let second: Official

afterAll(() => world?.close())
let gone: string

test('名单、登记、点名三样对：对上的计数，其余各归各类', async ({ database }) => {
  world = await aCaseWorld(database)
  await world.sql.query(`update app.unit set code = '350425101201' where id = $1`, [world.villageId])
  const personId = newId()
  const appointmentId = newId()
  const own = { tenant_id: world.tenantId }
  await insert(world.sql, 'person', { ...own, id: personId, name: '另一人' })
  await insert(world.sql, 'appointment', {
    ...own,
    id: appointmentId,
    person_id: personId,
    role: 'bureau',
    unit_id: world.countyId,
    from_on: '2020-01-01',
  })
  second = { ...world.who.bureau, personId, appointmentId }
  await aChild('林在校')
  gone = await aChild('林人走')
  await aChild('林无籍', { student_number_index: null })
  // 上学期末也缺过两天，后来到过校：不能从那时算起。
  for (const day of ['2026-06-29', '2026-06-30']) await aRollCall(world, day, [gone])
  await aRollCall(world, '2026-09-02', [])
  for (const day of DAYS) await aRollCall(world, day, [gone])
  await compare(await aPopulation(['林在校', '林人走', '林无籍', '林未入']))
  expect((await findings()).map(({ kind, name }) => [kind, name])).toEqual([
    ['not_enrolled', '林未入'],
    ['person_without_roll', '林无籍'],
    ['roll_without_person', '林人走'],
  ])
  expect(await ask('select matched, found from app.match_run')).toEqual([{ matched: 3, found: 3 }])
})

test('人定立案：一个进未入学线（先登记），一个进疑似线；再跑一遍，决定都在，不重复立案', async () => {
  const [missing, unregistered, away] = await findings()
  if (!missing || !away || !unregistered) throw new Error('nothing was found')
  expect(await decide(missing.id, 'open_case')).toMatchObject({ ok: true })
  expect(await decide(away.id, 'open_case')).toMatchObject({ ok: true })
  expect(await decide(unregistered.id, 'open_case')).toMatchObject({ refusal: { code: 'not_on_ledger' } })
  expect(await decide(unregistered.id, 'list_error')).toMatchObject({ ok: true })
  await run()
  const cases = await ask(
    `select line, state, child_id, trigger_clause, to_char(absent_since_on, 'YYYY-MM-DD') as since
       from app.dropout_case order by line`,
  )
  expect(cases).toMatchObject([
    { line: 'never_enrolled', state: 'survey', trigger_clause: 'DT-3.1.3' },
    {
      ...{ line: 'truancy', state: 'alert', child_id: gone, trigger_clause: 'DT-3.4.2' },
      since: '2026-09-28',
    },
  ])
  expect(await ask(`select status from app.child where name = '林未入'`)).toEqual([
    { status: 'never_enrolled' },
  ])
  expect(
    (await ask(`select duty from app.deadline where duty in ('township_visit', 'persuasion')`)).length,
  ).toBeGreaterThanOrEqual(2)
  expect(await decide(missing.id, 'list_error')).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  await compare(await aPopulation(['林在校', '林人走', '林无籍', '林未入']))
  const again = await findings()
  expect(again.map(({ kind }) => kind)).toEqual(['person_without_roll'])
  expect(again[0]?.id).toBe(unregistered.id)
  expect(await ask('select 1 from app.dropout_case')).toHaveLength(2)
})

test('认定不是同一个人的，再比按未入学列出；学龄之外的不列', async () => {
  await aChild('赵小宇', { birth_on: '2016-03-14' })
  const lines = [
    '赵小宇,男,20160314,350425101201,赵大',
    '李幼小,男,20230304,350425101201,李大',
    '李已大,男,20080304,350425101201,李大',
  ]
  const again = async () => {
    await compare(await importList(lines))
    return (await findings()).filter(({ name }) => /^(赵|李)/.test(name))
  }
  const [first, ...more] = await again()
  expect([first?.kind, more]).toEqual(['doubtful', []])
  const said = { findingId: first?.id ?? '', decision: 'not_same', reason: '两户，入户见过' } as const
  expect(await decideFinding(deps(), world.who.bureau, { submissionKey: newId(), ...said })).toMatchObject({
    ok: true,
  })
  expect((await again()).map(({ kind, name }) => [kind, name])).toEqual([['not_enrolled', '赵小宇']])
})

test('户籍地认不出乡镇的立不成：几轮下来一个孩子也没有登记；认得出了，立一件', async () => {
  await compare(await importList(['林外乡,男,20160304,350425999201,林建国']))
  const [found] = (await findings()).filter(({ name }) => name === '林外乡')
  if (!found) throw new Error('not found')
  expect(await decide(found.id, 'open_case')).toMatchObject({ ok: true })
  for (let round = 0; round < 3; round += 1) await run()
  const children = () => ask(`select id from app.child where name = '林外乡'`)
  expect(await children()).toEqual([])
  await world.sql.query(`update app.unit set code = '350425999201' where id = $1`, [world.villageId])
  for (let round = 0; round < 3; round += 1) await run()
  await world.sql.query(`update app.unit set code = '350425101201' where id = $1`, [world.villageId])
  expect(await children()).toHaveLength(1)
  expect(
    await ask(
      `select k.state from app.dropout_case k join app.child c on c.id = k.child_id where c.name = '林外乡'`,
    ),
  ).toEqual([{ state: 'survey' }])
})

test('合并两条登记：提请的人不能自己批；停用的一条留着；撤回之后两条如初', async () => {
  const keep = await aChild('林重复', { student_number_index: null, household_code: '350425101201' })
  const retire = await aChild('林重复', { id_index: Buffer.from('n') })
  const propose = { submissionKey: newId(), keepId: keep, retireId: retire, reason: '同一个孩子' }
  expect(await proposeMerge(deps(), world.who.officer, propose)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const asked = await proposeMerge(deps(), world.who.bureau, propose)
  if (!asked.ok) throw new Error('not proposed')
  const { proposalId } = asked.value
  const waitingFor = (actor: Official) => world.web.asActor(actor, (tx) => countMergesToDecide(tx, actor))
  // 等着定的列在另一个人的桌上，不列在提请人的。
  expect([await waitingFor(world.who.bureau), await waitingFor(second)]).toEqual([0, 1])
  const answer = () => ({ submissionKey: newId(), proposalId, reason: '已核对户口簿' })
  expect(await approveMerge(deps(), world.who.bureau, answer())).toMatchObject({
    refusal: { code: 'own_work' },
  })
  const before = await ask(
    'select id, school_id, class_id, status, id_index, student_number_index from app.child where id = any($1) order by id',
    [[keep, retire]],
  )
  expect(await approveMerge(deps(), second, answer())).toMatchObject({ ok: true })
  await run()
  const [kept] = await ask<{ id_index: Buffer; student_number_index: Buffer }>(
    'select * from app.child where id = $1',
    [keep],
  )
  expect(kept?.id_index?.toString()).toBe('n')
  expect(kept?.student_number_index?.toString()).toBe(retire)
  expect(await ask('select status, school_id, id_index from app.child where id = $1', [retire])).toEqual([
    { status: 'retired', school_id: null, id_index: null },
  ])
  const merged = await ask('select state from app.merge_proposal where id = $1', [proposalId])
  expect(await askMergeReversal(deps(), second, answer())).toMatchObject({ ok: true })
  expect([await waitingFor(world.who.bureau), await waitingFor(second)]).toEqual([1, 0])
  // 撤回也要另一个人同意：请求的人自己同意不了，没有同意就一直是合并着的。
  expect(await approveMergeReversal(deps(), second, answer())).toMatchObject({
    refusal: { code: 'own_work' },
  })
  await run()
  expect(await refuseMergeReversal(deps(), world.who.bureau, answer())).toMatchObject({ ok: true })
  expect(await ask('select state from app.merge_proposal where id = $1', [proposalId])).toEqual(merged)
  expect(await askMergeReversal(deps(), second, answer())).toMatchObject({ ok: true })
  expect(await approveMergeReversal(deps(), world.who.bureau, answer())).toMatchObject({ ok: true })
  await run()
  expect(
    await ask(
      'select id, school_id, class_id, status, id_index, student_number_index from app.child where id = any($1) order by id',
      [[keep, retire]],
    ),
  ).toEqual(before)
  const events = await ask<{ verb: string }>(
    'select verb from app.ledger_event where subject_id = $1 order by recorded_at',
    [proposalId],
  )
  expect(events.map(({ verb }) => verb)).toEqual([
    'propose_merge',
    'approve_merge',
    'settle_merge',
    'ask_merge_reversal',
    'refuse_merge_reversal',
    'ask_merge_reversal',
    'approve_merge_reversal',
    'settle_merge',
  ])
})

test('停用的一条有未结个案的不合并，写明；别处的人够不着', async () => {
  const keep = await aChild('林人走')
  const asked = await proposeMerge(deps(), world.who.bureau, {
    submissionKey: newId(),
    keepId: keep,
    retireId: gone,
    reason: '疑似重复',
  })
  if (!asked.ok) throw new Error('not proposed')
  const { proposalId } = asked.value
  await approveMerge(deps(), second, { submissionKey: newId(), proposalId, reason: '同意' })
  await run()
  expect(await ask('select state from app.merge_proposal where id = $1', [proposalId])).toEqual([
    { state: 'stale' },
  ])
  const [finding] = await findings()
  expect(await decide(finding?.id ?? '', 'list_error', world.who.officer)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})
