import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listPledges } from '#lib/data/responsibility/pledges'
import { readSchoolTree } from '#lib/data/responsibility/school-tree'
import { listZones } from '#lib/data/responsibility/zones'
import { remindPledges } from '#lib/duties/clock/remind-pledges'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { chainOf, vacancies } from '#lib/rules/people/responsibility-tree'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { assignPost } from './assign-post.ts'
import { defineZone } from './define-zone.ts'
import { endPost } from './end-post.ts'
import { recordPledge } from './record-pledge.ts'

const NOW = '2026-09-22T01:00:00Z'
const TODAY = plainDate('2026-09-22')
const kept = new Map<string, CaseWorld>()

async function world(database: TestDatabase, code: string): Promise<CaseWorld> {
  const made = kept.get(code) ?? (await aCaseWorld(database, code))
  kept.set(code, made)
  return made
}

afterAll(async () => {
  for (const made of kept.values()) await made.close()
})

test('年级空岗由学校定人，责任链随之；免去之后又是空岗；别校写不进本校', async ({ database }) => {
  const w = await world(database, 'nanan-2018')
  const tree = () =>
    w.web.asActor(w.who.officer, (tx) => readSchoolTree(tx, w.who.officer, w.schoolId, TODAY))
  const before = await tree()
  expect(vacancies(before.nodes).map(({ name }) => name)).toEqual(['三年级'])
  const grade = before.nodes.find(({ level }) => level === 'grade')
  const input = {
    unitId: grade?.id ?? '',
    personId: w.who.officer.personId,
    title: '副校长',
    fromOn: TODAY,
  }
  const assign = (who: Parameters<typeof assignPost>[1]) =>
    assignPost(w.deps(NOW), who, { submissionKey: newId(), ...input })
  expect(await assign(w.otherOfficer)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await assign(w.who.bureau)).toMatchObject({ refusal: { code: 'not_allowed' } })
  const assigned = await assign(w.who.principal)
  if (!assigned.ok) throw new Error('not assigned')
  expect(chainOf((await tree()).nodes, w.classId).map(({ people }) => people)).toEqual([
    'principal某',
    'officer某',
    'teacher某',
  ])
  // 包年级的人离任了：岗空着，不因册上有名字就算有人包。
  const leaves = (on: string | null) =>
    w.sql.query('update app.appointment set to_on = $2 where id = $1', [w.who.officer.appointmentId, on])
  await leaves('2026-09-20')
  const after = await tree()
  expect(vacancies(after.nodes).map(({ name }) => name)).toEqual(['三年级'])
  expect(after.posts.map(({ left }) => left)).toEqual([true])
  await leaves(null)
  const end = (who: Parameters<typeof endPost>[1]) =>
    endPost(w.deps(NOW), who, { submissionKey: newId(), postId: assigned.value.postId, why: '改任' })
  expect(await end(w.otherOfficer)).toMatchObject({ refusal: { code: 'not_found' } })
  expect((await end(w.who.officer)).ok).toBe(true)
  expect(await end(w.who.officer)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(vacancies((await tree()).nodes)).toHaveLength(1)
})

test('责任书：每年每乡镇一份，乡镇只看自己的，没有签的各提醒一次', async ({ database }) => {
  const w = await world(database, 'nanan-2018')
  const record = (who: Parameters<typeof recordPledge>[1]) =>
    recordPledge(w.deps(NOW), who, {
      submissionKey: newId(),
      townshipId: w.townshipId,
      year: 2026,
      signedOn: TODAY,
      paperNumber: '责任书〔2026〕1号',
    })
  expect(await remindPledges({ db: w.worker, clock: { now: () => new Date(NOW) } }, w.clockwork)).toBe(2)
  expect(await record(w.who.township_leader)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect((await record(w.who.bureau)).ok).toBe(true)
  expect(await record(w.who.bureau)).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect(await remindPledges({ db: w.worker, clock: { now: () => new Date(NOW) } }, w.clockwork)).toBe(1)
  const messages = await w.sql.query(
    `select body->>'role' as role, body->>'unit' as unit from app.outbox where dedupe_key like 'pledge:%' and tenant_id = $1`,
    [w.tenantId],
  )
  expect(messages.rows).toHaveLength(2)
  expect(messages.rows).toContainEqual({ role: 'township', unit: w.townshipId })
  const seen = (who: Parameters<typeof listPledges>[1]) =>
    w.web.asActor(who, async (tx) => (await listPledges(tx, who, 2026)).map(({ pledge }) => pledge !== null))
  expect(await seen(w.who.bureau)).toEqual([true, false])
  expect(await seen(w.who.township)).toEqual([true])
  expect(await seen(w.otherTownship)).toEqual([false])
})

test('没有责任书制、没有责任区的县：登记不了', async ({ database }) => {
  const w = await world(database, 'datian-2023')
  const pledge = await recordPledge(w.deps(NOW), w.who.bureau, {
    submissionKey: newId(),
    townshipId: w.townshipId,
    year: 2026,
    signedOn: TODAY,
    paperNumber: '一号',
  })
  expect(pledge).toMatchObject({ refusal: { code: 'not_on_ledger' } })
  const zone = await defineZone(w.deps(NOW), w.who.bureau, {
    submissionKey: newId(),
    replaces: '',
    name: '东片',
    holderId: w.who.village.personId,
    villageIds: [w.villageId],
    why: '',
  })
  expect(zone).toMatchObject({ refusal: { code: 'not_on_ledger' } })
})

test('责任区：调整之后旧区到此为止；不在岗的人、不认得的村划不进去', async ({ database }) => {
  const w = await world(database, 'linxia-2016')
  const define = (more: object = {}, who = w.who.bureau) =>
    defineZone(w.deps(NOW), who, {
      submissionKey: newId(),
      replaces: '',
      name: '东片',
      holderId: w.who.village.personId,
      villageIds: [w.villageId],
      why: '',
      ...more,
    })
  expect(await define({ villageIds: [w.townshipId] })).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await define({ holderId: newId() })).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect(await define({}, w.who.township_leader)).toMatchObject({ refusal: { code: 'not_allowed' } })
  const first = await define()
  if (!first.ok) throw new Error('not drawn')
  const second = await define({
    replaces: first.value.zoneId,
    holderId: w.who.township_leader.personId,
    why: '换届',
  })
  expect(second.ok).toBe(true)
  expect(await define({ replaces: first.value.zoneId, why: '再换' })).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  const { bureau } = w.who
  const zones = await w.web.asActor(bureau, (tx) => listZones(tx, bureau, plainDate('2026-09-21')))
  expect(zones.map(({ holder, held }) => [holder.id, held])).toEqual([
    [w.who.township_leader.personId, [w.villageId]],
  ])
  await w.sql.query("update app.appointment set to_on = '2026-09-20' where id = $1", [
    w.who.township_leader.appointmentId,
  ])
  const later = await w.web.asActor(bureau, (tx) => listZones(tx, bureau, plainDate('2026-09-21')))
  expect(later.map(({ held }) => held)).toEqual([[]])
  // 调到别处任职的：人还在岗，却管不到这个村。
  await w.sql.query('update app.appointment set to_on = null, unit_id = $2 where id = $1', [
    w.who.township_leader.appointmentId,
    w.schoolId,
  ])
  const moved = await w.web.asActor(bureau, (tx) => listZones(tx, bureau, plainDate('2026-09-21')))
  expect(moved.map(({ held }) => held)).toEqual([[]])
  expect(await define({ name: '西片', holderId: w.who.township_leader.personId })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect(await w.web.asActor(bureau, (tx) => listZones(tx, bureau, TODAY))).toHaveLength(1)
})
