import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { breakDeadline } from '#lib/duties/clock/break-deadline'
import { recordOutsideSchooling } from '#lib/duties/transfers/record-outside-schooling'
import { stopWhenBack } from '#lib/duties/transfers/stop-when-back'
import type { Clockwork } from '#lib/rules/people/actor'
import { outsideSchoolingForm } from '#lib/schemas/transfers/outside-schooling'
import { aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { matchingScene } from '#tests/matching-scene'
import { insert } from '#tests/world-scene'

const DAYS = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-12']
const { deps, run, ask, aChild, aPopulation, compare, findings, decide } = matchingScene(() => world)
let world: CaseWorld
let gone: string
afterAll(() => world?.close())

const followUps = () =>
  ask<{ id: string; name: string; owner: string; due: string; status: string }>(
    `select d.id, c.name, d.owner_role as owner, d.status, to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due
       from app.deadline d join app.child c on c.id = d.subject_id where d.duty = 'outside_follow_up' order by c.name, d.round`,
  )
const cases = () =>
  ask(
    `select c.name, k.line from app.dropout_case k join app.child c on c.id = k.child_id order by c.name collate "C"`,
  )
const clock = (): Clockwork => ({ kind: 'clock', tenantId: world.tenantId })

test('说在外地就读：没有登记的先登记，乡镇、学校各起算一次取证，再跑几轮也只一次', async ({ database }) => {
  world = await aCaseWorld(database)
  await world.sql.query(`update app.unit set code = '350425101201' where id = $1`, [world.villageId])
  gone = await aChild('林人走')
  const home = await aChild('林回来')
  for (const day of DAYS) await aRollCall(world, day, [gone, home])
  await compare(await aPopulation(['林人走', '林回来', '林甲未入', '林乙未入', '林丙未入']))
  for (const { id } of await findings())
    expect(await decide(id, 'studying_elsewhere')).toMatchObject({ ok: true })
  for (let round = 0; round < 3; round += 1) await run()
  expect(await followUps()).toMatchObject([
    { name: '林丙未入', owner: 'township', due: '2026-11-11', status: 'running' },
    { name: '林乙未入', owner: 'township', due: '2026-11-11', status: 'running' },
    { name: '林人走', owner: 'officer', due: '2026-11-11', status: 'running' },
    { name: '林回来', owner: 'officer', due: '2026-11-11', status: 'running' },
    { name: '林甲未入', owner: 'township', due: '2026-11-11', status: 'running' },
  ])
  expect(await cases()).toEqual([])
  expect(await ask(`select verb from app.ledger_event where verb = 'await_outside_proof'`)).toHaveLength(5)
})

test('说在外地就读的，后来在本班到了校：证明不用取了，当轮停下；还没有到的照走', async () => {
  const stop = () => stopWhenBack({ ...deps(), db: world.worker }, clock())
  expect(await stop()).toBe(0)
  await aRollCall(world, '2026-10-19', [gone])
  expect(await stop()).toBe(1)
  expect((await followUps()).filter(({ owner }) => owner === 'officer')).toMatchObject([
    { name: '林人走', status: 'running' },
    { name: '林回来', status: 'void' },
  ])
  expect(await stop()).toBe(0)
})

test('有了证明的登记为区外就读，编进班的停止跟踪；到期两样都没有的，立案，跟踪随之停下', async () => {
  const idOf = async (name: string) =>
    (await ask<{ id: string }>('select id from app.child where name = $1', [name]))[0]?.id ?? ''
  await run('2026-10-20T02:00:00Z')
  const proofId = newId()
  const childId = await idOf('林甲未入')
  await insert(world.sql, 'attachment', {
    ...{ tenant_id: world.tenantId, id: proofId, child_id: childId, kind: 'scan', media_type: 'image/jpeg' },
    ...{ bytes: 10, width: 1, height: 1, digest: Buffer.alloc(32, 7), place: `${world.tenantId}/${proofId}` },
    ...{ person_id: world.who.township.personId, appointment_id: world.who.township.appointmentId },
    recorded_at: '2026-10-13T02:00:00Z',
  })
  const proven = outsideSchoolingForm.parse({
    ...{ submissionKey: newId(), childId, act: 'found', proofId, note: '学校出具就读证明' },
    ...{ schoolNamed: '某市实验小学', place: '某省某市' },
  })
  expect(await recordOutsideSchooling(deps(), world.who.township, proven)).toMatchObject({ ok: true })
  await world.sql.query(
    `update app.child set class_id = $2, school_id = $3, status = 'enrolled' where id = $1`,
    [await idOf('林乙未入'), world.classId, world.schoolId],
  )
  expect(await stopWhenBack({ ...deps(), db: world.worker }, clock())).toBe(1)
  const later = '2026-11-12T02:00:00Z'
  await run(later)
  expect(await cases()).toEqual([])
  const lapsed = (await followUps()).filter(({ due, status }) => due === '2026-11-11' && status === 'running')
  expect(lapsed.map(({ name }) => name)).toEqual(['林丙未入', '林人走'])
  for (const { id } of lapsed)
    expect(await breakDeadline({ ...deps(), db: world.worker }, clock(), id)).toBe(true)
  await run(later)
  expect(await cases()).toEqual([
    { name: '林丙未入', line: 'never_enrolled' },
    { name: '林人走', line: 'truancy' },
  ])
  expect((await followUps()).filter(({ status }) => status === 'running')).toMatchObject([
    { name: '林甲未入' },
  ])
  for (let round = 0; round < 2; round += 1) await run(later)
  expect(await cases()).toHaveLength(2)
})
