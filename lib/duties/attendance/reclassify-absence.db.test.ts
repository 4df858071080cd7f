import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import type { AbsenceReason } from '#lib/rules/attendance/absence-reasons'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, type Classroom } from '#tests/classroom'
import { cloneDatabase, type TestDatabase, test } from '#tests/database'
import { correctRollCall } from './correct-roll-call.ts'
import { recordLeave } from './record-leave.ts'
import { submitRollCall } from './submit-roll-call.ts'

let database: TestDatabase
let client: pg.Client
let db: Database

beforeAll(async () => {
  database = await cloneDatabase()
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  db = connect({ url: database.webUrl, contextKey: database.contextKey })
})
afterAll(async () => {
  await db.close()
  await client.end()
  await database.drop()
})

const at = (day: string, time: string) => ({ db, clock: { now: () => new Date(`${day}T${time}:00+08:00`) } })

type Mark = readonly [childId: string | undefined, reason: AbsenceReason]
const marks = (list: readonly Mark[]) => ({
  exceptions: list.map(([childId, reason]) => ({ childId: childId ?? '', reason })),
  allPresent: list.length === 0,
})

async function call(room: Classroom, day: string, list: readonly Mark[]): Promise<string> {
  const input = { submissionKey: newId(), classId: room.classId, day: plainDate(day), ...marks(list) }
  const answer = await submitRollCall(at(day, '08:05'), room.teacher, input)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.rollCallId
}

function correct(
  room: Classroom,
  rollCallId: string,
  day: string,
  list: readonly Mark[],
  given: { by?: Classroom['teacher']; key?: string } = {},
) {
  return correctRollCall(at(day, '10:00'), given.by ?? room.teacher, {
    submissionKey: given.key ?? newId(),
    rollCallId,
    reason: '家长送到，点名时在路上',
    ...marks(list),
  })
}

function leave(
  room: Classroom,
  now: string,
  span: readonly [string, string],
  given: { by?: Classroom['teacher']; childId?: string } = {},
) {
  return recordLeave(at(now, '10:00'), given.by ?? room.officer, {
    submissionKey: newId(),
    childId: given.childId ?? room.childIds[0] ?? '',
    kind: 'sick',
    fromOn: plainDate(span[0]),
    toOn: plainDate(span[1]),
    proof: '卫生院证明',
    note: '',
  })
}

async function rows(sql: string, room: Classroom): Promise<Record<string, unknown>[]> {
  return (await client.query(sql, [room.tenantId])).rows as Record<string, unknown>[]
}

const clocks = (room: Classroom) =>
  rows(
    `select duty, round, status, ended_why is not null as explained, (due_at at time zone 'Asia/Shanghai')::date::text as due
     from app.deadline where tenant_id = $1 order by duty, round, due_at`,
    room,
  )
const cases = (room: Classroom) =>
  rows(
    'select state, close_reason, closed_at is not null as closed from app.dropout_case where tenant_id = $1',
    room,
  )

test('由无故更正为到校：两件当天的事作废并写明，立案依据消失，案撤而不删', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  const answer = await correct(room, rollCallId, '2026-09-08', [])
  expect(answer).toMatchObject({ ok: true, value: { present: 4, changed: 1 } })
  const left = await clocks(room)
  expect(left.map(({ duty, status }) => `${duty} ${status}`)).toEqual([
    'guardian_contact void',
    'persuasion void',
    'same_day_report void',
    'written_report_warning void',
  ])
  expect(left.every(({ explained }) => explained)).toBe(true)
  expect(await cases(room)).toEqual([{ state: 'struck_off', close_reason: 'signal_withdrawn', closed: true }])
  expect(await rows('select verb from app.ledger_event where tenant_id = $1 order by verb', room)).toEqual([
    { verb: 'correct_roll_call' },
    { verb: 'open_case' },
    { verb: 'submit_roll_call' },
    { verb: 'withdraw_signal' },
  ])
  const calls = await rows(
    'select correction_reason, replaced_by_id is null as current from app.roll_call where tenant_id = $1 order by recorded_at',
    room,
  )
  expect(calls).toEqual([
    { correction_reason: null, current: false },
    { correction_reason: '家长送到，点名时在路上', current: true },
  ])
})

test('更正别的学生，不动原来那名的时限，也不另起一份', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  const before = await clocks(room)
  const list: Mark[] = [
    [room.childIds[0], 'unexcused'],
    [room.childIds[1], 'late'],
  ]
  expect((await correct(room, rollCallId, '2026-09-08', list)).ok).toBe(true)
  expect(await clocks(room)).toEqual(before)
})

