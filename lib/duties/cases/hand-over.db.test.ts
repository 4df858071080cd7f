import { afterAll, expect } from 'vitest'
import { findCase } from '#lib/data/cases/find-case'
import { listHandOvers } from '#lib/data/hand-overs'
import { newId } from '#lib/data/ids'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { acceptHandOver } from './accept-hand-over.ts'
import { recordCountyAnswer, refuseHandOver, withdrawHandOver } from './decline-hand-over.ts'
import { offerToCounty, offerToTownship } from './offer-hand-over.ts'

const NOW = '2026-09-21T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

const REASON = '随外祖母住在溪口镇上坂村，已两个月'
const act = (caseId: string, version: number) => ({ submissionKey: newId(), caseId, version })
const answer = (handOverId: string) => ({ submissionKey: newId(), handOverId })

async function aTownshipCase() {
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-18')
  await world.sql.query(
    "update app.deadline set owner_unit_id = $2, owner_role = 'township' where case_id = $1",
    [kase.id, world.townshipId],
  )
  return kase
}

function offer(caseId: string, version = 1) {
  const toUnitId = world.otherTownship.unitIds[0] ?? ''
  return offerToTownship(world.deps(NOW), world.who.township, {
    ...act(caseId, version),
    toUnitId,
    reason: REASON,
  })
}

async function openOffer(caseId: string): Promise<string> {
  const found = await world.sql.query(
    'select id from app.hand_over where case_id = $1 order by ordinal desc limit 1',
    [caseId],
  )
  return found.rows[0].id
}

async function clocks(caseId: string) {
  const found = await world.sql.query(
    `select duty, status, owner_unit_id = $2 as ours, broken_at is not null as broken, ended_why
       from app.deadline where case_id = $1 order by created_at, duty`,
    [caseId, world.townshipId],
  )
  return found.rows
}

const sees = (who: CaseWorld['otherTownship'], caseId: string) =>
  world.web.asActor(who, async (tx) => (await findCase(tx, who, caseId)) !== null)

test('提出之后：案仍归移交方，接收方只看得到单子；同时只有一张；不是自己的案移交不了', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const kase = await aTownshipCase()
  expect(
    await offerToTownship(world.deps(NOW), world.otherTownship, {
      ...act(kase.id, 1),
      toUnitId: world.townshipId,
      reason: REASON,
    }),
  ).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(
    await offerToTownship(world.deps(NOW), world.who.township, {
      ...act(kase.id, 1),
      toUnitId: world.countyId,
      reason: REASON,
    }),
  ).toMatchObject({ refusal: { code: 'not_on_ledger' } })
  expect((await offer(kase.id)).ok).toBe(true)
  expect(await offer(kase.id, 2)).toEqual({ ok: false, refusal: { code: 'hand_over_open' } })
  expect(await sees(world.otherTownship, kase.id)).toBe(false)
  expect(await sees(world.who.township, kase.id)).toBe(true)
  const other = world.otherTownship
  const listed = await world.web.asActor(other, (tx) => listHandOvers(tx, other))
  expect(listed).toMatchObject([{ kind: 'township', summary: { childName: '林某某' }, answer: null }])
  expect(listed[0]?.dueAt).not.toBeNull()
  expect(await clocks(kase.id)).toMatchObject([
    { duty: 'township_visit', status: 'running', ours: true },
    { duty: 'hand_over_answer', status: 'running', ours: false },
  ])
})

