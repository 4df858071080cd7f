import type pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser, type Classroom } from '#tests/classroom'
import { cloneDatabase, type TestDatabase, test } from '#tests/database'
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

function call(room: Classroom, day: string) {
  const clock = { now: () => new Date(`${day}T08:05:00+08:00`) }
  return submitRollCall({ db, clock }, room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day: plainDate(day),
    exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
    allPresent: false,
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
