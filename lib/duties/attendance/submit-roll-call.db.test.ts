import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { findSitting } from '#lib/auth/find-sitting'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { officialAt, postOf } from '#lib/rules/identity/post'
import type { Official } from '#lib/rules/people/actor'
import { aClassroom, type Classroom } from '#tests/classroom'
import { cloneDatabase, type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { submitRollCall } from './submit-roll-call.ts'

let database: TestDatabase
let client: pg.Client
let db: Database
const statements: string[] = []

beforeAll(async () => {
  database = await cloneDatabase()
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  db = connect({
    url: database.webUrl,
    contextKey: database.contextKey,
    onStatement: (sql) => statements.push(sql),
  })
})
afterAll(async () => {
  await db.close()
  await client.end()
  await database.drop()
})

const at = (day: string, time = '08:05') => ({
  db,
  clock: { now: () => new Date(`${day}T${time}:00+08:00`) },
})

type Reason = 'unexcused' | 'sick' | 'personal' | 'late'
type Exceptions = readonly { childId: string; reason: Reason }[]

function call(
  room: Classroom,
  day: string,
  exceptions: Exceptions = [],
  given: { by?: Official; key?: string; now?: string } = {},
) {
  return submitRollCall(at(given.now ?? day), given.by ?? room.teacher, {
    submissionKey: given.key ?? newId(),
    classId: room.classId,
    day: plainDate(day),
    exceptions: [...exceptions],
    allPresent: exceptions.length === 0,
  })
}

const unexcused = (childId: string | undefined): { childId: string; reason: Reason } => ({
  childId: childId ?? '',
  reason: 'unexcused',
})

async function rows(sql: string, room: Classroom): Promise<Record<string, unknown>[]> {
  return (await client.query(sql, [room.tenantId])).rows as Record<string, unknown>[]
}

const count = async (table: string, room: Classroom) =>
  Number((await rows(`select count(*) from app.${table} where tenant_id = $1`, room))[0]?.count)

test('全员到校是一行、一件事，没有一个到校的学生占行', async () => {
  const room = await aClassroom(client)
  const answer = await call(room, '2026-09-08')
  expect(answer).toMatchObject({ ok: true, value: { enrolled: 4, present: 4, unexcused: [], opened: [] } })
  expect(await count('absence', room)).toBe(0)
  expect(await count('deadline', room)).toBe(0)
  const events = await rows(
    'select verb, person_id, happened_on::text, payload from app.ledger_event where tenant_id = $1',
    room,
  )
  expect(events).toMatchObject([
    { verb: 'submit_roll_call', person_id: room.teacher.personId, happened_on: '2026-09-08' },
  ])
})

/** 与一次请求一样：先由会话问出是谁，再办；给出答复与从头到尾的语句。 */
async function wholeRequest(room: Classroom, exceptions: Exceptions) {
  const reference = await aSession(room)
  statements.length = 0
  const now = new Date('2026-09-09T08:05:00+08:00')
  const sitting = await findSitting(db, reference, now)
  const post = sitting && postOf(sitting)
  if (!post) throw new Error('the session is not one of a teacher')
  const answer = await call(room, '2026-09-09', exceptions, { by: officialAt(sitting, post) })
  // 数句子的听不到 BEGIN：每开一次事务、说一次是谁在问，前面都有一句。
  const asked = statements.map((sql) => sql.trim().slice(0, 60))
  return { answer, asked: asked.flatMap((sql) => (sql.startsWith('SET LOCAL') ? ['BEGIN', sql] : [sql])) }
}

async function aSession(room: Classroom) {
  const [accountId, sessionId] = [newId(), newId()]
  const at = '2026-09-09T00:04:30Z'
  const own = { tenant_id: room.tenantId, person_id: room.teacher.personId }
  const account = { login: `t.${accountId}`, password_hash: '-', created_at: at }
  await insert(client, 'account', { ...own, id: accountId, ...account })
  const times = { created_at: at, last_seen_at: at, expires_at: '2026-09-09T12:00:00Z' }
  await insert(client, 'session', { ...own, id: sessionId, account_id: accountId, ...times })
  return { tenantId: room.tenantId, sessionId }
}

test('45 人的点名，会话也算在内，不过十条语句：全员到校、有病假的七条；欠下当天两件的多一条，即日立案的再多两条', async () => {
  const present = await wholeRequest(await aClassroom(client, { pupils: 45 }), [])
  expect(present.answer).toMatchObject({ ok: true, value: { enrolled: 45, present: 45 } })
  expect(present.asked, present.asked.join('\n')).toHaveLength(7)

  const ill = await aClassroom(client, { pupils: 45 })
  const sick = await wholeRequest(ill, [{ childId: ill.childIds[0] ?? '', reason: 'sick' }])
  expect(sick.asked, sick.asked.join('\n')).toHaveLength(7)

  const waiting = await aClassroom(client, { pupils: 45, policy: 'dadukou-2018' })
  const owing = await wholeRequest(waiting, [unexcused(waiting.childIds[0]), unexcused(waiting.childIds[1])])
  expect(owing.asked, owing.asked.join('\n')).toHaveLength(8)
  expect(await count('dropout_case', waiting)).toBe(0)

  const room = await aClassroom(client, { pupils: 45 })
  const [first, second, third] = room.childIds
  const opening = await wholeRequest(room, [
    unexcused(first),
    unexcused(second),
    { childId: third ?? '', reason: 'sick' },
  ])
  expect(opening.answer).toMatchObject({ ok: true, value: { enrolled: 45, present: 42 } })
  expect(await count('dropout_case', room)).toBe(2)
  expect(opening.asked, opening.asked.join('\n')).toHaveLength(10)
})

test('答复说得出屏幕要的一切：记下的例外，当天各欠什么、几时到期；重送的说明这次没有再办', async () => {
  const room = await aClassroom(client)
  const [absent, late] = room.childIds
  const key = newId()
  const exceptions = [unexcused(absent), { childId: late ?? '', reason: 'late' as const }]
  const answer = await call(room, '2026-09-08', exceptions, { key })
  const stored = await rows(
    `select d.id, d.duty, d.clause, d.child_id as "childId", d.absence_id as "absenceId", d.owner_role as "ownerRole"
     from app.deadline d where d.tenant_id = $1 and d.absence_id is not null order by d.duty`,
    room,
  )
  expect(stored.map(({ duty }) => duty)).toEqual(['guardian_contact', 'same_day_report'])
  expect(answer).toMatchObject({ ok: true, value: { again: false, exceptions, day: '2026-09-08' } })
  const owed = answer.ok ? answer.value.owed.toSorted((a, b) => a.duty.localeCompare(b.duty)) : []
  expect(owed).toMatchObject(stored)
  expect(owed.map(({ dueAt }) => dueAt)).toEqual(Array(2).fill('2026-09-08T15:59:59.999Z'))
  expect(await call(room, '2026-09-08', exceptions, { key })).toMatchObject({
    ok: true,
    value: { again: true },
  })
})

test('无故一天：当天欠家长、欠学校各一件，大田即日立案，劝返限次一在校日', async () => {
  const room = await aClassroom(client)
  // 2026-09-30 周三；国庆 10-01 至 10-07，10-08 复课。
  const answer = await call(room, '2026-09-30', [unexcused(room.childIds[0])])
  expect(answer.ok && answer.value.opened).toHaveLength(1)
  const due = await rows(
    `select duty, owner_role, clause, (due_at at time zone 'Asia/Shanghai')::text as due, case_id is not null as of_case
     from app.deadline where tenant_id = $1 order by duty`,
    room,
  )
  expect(due).toEqual([
    {
      duty: 'guardian_contact',
      owner_role: 'teacher',
      clause: 'DT-3.4.2',
      due: '2026-09-30 23:59:59.999',
      of_case: false,
    },
    {
      duty: 'persuasion',
      owner_role: 'officer',
      clause: 'DT-3.4.3',
      due: '2026-10-08 23:59:59.999',
      of_case: true,
    },
    {
      duty: 'same_day_report',
      owner_role: 'teacher',
      clause: 'DT-3.4.2',
      due: '2026-09-30 23:59:59.999',
      of_case: false,
    },
    {
      duty: 'written_report_warning',
      owner_role: 'principal',
      clause: 'DT-A4',
      due: '2026-10-03 23:59:59.999',
      of_case: true,
    },
  ])
  const kase = await rows(
    'select number, state, trigger_clause, absent_since_on::text from app.dropout_case where tenant_id = $1',
    room,
  )
  expect(kase).toEqual([
    { number: '2026-0015-001', state: 'alert', trigger_clause: 'DT-3.4.2', absent_since_on: '2026-09-30' },
  ])
  const verbs = await rows('select verb from app.ledger_event where tenant_id = $1 order by verb', room)
  expect(verbs.map(({ verb }) => verb)).toEqual(['open_case', 'submit_roll_call'])
})

test('一段连续缺勤只立一次案：跨周末、跨国庆长假', async () => {
  const room = await aClassroom(client)
  const absent = [unexcused(room.childIds[0])]
  for (const day of ['2026-09-25', '2026-09-28', '2026-09-30', '2026-10-08', '2026-10-10']) {
    const answer = await call(room, day, absent)
    // 2026-09-25 是中秋假期，不上课。
    if (day === '2026-09-25')
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'closed_day', why: '中秋节' } })
    else expect(answer.ok, day).toBe(true)
  }
  expect(await count('dropout_case', room)).toBe(1)
  expect(await count('absence', room)).toBe(4)
})

