import type pg from 'pg'
import { afterAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { recordLeave } from '#lib/duties/attendance/record-leave'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { openOnSignal } from '#lib/duties/clock/open-on-signal'
import { sealingKey } from '#lib/ledger/head'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser, type Classroom } from '#tests/classroom'
import { test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { doRound } from './rounds.ts'
import { inAppOnly } from './sender.ts'

let sql: pg.Client
let web: Database
let worker: Database
let setUp = false
afterAll(async () => {
  await web?.close()
  await worker?.close()
  await sql?.end()
})

const unexcused = (childId: string | undefined) => ({ childId: childId ?? '', reason: 'unexcused' as const })
const at = (moment: string) => ({ now: () => new Date(moment) })

async function aRoom(database: Parameters<typeof asSuperuser>[0], policy = 'dadukou-2018') {
  if (!setUp) {
    setUp = true
    sql = await asSuperuser(database)
    const { contextKey } = database
    web = connect({ url: database.webUrl, contextKey, poolSize: 2 })
    worker = connect({ url: database.workerUrl, contextKey, poolSize: 2 })
  }
  return aClassroom(sql, { policy })
}

const call = (
  room: Classroom,
  day: string,
  absent: readonly (string | undefined)[],
  moment = `${day}T08:20:00+08:00`,
) =>
  submitRollCall({ db: web, clock: at(moment) }, room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day: plainDate(day),
    allPresent: absent.length === 0,
    exceptions: absent.map(unexcused),
  })

async function round(moment: string): Promise<number> {
  const faults: unknown[] = []
  const count = await doRound(
    {
      db: worker,
      clock: at(moment),
      sealingKey: sealingKey('44'.repeat(32)),
      headsFolder: '/nowhere',
      moments: new Map(),
      sender: inAppOnly,
      pushing: pushesNothing,
      onFault: (_, error) => faults.push(error),
    },
    'signals',
  )
  expect(faults).toEqual([])
  return count
}

async function cases(room: Classroom): Promise<readonly Record<string, unknown>[]> {
  const found = await sql.query(
    `select k.state, k.close_reason, k.absent_since_on::text as since,
       (select to_char(d.due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') from app.deadline d
         where d.case_id = k.id and d.duty = 'written_report' and d.status = 'running') as report
     from app.dropout_case k where k.tenant_id = $1`,
    [room.tenantId],
  )
  return found.rows
}

test('周四起没来，周五起班里不点名：周一首节满 48 小时，时钟立案，当日 24 时前报告；只立一次', async ({
  database,
}) => {
  const room = await aRoom(database)
  await call(room, '2026-09-10', [room.childIds[0]])
  expect(await round('2026-09-14T07:59:59+08:00')).toBe(0)
  expect(await round('2026-09-14T08:00:00+08:00')).toBe(1)
  expect(await cases(room)).toEqual([
    { state: 'alert', close_reason: null, since: '2026-09-10', report: '09-14 23:59' },
  ])
  expect(await round('2026-09-14T08:01:00+08:00')).toBe(0)
  const step = await sql.query('select role, person_id, note from app.case_step where tenant_id = $1', [
    room.tenantId,
  ])
  expect(step.rows).toEqual([
    {
      role: 'clock',
      person_id: null,
      note: '自 2026-09-10 首节起，2026-09-14 08:00 已满时，未到校也没有请假',
    },
  ])
  const event = await sql.query(
    "select role, payload from app.ledger_event where tenant_id = $1 and verb = 'open_case'",
    [room.tenantId],
  )
  expect(event.rows).toHaveLength(1)
  expect(event.rows[0]).toMatchObject({ role: 'clock' })
  // 立案那一刻不算逾期：报告还有整整一天。
  const late = await sql.query(
    'select count(*)::int as n from app.deadline where tenant_id = $1 and case_id is not null and due_at <= $2',
    [room.tenantId, '2026-09-14T08:01:00+08:00'],
  )
  expect(late.rows[0].n).toBe(0)
})