test('接收：案过手，移交方逾期的仍是逾期，接收方的入户自接收起算；移交方从此看不到案，只剩单子', async () => {
  const kase = await aTownshipCase()
  expect((await offer(kase.id)).ok).toBe(true)
  const id = await openOffer(kase.id)
  expect(await acceptHandOver(world.deps(NOW), world.who.township, { ...answer(id), villageId: '' })).toEqual(
    {
      ok: false,
      refusal: { code: 'not_found' },
    },
  )
  const taken = await acceptHandOver(world.deps(NOW), world.otherTownship, { ...answer(id), villageId: '' })
  expect(taken).toMatchObject({ value: { state: 'township', version: 4 } })
  expect(await sees(world.otherTownship, kase.id)).toBe(true)
  expect(await sees(world.who.township, kase.id)).toBe(false)
  const giver = world.who.township
  const left = await world.web.asActor(giver, (tx) => listHandOvers(tx, giver))
  expect(left.find((one) => one.id === id)?.answer?.decision).toBe('accepted')
  expect(await clocks(kase.id)).toEqual([
    { duty: 'township_visit', status: 'void', ours: true, broken: true, ended_why: '已移交虚构县溪口镇' },
    { duty: 'hand_over_answer', status: 'met', ours: false, broken: true, ended_why: null },
    { duty: 'township_visit', status: 'running', ours: false, broken: false, ended_why: null },
  ])
  expect(
    await acceptHandOver(world.deps(NOW), world.otherTownship, { ...answer(id), villageId: '' }),
  ).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
  const events = await world.sql.query(
    "select verb, payload from app.ledger_event where case_id = $1 and verb like '%hand_over' order by verb",
    [kase.id],
  )
  expect(events.rows.map(({ verb }) => verb)).toEqual(['accept_hand_over', 'offer_hand_over'])
  for (const { payload } of events.rows) expect(payload).not.toMatch(/林|外祖母/)
})

test('退回并说明：案没有动过，接收方始终看不到；移交方可以另行移交；收回的对方接不了', async () => {
  const kase = await aTownshipCase()
  await offer(kase.id)
  const first = await openOffer(kase.id)
  const refused = await refuseHandOver(world.deps(NOW), world.otherTownship, {
    ...answer(first),
    reason: '查无此户',
  })
  expect(refused.ok).toBe(true)
  expect(await sees(world.otherTownship, kase.id)).toBe(false)
  const events = await world.sql.query(
    "select case_id, role from app.ledger_event where subject_id = $1 and verb = 'refuse_hand_over'",
    [first],
  )
  expect(events.rows).toEqual([{ case_id: null, role: 'township' }])
  expect((await offer(kase.id, 2)).ok).toBe(true)
  const second = await openOffer(kase.id)
  expect(
    (await withdrawHandOver(world.deps(NOW), world.who.township, { ...answer(second), reason: '送错' })).ok,
  ).toBe(true)
  expect(
    await acceptHandOver(world.deps(NOW), world.otherTownship, { ...answer(second), villageId: '' }),
  ).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect((await clocks(kase.id)).filter(({ duty }) => duty === 'township_visit')).toMatchObject([
    { status: 'running', ours: true },
  ])
})

test('数据库的口子只有一个：不是送到自己这里的单子，直接调用也接不走', async () => {
  const kase = await aTownshipCase()
  await offer(kase.id)
  const id = await openOffer(kase.id)
  for (const who of [world.who.township, world.who.bureau, world.who.principal, world.who.village]) {
    const taken = await world.web.asActor(
      who,
      (tx) => tx.$queryRaw`select guard.take_over(${id}::uuid, null) as got`,
    )
    expect(taken, who.role).toEqual([{ got: null }])
  }
  const held = await world.sql.query('select township_id from app.dropout_case where id = $1', [kase.id])
  expect(held.rows).toEqual([{ township_id: world.townshipId }])
})

test('移交外县由县教育局提出、登记答复；乡镇提不出，案的状态不动', async () => {
  const kase = await aTownshipCase()
  const form = {
    toName: '邻县教育局',
    toDivisionCode: '350426',
    toAddress: '邻县城关镇教育路1号',
    sentMeans: 'official_mail' as const,
    trackingNumber: '',
    reason: '随父母在邻县就读',
  }
  const deps = world.deps(NOW)
  expect(await offerToCounty(deps, world.who.township, { ...act(kase.id, 1), ...form })).toMatchObject({
    refusal: { code: 'step_not_open' },
  })
  expect((await offerToCounty(deps, world.who.bureau, { ...act(kase.id, 1), ...form })).ok).toBe(true)
  const id = await openOffer(kase.id)
  const said = {
    ...answer(id),
    decision: 'accepted' as const,
    answeredBy: '邻教函12号',
    reason: '已接收并入学',
  }
  expect(await recordCountyAnswer(deps, world.who.township, said)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect((await recordCountyAnswer(deps, world.who.bureau, { ...said, submissionKey: newId() })).ok).toBe(
    true,
  )
  const now = await world.sql.query('select state, version from app.dropout_case where id = $1', [kase.id])
  expect(now.rows).toEqual([{ state: 'township', version: 3 }])
  expect((await clocks(kase.id)).find(({ duty }) => duty === 'external_answer')).toMatchObject({
    status: 'met',
  })
})
