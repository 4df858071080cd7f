import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { sealingKey } from '#lib/ledger/head'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar, workDayKind } from '#lib/rules/calendar/working-days'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { insert } from '#tests/world-scene'
import { doRound, type RoundName, type Rounds } from './rounds.ts'
import { inAppOnly } from './sender.ts'

let world: CaseWorld
afterAll(() => world?.close())
const headsFolder = mkdtempSync(path.join(tmpdir(), 'heads-'))
const faults: unknown[] = []
const nation = workCalendar()

function rounds(at: string): Rounds {
  const key = sealingKey('44'.repeat(32))
  return {
    ...world.deps(at),
    db: world.worker,
    sealingKey: key,
    headsFolder,
    moments: new Map(),
    sender: inAppOnly,
    pushing: pushesNothing,
    onFault: (_, error) => faults.push(error),
  }
}

async function run(name: RoundName, at: string): Promise<number> {
  const count = await doRound(rounds(at), name)
  expect(faults).toEqual([])
  return count
}

async function one<T>(sql: string, values: unknown[]): Promise<T | undefined> {
  return (await world.sql.query(sql, values)).rows[0]
}

function dueOf(caseId: string) {
  return one<{ due: string; provisional: boolean; status: string }>(
    `select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due, provisional, status from app.deadline where case_id = $1`,
    [caseId],
  )
}

async function aRunningReport(dueOn: string, more: Record<string, unknown> = {}): Promise<string> {
  const kase = await aCase(world, { absentSinceOn: '2026-09-15', state: 'persuading' })
  await aDeadline(world, kase.id, 'written_report', dueOn)
  const set = Object.entries({ amount: 3, unit: 'working_day', start_event: 'first_persuasion', ...more })
  for (const [column, value] of set) {
    await world.sql.query(`update app.deadline set ${column} = $2 where case_id = $1`, [kase.id, value])
  }
  return kase.id
}

test('县里停工一天：还在走的时限顺延，留一行改期与缘由；已逾期的不改判；再跑不再改', async ({ database }) => {
  world = await aCaseWorld(database)
  // 9 月 15 日（周二）起三个工作日：16、17、18。
  const running = await aRunningReport('2026-09-18')
  const broken = await aRunningReport('2026-09-18')
  await world.sql.query(`update app.deadline set broken_at = due_at where case_id = $1`, [broken])
  expect(await run('recompute', '2026-09-16T01:00:00Z')).toBe(0)
  await insert(world.sql, 'calendar_day', {
    tenant_id: world.tenantId,
    id: newId(),
    purpose: 'work',
    day: '2026-09-17',
    kind: 'off',
    why: '台风停工',
    source: '县政府通告',
    recorded_at: '2026-09-16T02:00:00Z',
  })
  expect(await run('recompute', '2026-09-16T03:00:00Z')).toBe(1)
  // 16、18、20（周日补班）。
  expect(await dueOf(running)).toMatchObject({ due: '2026-09-20', provisional: false })
  expect(await dueOf(broken)).toMatchObject({ due: '2026-09-18' })
  const trace = await one<{ why: string; moved: string }>(
    `select why, to_char(new_due_at - old_due_at, 'DD') as moved from app.deadline_change c join app.deadline d on d.id = c.deadline_id where d.case_id = $1`,
    [running],
  )
  expect(trace).toEqual({ why: '日历更新后重算', moved: '02' })
  expect(await run('recompute', '2026-09-16T03:10:00Z')).toBe(0)
})

test('暂定的时限：安排已经发布，改为确定并留痕', async () => {
  const caseId = await aRunningReport('2026-09-30', {
    provisional: true,
    start_at: '2026-09-24T01:00:00Z',
    start_on: '2026-09-24',
  })
  expect(await run('recompute', '2026-09-24T02:00:00Z')).toBe(1)
  expect(await dueOf(caseId)).toMatchObject({ due: '2026-09-30', provisional: false })
})

