import type pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser, type Classroom } from '#tests/classroom'
import { cloneDatabase, type TestDatabase, test } from '#tests/database'
import { correctRollCall } from './correct-roll-call.ts'
import { submitRollCall } from './submit-roll-call.ts'

let database: TestDatabase
let client: pg.Client
let db: Database

beforeAll(async () => {
  database = await cloneDatabase()
  client = await asSuperuser(database)
  db = connect({ url: database.webUrl, contextKey: database.contextKey })
})
afterAll(async () => {
  await db.close()
  await client.end()
  await database.drop()
})

const at = (day: string, time = '08:05:00') => ({
  db,
  clock: { now: () => new Date(`${day}T${time}+08:00`) },
})

function call(room: Classroom, day: string, absent = true) {
  return submitRollCall(at(day), room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day: plainDate(day),
    exceptions: absent ? [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }] : [],
    allPresent: !absent,
  })
}

const watch = (room: Classroom, returnedOn: string) =>
  client.query(
    `update app.dropout_case set state = 'returned', version = version + 1, returned_on = $2 where tenant_id = $1`,
    [room.tenantId, returnedOn],
  )
const cases = async (room: Classroom) =>
  (await client.query('select state, relapses from app.dropout_case where tenant_id = $1', [room.tenantId]))
    .rows

test('观察期内又无故缺勤：同一件案回到劝返，不另立案', async () => {
  const room = await aClassroom(client)
  expect((await call(room, '2026-09-08')).ok).toBe(true)
  await watch(room, '2026-09-09')
  expect(await call(room, '2026-09-10')).toMatchObject({ ok: true, value: { opened: [] } })
  expect(await cases(room)).toEqual([{ state: 'persuading', relapses: 1 }])
})

test('复辍那天的点名晚了两天才录：劝返的时限照缺勤那天起算，晚录不赚时间', async () => {
  const since = async (recorded: string) => {
    const room = await aClassroom(client)
    await call(room, '2026-09-08')
    await watch(room, '2026-09-09')
    await client.query(
      `update app.deadline set status = 'void', ended_at = now(), ended_why = '已返校' where tenant_id = $1 and case_id is not null`,
      [room.tenantId],
    )
    await submitRollCall(at(recorded), room.teacher, {
      submissionKey: newId(),
      classId: room.classId,
      day: plainDate('2026-09-15'),
      exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
      allPresent: false,
    })
    const { rows } = await client.query(
      `select due_at as due from app.deadline where tenant_id = $1 and case_id is not null and duty = 'persuasion' and status = 'running'`,
      [room.tenantId],
    )
    return rows.map(({ due }) => due.toISOString())
  }
  const onTime = await since('2026-09-15')
  expect(onTime).toHaveLength(1)
  expect(await since('2026-09-17')).toEqual(onTime)
})

test('复辍所凭的缺勤更正为病假：撤回复辍，回到观察，照原来返校的那天算；又缺的照旧是复辍', async () => {
  const room = await aClassroom(client)
  await call(room, '2026-09-08')
  const back = await call(room, '2026-09-09', false)
  if (!back.ok) throw new Error('not taken')
  await watch(room, '2026-09-09')
  await client.query(
    `insert into app.case_return (tenant_id, id, case_id, round, returned_on, roll_call_id, person_id, appointment_id, recorded_at)
     select tenant_id, gen_random_uuid(), id, 1, '2026-09-09', $2, $3, $4, now() from app.dropout_case where tenant_id = $1`,
    [room.tenantId, back.value.rollCallId, room.officer.personId, room.officer.appointmentId],
  )
  const away = await call(room, '2026-09-10')
  expect(await cases(room)).toEqual([{ state: 'persuading', relapses: 1 }])
  const correct = (reason: 'sick' | 'unexcused', rollCallId: string) =>
    correctRollCall(at('2026-09-10', '10:00:00'), room.teacher, {
      submissionKey: newId(),
      rollCallId,
      exceptions: [{ childId: room.childIds[0] ?? '', reason }],
      allPresent: false,
      reason: '家长补交病假条',
    })
  if (!away.ok) throw new Error('not taken')
  const corrected = await correct('sick', away.value.rollCallId)
  if (!corrected.ok) throw new Error('not corrected')
  expect(await cases(room)).toEqual([{ state: 'returned', relapses: 0 }])
  const { rows } = await client.query(
    `select duty, status, start_on::text as since, ended_why as why from app.deadline
      where tenant_id = $1 and case_id is not null and duty in ('observation', 'persuasion')
      order by duty`,
    [room.tenantId],
  )
  expect(rows).toEqual([
    { duty: 'observation', status: 'running', since: '2026-09-09', why: null },
    {
      duty: 'persuasion',
      status: 'void',
      since: '2026-09-08',
      why: '2026-09-10 的缺勤已更正或补假，不是复辍',
    },
  ])
  expect((await correct('unexcused', corrected.value.rollCallId)).ok).toBe(true)
  expect(await cases(room)).toEqual([{ state: 'persuading', relapses: 1 }])
})

test('补录返校以前的缺勤，不算复辍', async () => {
  const room = await aClassroom(client)
  expect((await call(room, '2026-09-07')).ok).toBe(true)
  await watch(room, '2026-09-10')
  expect((await call(room, '2026-09-09')).ok).toBe(true)
  expect(await cases(room)).toEqual([{ state: 'returned', relapses: 0 }])
})

test('还没有回来，又缺一天：记入立案所据的日子，个案的版本不动，自成一件事', async () => {
  const room = await aClassroom(client)
  expect((await call(room, '2026-09-08')).ok).toBe(true)
  const grown = async () =>
    (
      await client.query(
        `select k.version, k.met_days::text as days, (select count(*)::int from app.ledger_event e
           where e.case_id = k.id and e.verb = 'extend_streak') as events from app.dropout_case k where k.tenant_id = $1`,
        [room.tenantId],
      )
    ).rows
  expect(await grown()).toEqual([{ version: 1, days: '{2026-09-08}', events: 0 }])
  expect((await call(room, '2026-09-09')).ok).toBe(true)
  expect((await call(room, '2026-09-10')).ok).toBe(true)
  expect(await grown()).toEqual([{ version: 1, days: '{2026-09-08,2026-09-09,2026-09-10}', events: 2 }])
})