test.for([
  ['nanan-2018', ['2026-09-08'], 1],
  ['datian-2023', ['2026-09-08'], 1],
  ['linxia-2016', ['2026-09-08'], 1],
  ['dadukou-2018', ['2026-09-08', '2026-09-09'], 0],
  ['dadukou-2018', ['2026-09-08', '2026-09-09', '2026-09-10'], 1],
  // 周四起，48 小时满在周六，顺到周一首节。
  ['dadukou-2018', ['2026-09-10', '2026-09-11'], 0],
  ['dadukou-2018', ['2026-09-10', '2026-09-11', '2026-09-14'], 1],
] as const)('同样的缺勤，%s 在 %o 之后有 %i 件案', async ([policy, days, cases]) => {
  const room = await aClassroom(client, { policy })
  for (const day of days) expect((await call(room, day, [unexcused(room.childIds[0])])).ok).toBe(true)
  expect(await count('dropout_case', room)).toBe(cases)
})

test('同一提交送两次只有一次点名，两次答复相同；同键换了内容不收', async () => {
  const room = await aClassroom(client)
  const key = newId()
  const absent = [unexcused(room.childIds[1])]
  const first = await call(room, '2026-09-08', absent, { key })
  const second = await call(room, '2026-09-08', absent, { key })
  expect(second).toEqual({ ok: true, value: { ...(first.ok && first.value), again: true } })
  expect([
    await count('roll_call', room),
    await count('absence', room),
    await count('dropout_case', room),
  ]).toEqual([1, 1, 1])
  expect(await call(room, '2026-09-08', [], { key })).toMatchObject({
    ok: false,
    refusal: { code: 'key_reused' },
  })
})