test('更正时新记为无故的，照报送时起时限、立案', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [])
  expect((await correct(room, rollCallId, '2026-09-08', [[room.childIds[2], 'unexcused']])).ok).toBe(true)
  expect(await cases(room)).toEqual([{ state: 'alert', close_reason: null, closed: false }])
  expect((await clocks(room)).length).toBe(4)
})

test('一处也没有改的更正不收，点名还是原来那一次', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [[room.childIds[0], 'sick']])
  expect(await correct(room, rollCallId, '2026-09-08', [[room.childIds[0], 'sick']])).toEqual({
    ok: false,
    refusal: { code: 'nothing_changed' },
  })
  const calls = await rows('select replaced_by_id from app.roll_call where tenant_id = $1', room)
  expect(calls).toEqual([{ replaced_by_id: null }])
})

test('已被更正过的点名不能再从旧的一版更正；别校教师够不着', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [])
  expect(await correct(room, rollCallId, '2026-09-08', [], { by: room.outsider })).toEqual({
    ok: false,
    refusal: { code: 'not_found' },
  })
  expect((await correct(room, rollCallId, '2026-09-08', [[room.childIds[0], 'late']])).ok).toBe(true)
  expect(await correct(room, rollCallId, '2026-09-08', [])).toEqual({
    ok: false,
    refusal: { code: 'changed_meanwhile' },
  })
})

test('同一份更正送两次，只更正一次', async () => {
  const room = await aClassroom(client)
  const rollCallId = await call(room, '2026-09-08', [])
  const key = newId()
  const first = await correct(room, rollCallId, '2026-09-08', [[room.childIds[0], 'late']], { key })
  expect(await correct(room, rollCallId, '2026-09-08', [[room.childIds[0], 'late']], { key })).toEqual(first)
})

test('事后补假：当天改记病假并带假条，在走的作废，案撤销', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  const answer = await leave(room, '2026-09-08', ['2026-09-08', '2026-09-09'])
  expect(answer).toMatchObject({ ok: true, value: { reclassified: ['2026-09-08'], withdrawn: true } })
  const now = await rows(
    `select a.reason, a.leave_id is not null as on_leave from app.absence a join app.roll_call r on r.id = a.roll_call_id
     where a.tenant_id = $1 and r.replaced_by_id is null`,
    room,
  )
  expect(now).toEqual([{ reason: 'sick', on_leave: true }])
  expect((await clocks(room)).every(({ status }) => status === 'void')).toBe(true)
  expect((await cases(room))[0]).toMatchObject({ close_reason: 'signal_withdrawn' })
})

test('只补了头一天的假：案仍在，劝返改自尚存的首日起算，旧的一项写明缘由', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  await call(room, '2026-09-09', [[room.childIds[0], 'unexcused']])
  const answer = await leave(room, '2026-09-09', ['2026-09-08', '2026-09-08'])
  expect(answer).toMatchObject({ ok: true, value: { withdrawn: false } })
  const persuasion = (await clocks(room)).filter(({ duty }) => duty === 'persuasion')
  expect(persuasion).toEqual([
    { duty: 'persuasion', round: 1, status: 'void', explained: true, due: '2026-09-09' },
    { duty: 'persuasion', round: 2, status: 'running', explained: false, due: '2026-09-10' },
  ])
  expect(await cases(room)).toEqual([{ state: 'alert', close_reason: null, closed: false }])
})

test('只补了后一天的假：立案所凭的头一天仍是无故，案不撤', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  await call(room, '2026-09-09', [[room.childIds[0], 'unexcused']])
  expect(await leave(room, '2026-09-09', ['2026-09-09', '2026-09-09'])).toMatchObject({
    ok: true,
    value: { reclassified: ['2026-09-09'], withdrawn: false },
  })
  expect(await cases(room)).toEqual([{ state: 'alert', close_reason: null, closed: false }])
})

test('时限届满之后才补的假不改判：逾期留着', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08', [[room.childIds[0], 'unexcused']])
  await leave(room, '2026-09-10', ['2026-09-08', '2026-09-08'])
  const sameDay = (await clocks(room)).filter(({ duty }) => duty === 'guardian_contact')
  expect(sameDay).toMatchObject([{ status: 'running' }])
})

test('尚未到来的假只留假条；别校的学生请不了假；请假进台账', async () => {
  const room = await aClassroom(client)
  expect(await leave(room, '2026-09-08', ['2026-09-09', '2026-09-10'])).toMatchObject({
    ok: true,
    value: { reclassified: [], voided: 0 },
  })
  expect(await leave(room, '2026-09-08', ['2026-09-09', '2026-09-09'], { by: room.outsider })).toEqual({
    ok: false,
    refusal: { code: 'not_found' },
  })
  expect(await rows('select verb from app.ledger_event where tenant_id = $1', room)).toEqual([
    { verb: 'grant_leave' },
  ])
})
