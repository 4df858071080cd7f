import { afterAll, expect } from 'vitest'
import { findCase } from '#lib/data/cases/find-case'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { breakDeadline } from './break-deadline.ts'

let world: CaseWorld
afterAll(() => world?.close())

async function ask<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await world.sql.query<T>(sql, values)).rows
}

async function deadlineOf(caseId: string): Promise<string> {
  const rows = await ask<{ id: string }>('select id from app.deadline where case_id = $1', [caseId])
  return rows[0]?.id ?? ''
}

async function running(caseId: string): Promise<string> {
  const rows = await ask<{ id: string }>(
    `select id from app.deadline where case_id = $1 and status = 'running'`,
    [caseId],
  )
  return rows[0]?.id ?? ''
}

const worker = (at: string) => ({ ...world.deps(at), db: world.worker })

function messagesAbout(deadlineId: string) {
  return ask<{ kind: string; role: string }>(
    `select kind, body->>'role' as role from app.outbox where body->>'deadline' = $1 order by dedupe_key`,
    [deadlineId],
  )
}

test('四个后台、四条连接同时抢八条：每条恰好一次移交、一件事、一条消息', async ({ database }) => {
  world = await aCaseWorld(database)
  const ids: string[] = []
  for (let pupil = 0; pupil < 8; pupil += 1) {
    const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
    await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
    ids.push(await deadlineOf(kase.id))
  }
  const { workerUrl: url, contextKey } = database
  const four = Array.from({ length: 4 }, () => connect({ url, contextKey, poolSize: 1 }))
  const done = await Promise.all(
    four.map(async (db) => {
      let count = 0
      for (const id of ids) {
        const deps = { db, clock: { now: () => new Date('2026-09-18T01:00:00Z') } }
        // 撞在一起的，后到的整个回滚：抛出或给 false，都不算办成。
        if (await breakDeadline(deps, world.clockwork, id).catch(() => false)) count += 1
      }
      return count
    }),
  )
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(8)
  // 旧名单由第一条连接再放一遍：一条也抢不到。
  const replay = { db: four[0] ?? world.worker, clock: { now: () => new Date('2026-09-18T01:00:00Z') } }
  for (const id of ids) expect(await breakDeadline(replay, world.clockwork, id)).toBe(false)
  await Promise.all(four.map((db) => db.close()))
  const [seen] = await ask(
    `select (select count(*)::int from app.escalation) as up, (select count(*)::int from app.outbox) as sent,
       (select count(*)::int from app.ledger_event where verb = 'break_deadline') as events,
       (select count(*)::int from app.deadline where duty = 'written_report') as next`,
  )
  expect(seen).toEqual({ up: 8, sent: 8, events: 8, next: 8 })
})

test('乡镇看不到学校手里的案；书面报告逾期移交之后，才看得到，连同学校的逾期', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-10-09' })
  await aDeadline(world, kase.id, 'persuasion', '2026-10-12')
  const township = world.who.township
  const look = () => world.web.asActor(township, (tx) => findCase(tx, township, kase.id))
  expect(await breakDeadline(worker('2026-10-12T17:00:00Z'), world.clockwork, await running(kase.id))).toBe(
    true,
  )
  // 未劝返只起算书面报告：还是学校的事。
  expect(await look()).toBeNull()
  expect(await breakDeadline(worker('2026-10-15T17:00:00Z'), world.clockwork, await running(kase.id))).toBe(
    true,
  )
  const seen = await look()
  expect(seen?.state).toBe('reported')
  expect(seen?.schoolFailure).toContain('学校应于2026-10-15前书面报告乡镇，逾期未办')
  const other = world.otherTownship
  expect(await world.web.asActor(other, (tx) => findCase(tx, other, kase.id))).toBeNull()
})