test('学期改期没有记录时间：全部重算一遍才看得出；照别项算天数的（责令改正）不被改短', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-09-15', state: 'ordered' })
  await aDeadline(world, kase.id, 'order_expiry', '2026-11-30')
  // 11 月 21 日（周六）起七日到 28 日（周六），末日顺延到 30 日（周一）。
  await world.sql.query(
    `update app.deadline set amount = 7, unit = 'calendar_day', start_event = 'notice_served', start_at = '2026-11-21T01:00:00Z', start_on = '2026-11-21', policy_version_id = $2 where case_id = $1`,
    [kase.id, world.policyId],
  )
  const watched = await aCase(world, { absentSinceOn: '2026-09-15' })
  await aDeadline(world, watched.id, 'persuasion', '2026-12-01')
  await world.sql.query(
    `update app.deadline set start_at = '2026-11-30T01:00:00Z', start_on = '2026-11-30' where case_id = $1`,
    [watched.id],
  )
  expect(await run('recompute_all', '2026-11-22T01:00:00Z')).toBe(0)
  await world.sql.query(`update app.school_term set end_on = '2026-11-30'`)
  await insert(world.sql, 'school_term', {
    tenant_id: world.tenantId,
    id: newId(),
    name: '2026年秋季学期（复课）',
    start_on: '2026-12-07',
    end_on: '2027-01-22',
  })
  expect(await run('recompute', '2026-11-22T01:00:00Z')).toBe(0)
  expect(await run('recompute_all', '2026-11-22T01:00:00Z')).toBe(1)
  expect(await dueOf(watched.id)).toMatchObject({ due: '2026-12-07' })
  expect(await dueOf(kase.id)).toMatchObject({ due: '2026-11-30' })
  await world.sql.query(`delete from app.school_term where start_on = '2026-12-07'`)
  await world.sql.query(`update app.school_term set end_on = '2027-01-22'`)
})

test('提醒：前一日、当日各一次，跑几遍都不多', async () => {
  const caseId = await aRunningReport('2026-11-20')
  const sent = () =>
    one<{ kinds: string[] }>(
      `select array_agg(split_part(o.dedupe_key, ':', 2) order by o.created_at) as kinds from app.outbox o join app.deadline d on o.dedupe_key like '%:' || d.id || ':%' where d.case_id = $1 and o.kind = 'reminder'`,
      [caseId],
    )
  await run('remind', '2026-11-18T01:00:00Z')
  expect((await sent())?.kinds).toBeNull()
  for (const at of [
    '2026-11-19T01:00:00Z',
    '2026-11-19T05:00:00Z',
    '2026-11-20T01:00:00Z',
    '2026-11-20T08:00:00Z',
  ])
    await run('remind', at)
  expect((await sent())?.kinds).toEqual(['tomorrow', 'today'])
  await run('deliver', '2026-11-20T09:00:00Z')
  expect(await one('select count(*)::int as waiting from app.outbox where delivered_at is null', [])).toEqual(
    { waiting: 0 },
  )
})

test('观察期：满三十个到校的在校日才过；班里没点名的日子不算到校', async () => {
  const kase = await aCase(world, { absentSinceOn: '2026-09-01', state: 'returned' })
  const firstDay = plainDate('2026-09-07')
  const roll = await aRollCall(world, firstDay)
  await insert(world.sql, 'case_return', {
    tenant_id: world.tenantId,
    id: newId(),
    case_id: kase.id,
    round: 1,
    returned_on: firstDay,
    roll_call_id: roll,
    person_id: world.who.officer.personId,
    appointment_id: world.who.officer.appointmentId,
    recorded_at: '2026-09-07T02:00:00Z',
  })
  await aDeadline(world, kase.id, 'observation', '2026-10-26')
  let called = 0
  for (let day = addDays(firstDay, 1); called < 29; day = addDays(day, 1)) {
    if (!workDayKind(nation, day).works || day === '2026-09-17') continue
    await aRollCall(world, day)
    called += 1
  }
  expect(await run('observation', '2026-11-20T01:00:00Z')).toBe(0)
  await aRollCall(world, plainDate('2026-11-19'))
  expect(await run('observation', '2026-11-20T01:00:00Z')).toBe(1)
  expect(await one('select state from app.dropout_case where id = $1', [kase.id])).toEqual({
    state: 'observed',
  })
  expect(await run('observation', '2026-11-20T01:00:00Z')).toBe(0)
})

test('封存：有新条目才封一个链头，数据库之外另存一份', async () => {
  expect(await run('seal', '2026-11-20T01:00:00Z')).toBe(1)
  expect(await run('seal', '2026-11-20T01:01:00Z')).toBe(0)
  const lines = readFileSync(path.join(headsFolder, `${world.tenantId}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    seq: expect.any(Number),
    code: expect.stringMatching(/^\d+-[0-9A-F]{16}$/),
  })
})