test.for([
  ['没到的日子', '2026-09-09', '2026-09-08', { code: 'future_day' }],
  ['周末', '2026-09-12', '2026-09-14', { code: 'closed_day', why: '周末' }],
  ['七日以前', '2026-09-08', '2026-09-16', { code: 'invalid_input' }],
] as const)('%s不能点名，什么也没有写', async ([, day, now, refusal]) => {
  const room = await aClassroom(client)
  expect(await call(room, day, [], { now })).toMatchObject({ ok: false, refusal })
  expect([await count('roll_call', room), await count('submission', room)]).toEqual([0, 0])
})

test('名单里有一个不是本班的，整批不收', async () => {
  const room = await aClassroom(client)
  const answer = await call(room, '2026-09-08', [unexcused(room.childIds[0]), unexcused(room.strangerId)])
  expect(answer).toEqual({ ok: false, refusal: { code: 'not_of_class', count: 1 } })
  expect(await count('absence', room)).toBe(0)
})

test('已经点过名的，请走更正', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08')
  expect(await call(room, '2026-09-08', [unexcused(room.childIds[0])])).toEqual({
    ok: false,
    refusal: { code: 'already_submitted', day: '2026-09-08' },
  })
})

test('别校的教师、没有点名职责的岗位，都不能替这个班点名', async () => {
  const room = await aClassroom(client)
  expect(await call(room, '2026-09-08', [], { by: room.outsider })).toEqual({
    ok: false,
    refusal: { code: 'not_found' },
  })
  const inspector = { ...room.officer, role: 'inspector' as const }
  expect(await call(room, '2026-09-08', [], { by: inspector })).toEqual({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect((await call(room, '2026-09-08', [], { by: room.officer })).ok).toBe(true)
})

test('准假在先的，教师点成无故也按假条记，不起时限、不立案', async () => {
  const room = await aClassroom(client)
  const leaveId = newId()
  await client.query(
    `insert into app.leave (tenant_id, id, child_id, class_id, school_id, kind, from_on, to_on, person_id, appointment_id, recorded_at)
     values ($1, $2, $3, $4, $5, 'sick', '2026-09-07', '2026-09-09', $6, $7, now())`,
    [
      room.tenantId,
      leaveId,
      room.childIds[0],
      room.classId,
      room.schoolId,
      room.teacher.personId,
      room.teacher.appointmentId,
    ],
  )
  const answer = await call(room, '2026-09-08', [unexcused(room.childIds[0])])
  expect(answer).toMatchObject({ ok: true, value: { present: 3, unexcused: [] } })
  expect(await rows('select reason, leave_id from app.absence where tenant_id = $1', room)).toEqual([
    { reason: 'sick', leave_id: leaveId },
  ])
  expect([await count('deadline', room), await count('dropout_case', room)]).toEqual([0, 0])
})

test('迟到算到校', async () => {
  const room = await aClassroom(client)
  const answer = await call(room, '2026-09-08', [{ childId: room.childIds[0] ?? '', reason: 'late' }])
  expect(answer).toMatchObject({ ok: true, value: { enrolled: 4, present: 4 } })
  expect(await count('dropout_case', room)).toBe(0)
})

test('补报往日的，欠的仍是那一天的事，不因晚录赚时间', async () => {
  const room = await aClassroom(client)
  const day: PlainDate = plainDate('2026-09-08')
  await call(room, day, [unexcused(room.childIds[0])], { now: addDays(day, 2) })
  const due = await rows(
    `select (due_at at time zone 'Asia/Shanghai')::date::text as due from app.deadline where tenant_id = $1 and duty = 'same_day_report'`,
    room,
  )
  expect(due).toEqual([{ due: '2026-09-08' }])
})