test('只提醒的到点：发一条消息，不记逾期、不升级、不记账，案上没有学校的逾期', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-10-12', state: 'persuading' })
  await aDeadline(world, kase.id, 'written_report_warning', '2026-10-15')
  const id = await deadlineOf(kase.id)
  await world.sql.query('update app.deadline set warning = true where id = $1', [id])
  expect(await breakDeadline(worker('2026-10-16T01:00:00Z'), world.clockwork, id)).toBe(true)
  expect(await breakDeadline(worker('2026-10-16T01:00:00Z'), world.clockwork, id)).toBe(false)
  expect(await messagesAbout(id)).toEqual([{ kind: 'reminder', role: 'officer' }])
  const [found] = await ask(
    `select d.broken_at, d.status, k.state, k.school_failure, (select count(*)::int from app.escalation e where e.deadline_id = d.id) as up,
       (select count(*)::int from app.ledger_event v where v.subject_id = d.id) as events
     from app.deadline d join app.dropout_case k on k.id = d.case_id where d.id = $1`,
    [id],
  )
  expect(found).toEqual({
    broken_at: null,
    status: 'void',
    state: 'persuading',
    school_failure: null,
    up: 0,
    events: 0,
  })
})

test('班主任当天没有联系家长：仍欠着、标逾期，学校管控辍保学的人也得到消息；没有个案可移', async () => {
  const id = newId()
  await insert(world.sql, 'deadline', {
    tenant_id: world.tenantId,
    id,
    duty: 'guardian_contact',
    clause: 'DT-3.4.2',
    subject_id: newId(),
    class_id: world.classId,
    school_id: world.schoolId,
    owner_unit_id: world.classId,
    owner_role: 'teacher',
    start_event: 'unexcused_absence',
    start_at: '2026-10-12T00:00:00Z',
    start_on: '2026-10-12',
    amount: 0,
    unit: 'calendar_day',
    due_at: '2026-10-12T15:59:59.999Z',
    provisional: false,
    derivation: '{"counted":[],"skipped":[]}',
    created_at: '2026-10-12T01:00:00Z',
  })
  expect(await breakDeadline(worker('2026-10-12T16:00:00Z'), world.clockwork, id)).toBe(true)
  expect(await messagesAbout(id)).toEqual([
    { kind: 'overdue', role: 'teacher' },
    { kind: 'overdue', role: 'officer' },
  ])
  const [found] = await ask<{ status: string; broken: Date }>(
    'select status, broken_at as broken from app.deadline where id = $1',
    [id],
  )
  // 仍在走、已记逾期的，再来一遍也抢不到。
  expect(await breakDeadline(worker('2026-10-13T16:00:00Z'), world.clockwork, id)).toBe(false)
  expect(await messagesAbout(id)).toHaveLength(2)
  // 逾期自到期那一刻起，不自发现时起。
  expect(found?.status).toBe('running')
  expect(found && instant(found.broken.getTime())).toBe('2026-10-12T15:59:59.999Z')
})

test('观察期届满而到校天数不足：记明顺延，案仍在观察，新的时限从旧的到期那一刻起算', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-09-02', state: 'returned' })
  await insert(world.sql, 'case_return', {
    tenant_id: world.tenantId,
    id: newId(),
    case_id: kase.id,
    round: 1,
    returned_on: '2026-09-07',
    roll_call_id: await aRollCall(world, '2026-09-07'),
    person_id: world.who.officer.personId,
    appointment_id: world.who.officer.appointmentId,
    recorded_at: '2026-09-07T02:00:00Z',
  })
  await aDeadline(world, kase.id, 'observation', '2026-10-26')
  const id = await deadlineOf(kase.id)
  expect(await breakDeadline(worker('2026-10-27T01:00:00Z'), world.clockwork, id)).toBe(true)
  const rows = await ask<{ status: string; start: string; state: string }>(
    `select d.status, to_char(d.start_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as start, k.state
       from app.deadline d join app.dropout_case k on k.id = d.case_id where d.case_id = $1 and d.duty = 'observation' order by d.round`,
    [kase.id],
  )
  expect(rows).toEqual([
    { status: 'moved', start: expect.any(String), state: 'returned' },
    { status: 'running', start: '2026-10-26 23:59', state: 'returned' },
  ])
})
