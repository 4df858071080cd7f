import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, type Classroom, realToday } from '#tests/classroom'
import { cloneDatabase, type TestDatabase, test } from '#tests/database'
import { correctRollCall } from './correct-roll-call.ts'
import { receiveSameDayReport } from './receive-same-day-report.ts'
import { recordGuardianContact } from './record-guardian-contact.ts'
import { reportSameDay } from './report-same-day.ts'
import { submitRollCall } from './submit-roll-call.ts'

let database: TestDatabase
let client: pg.Client
let db: Database
// 时间由数据库盖，所以这里用真实的今天与昨天。
const today = realToday()
const yesterday = addDays(today, -1)
const deps = () => ({ db, clock: { now: () => new Date() } })

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

async function absent(day = today): Promise<{ room: Classroom; absenceId: string; rollCallId: string }> {
  const room = await aClassroom(client, { openOn: [today, yesterday] })
  const answer = await submitRollCall(deps(), room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day: plainDate(day),
    exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
    allPresent: false,
  })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { room, absenceId: answer.value.unexcused[0] ?? '', rollCallId: answer.value.rollCallId }
}

function contact(by: Classroom['teacher'], absenceId: string, key: string = newId()) {
  const input = {
    submissionKey: key,
    absenceId,
    means: 'phone',
    result: 'lost',
    note: '两次无人接听',
  } as const
  return recordGuardianContact(deps(), by, input)
}

const report = (by: Classroom['teacher'], absenceId: string) =>
  reportSameDay(deps(), by, {
    submissionKey: newId(),
    absenceId,
    words: '今日无故未到校，电话联系不上家长。',
  })

async function rows(sql: string, room: Classroom): Promise<Record<string, unknown>[]> {
  return (await client.query(sql, [room.tenantId])).rows as Record<string, unknown>[]
}
const clock = async (room: Classroom, duty: string) =>
  (
    await rows(
      `select status, broken_at is not null as broken from app.deadline where tenant_id = $1 and duty = '${duty}'`,
      room,
    )
  )[0]

test('当天联系、当天报告：两件都办结，都不迟，学校一按收悉', async () => {
  const { room, absenceId } = await absent()
  expect((await contact(room.teacher, absenceId)).ok).toBe(true)
  const reported = await report(room.teacher, absenceId)
  expect(await clock(room, 'guardian_contact')).toEqual({ status: 'met', broken: false })
  expect(await clock(room, 'same_day_report')).toEqual({ status: 'met', broken: false })
  expect(await rows('select late from app.same_day_report where tenant_id = $1', room)).toEqual([
    { late: false },
  ])
  if (!reported.ok) throw new Error(reported.refusal.code)
  const receive = { submissionKey: newId(), reportId: reported.value.reportId }
  expect(await receiveSameDayReport(deps(), room.teacher, receive)).toEqual({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect((await receiveSameDayReport(deps(), room.officer, receive)).ok).toBe(true)
  expect((await receiveSameDayReport(deps(), room.officer, receive)).ok).toBe(true)
  expect(await receiveSameDayReport(deps(), room.principal, { ...receive, submissionKey: newId() })).toEqual({
    ok: false,
    refusal: { code: 'changed_meanwhile' },
  })
  const verbs = await rows(
    'select verb from app.ledger_event where tenant_id = $1 order by recorded_at',
    room,
  )
  expect(verbs.map(({ verb }) => verb).slice(-3)).toEqual([
    'record_guardian_contact',
    'report_same_day',
    'receive_same_day_report',
  ])
})

test('昨天的事今天才报：照收，办结，但永远记着迟', async () => {
  const { room, absenceId } = await absent(yesterday)
  expect((await report(room.teacher, absenceId)).ok).toBe(true)
  expect(await rows('select late from app.same_day_report where tenant_id = $1', room)).toEqual([
    { late: true },
  ])
  expect(await clock(room, 'same_day_report')).toEqual({ status: 'met', broken: true })
})

test('家长说是生病，没有假条，仍是无故', async () => {
  const { room, absenceId } = await absent()
  await recordGuardianContact(deps(), room.teacher, {
    submissionKey: newId(),
    absenceId,
    means: 'phone',
    result: 'ill',
    note: '',
  })
  expect(await rows('select reason from app.absence where tenant_id = $1', room)).toEqual([
    { reason: 'unexcused' },
  ])
})

test('一人一日只有一份报告；同一次联系送两次只记一次', async () => {
  const { room, absenceId } = await absent()
  const key = newId()
  expect(await contact(room.teacher, absenceId, key)).toEqual(await contact(room.teacher, absenceId, key))
  expect(await rows('select id from app.guardian_contact where tenant_id = $1', room)).toHaveLength(1)
  expect((await report(room.teacher, absenceId)).ok).toBe(true)
  expect(await report(room.officer, absenceId)).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
})

test('今天联系家长，办结的是今天的一件，昨天欠的还欠着', async () => {
  const { room } = await absent(yesterday)
  const answer = await submitRollCall(deps(), room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day: today,
    exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
    allPresent: false,
  })
  if (!answer.ok) throw new Error(answer.refusal.code)
  await contact(room.teacher, answer.value.unexcused[0] ?? '')
  const owed = await rows(
    `select start_on::text as day, status from app.deadline where tenant_id = $1 and duty = 'guardian_contact' order by start_on`,
    room,
  )
  expect(owed).toEqual([
    { day: yesterday, status: 'running' },
    { day: today, status: 'met' },
  ])
})

test('别校的教师联系不了、报告不了这名学生', async () => {
  const { room, absenceId } = await absent()
  expect(await contact(room.outsider, absenceId)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(await report(room.outsider, absenceId)).toEqual({ ok: false, refusal: { code: 'not_found' } })
})

test('点名更正之后，原来那条缺勤不再可办；仍无故的，用新的一条办，欠的还是同一件', async () => {
  const { room, absenceId, rollCallId } = await absent()
  await correctRollCall(deps(), room.teacher, {
    submissionKey: newId(),
    rollCallId,
    reason: '另一名学生迟到',
    exceptions: [
      { childId: room.childIds[0] ?? '', reason: 'unexcused' },
      { childId: room.childIds[1] ?? '', reason: 'late' },
    ],
    allPresent: false,
  })
  expect(await contact(room.teacher, absenceId)).toEqual({
    ok: false,
    refusal: { code: 'changed_meanwhile' },
  })
  const current = await rows(
    `select a.id from app.absence a join app.roll_call r on r.id = a.roll_call_id
     where a.tenant_id = $1 and r.replaced_by_id is null and a.reason = 'unexcused'`,
    room,
  )
  expect((await contact(room.teacher, String(current[0]?.id))).ok).toBe(true)
  expect(await clock(room, 'guardian_contact')).toEqual({ status: 'met', broken: false })
})