/** 换到隔壁班，自哪天起。 */
async function moveOver(room: Classroom, childId: string | undefined, from: string): Promise<void> {
  await sql.query(
    `update app.class_enrolment set to_on = $2::date - 1 where child_id = $1 and to_on is null`,
    [childId, from],
  )
  await sql.query(
    `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on) values ($1, gen_random_uuid(), $2, $3, 88, $4)`,
    [room.tenantId, childId, room.otherClassId, from],
  )
  await sql.query('update app.child set class_id = $2, version = version + 1 where id = $1', [
    childId,
    room.otherClassId,
  ])
}

test('缺着勤换了班：时钟照原来那天起算，新班点不点名都不清零；在新班到了校才断', async ({ database }) => {
  const [silent, came] = [await aRoom(database), await aRoom(database)]
  for (const room of [silent, came]) {
    await call(room, '2026-09-10', [room.childIds[0]])
    await moveOver(room, room.childIds[0], '2026-09-11')
  }
  await submitRollCall({ db: web, clock: at('2026-09-11T08:20:00+08:00') }, came.officer, {
    submissionKey: newId(),
    classId: came.otherClassId,
    day: plainDate('2026-09-11'),
    allPresent: true,
    exceptions: [],
  })
  expect(await round('2026-09-14T08:00:00+08:00')).toBe(1)
  expect(await cases(silent)).toMatchObject([{ state: 'alert', since: '2026-09-10' }])
  expect(await cases(came)).toEqual([])
})

test('停机一周之后补立：满的仍是那一刻，发现在今天，报告今天 24 时前', async ({ database }) => {
  const room = await aRoom(database)
  await call(room, '2026-09-14', [room.childIds[0]])
  expect(await round('2026-09-23T10:00:00+08:00')).toBeGreaterThan(0)
  expect(await cases(room)).toMatchObject([{ since: '2026-09-14', report: '09-23 23:59' }])
})

test('时钟立案之后班里才点名：到了校的撤销立案，没到的案仍在；次日才回来的不撤', async ({ database }) => {
  const room = await aRoom(database)
  const [came, away, later] = room.childIds
  await call(room, '2026-09-14', [came, away, later])
  await call(room, '2026-09-15', [came, away, later])
  expect(await round('2026-09-16T08:00:00+08:00')).toBe(3)
  await call(room, '2026-09-16', [away, later])
  await call(room, '2026-09-17', [away])
  const states = (await cases(room)).map(({ state, close_reason }) => `${state} ${close_reason}`).sort()
  expect(states).toEqual(['alert null', 'alert null', 'struck_off signal_withdrawn'])
  const left = await sql.query(
    `select count(*)::int as n from app.deadline d join app.dropout_case k on k.id = d.case_id
      where k.tenant_id = $1 and k.closed_at is not null and d.status = 'running'`,
    [room.tenantId],
  )
  expect(left.rows[0].n).toBe(0)
})

test('请假：事前批到满时那天的不立案；事后补批全程的撤销立案；只补一头的，改从尚存的首日起另算', async ({
  database,
}) => {
  const room = await aRoom(database)
  const [before, whole, head] = room.childIds
  const leave = (childId: string | undefined, fromOn: string, toOn: string, moment: string) =>
    recordLeave({ db: web, clock: at(moment) }, room.teacher, {
      submissionKey: newId(),
      childId: childId ?? '',
      kind: 'sick',
      fromOn: plainDate(fromOn),
      toOn: plainDate(toOn),
      proof: '',
      note: '',
    })
  await call(room, '2026-09-14', [before, whole, head])
  expect((await leave(before, '2026-09-15', '2026-09-18', '2026-09-14T20:00:00+08:00')).ok).toBe(true)
  expect(await round('2026-09-16T08:00:00+08:00')).toBe(2)
  await call(room, '2026-09-16', [whole, head])
  await call(room, '2026-09-17', [whole, head])
  expect(await leave(whole, '2026-09-14', '2026-09-17', '2026-09-17T09:00:00+08:00')).toMatchObject({
    value: { withdrawn: true },
  })
  // 只补了第一天：自 16 日起重数，18 日首节才满，17 日尚不成立。
  expect(await leave(head, '2026-09-14', '2026-09-14', '2026-09-17T09:30:00+08:00')).toMatchObject({
    value: { withdrawn: true },
  })
  expect(await round('2026-09-17T10:00:00+08:00')).toBe(0)
  expect(await round('2026-09-18T08:00:00+08:00')).toBe(1)
})

test('按日立案的地方，这一轮什么也不做；两个后台同时立同一人，只有一件案', async ({ database }) => {
  const daily = await aRoom(database, 'datian-2023')
  await call(daily, '2026-09-14', [])
  const room = await aRoom(database)
  await call(room, '2026-09-14', [room.childIds[0]])
  const clock = { kind: 'clock', tenantId: room.tenantId } as const
  const deps = { db: worker, clock: at('2026-09-16T08:00:00+08:00') }
  const done = await Promise.all(
    [1, 2].map(() => openOnSignal(deps, clock, room.childIds[0] ?? '').catch(() => false)),
  )
  expect(done.filter(Boolean)).toHaveLength(1)
  expect(await cases(room)).toHaveLength(1)
  expect(await round('2026-09-16T08:00:00+08:00')).toBe(0)
})

test('报过、回来过、又走的：又满 48 小时，同一件案再欠一次立即报告，自再走的那天写起；一段缺勤只起算一次', async ({
  database,
}) => {
  const room = await aRoom(database)
  const [child] = room.childIds
  await call(room, '2026-09-14', [child])
  expect(await round('2026-09-16T08:00:00+08:00')).toBe(1)
  // 报过，回来了，在观察；计划早已定好。
  await sql.query(
    `update app.deadline set status = 'met', met_at = due_at where tenant_id = $1 and duty in ('written_report', 'persuasion')`,
    [room.tenantId],
  )
  await sql.query(
    `update app.dropout_case set state = 'returned', version = version + 1, returned_on = '2026-09-17' where tenant_id = $1`,
    [room.tenantId],
  )
  await call(room, '2026-09-17', [])
  await call(room, '2026-09-21', [child])
  const reports = async () =>
    (
      await sql.query(
        `select d.round, d.status, to_char(d.due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due, d.clause
         from app.deadline d where d.tenant_id = $1 and d.duty = 'written_report' order by d.round`,
        [room.tenantId],
      )
    ).rows
  expect(await round('2026-09-23T07:59:59+08:00')).toBe(0)
  expect(await reports()).toHaveLength(1)
  expect(await round('2026-09-23T08:00:00+08:00')).toBe(1)
  expect(await reports()).toMatchObject([
    { round: 1, status: 'met' },
    { round: 2, status: 'running', due: '09-23 23:59', clause: 'DDK-4.4.2' },
  ])
  expect(await round('2026-09-23T08:01:00+08:00')).toBe(0)
  expect(await cases(room)).toMatchObject([{ state: 'persuading', since: '2026-09-14' }])
  const step = await sql.query(
    `select role, happened_on::text as since, note from app.case_step where tenant_id = $1 and verb = 'find_again'`,
    [room.tenantId],
  )
  expect(step.rows).toEqual([
    {
      role: 'clock',
      since: '2026-09-21',
      note: '自 2026-09-21 首节起，2026-09-23 08:00 又满时，未到校也没有请假',
    },
  ])
  // 这一份也办了：同一段缺勤不再起算第三次。
  await sql.query(
    `update app.deadline set status = 'met', met_at = due_at where tenant_id = $1 and duty = 'written_report' and status = 'running'`,
    [room.tenantId],
  )
  await call(room, '2026-09-24', [child])
  expect(await round('2026-09-24T09:00:00+08:00')).toBe(0)
  expect(await reports()).toHaveLength(2)
})
