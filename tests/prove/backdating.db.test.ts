import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aClassroom, asSuperuser, type Classroom, realToday } from '#tests/classroom'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { tell } from './figure.ts'

let db: Database
let sql: pg.Client
afterAll(async () => {
  await db?.close()
  await sql?.end()
})

const YEARS_AGO = '2020-01-01T00:00:00Z'

/** 写下就不改的：台账、校历、任职、文件版本、缺课的原因、导入的时间。 */
const CLOSED_STATEMENTS = [
  ['改台账的时间', `update app.ledger_event set recorded_at = '${YEARS_AGO}'`],
  ['改校历好让今天不上课', `update app.calendar_day set kind = 'off'`],
  ['改任职的起日', `update app.appointment set from_on = '2019-01-01'`],
  ['改文件哪天起用', `update app.policy_version set effective_from = '2019-01-01'`],
  ['改文件的值', `update app.policy_version set body = '{}'`],
  ['把旷课改成请假', `update app.absence set reason = 'sick'`],
  ['改导入的时间', `update app.import_batch set recorded_at = '${YEARS_AGO}'`],
  ['改时限的到期时刻', `update app.deadline set due_at = due_at + interval '9 days'`],
  ['改劝返的日子', `update app.persuasion set persuaded_at = '${YEARS_AGO}'`],
] as const

/** 以某人的身份在网页账号上做一件事并提交；被拒给代码。 */
async function as(database: TestDatabase, actor: Official, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: database.webUrl })
  await client.connect()
  try {
    await client.query('begin')
    const context = databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())
    await client.query(`set local app.context = '${context}'`)
    await work(client)
    await client.query('commit')
    return 'done'
  } catch (error) {
    await client.query('rollback')
    return (error as pg.DatabaseError).code ?? 'unknown'
  } finally {
    await client.end()
  }
}

const aCall = (room: Classroom, more: Record<string, unknown> = {}) => ({
  tenant_id: room.tenantId,
  id: newId(),
  class_id: room.classId,
  school_id: room.schoolId,
  day: realToday(),
  session: 'noon',
  enrolled_count: 4,
  present_count: 4,
  all_present: true,
  person_id: room.teacher.personId,
  appointment_id: room.teacher.appointmentId,
  submission_key: newId(),
  recorded_at: YEARS_AGO,
  ...more,
})

async function ageOf(table: string, id: string): Promise<number> {
  const { rows } = await sql.query<{ age: number }>(
    `select extract(epoch from clock_timestamp() - recorded_at)::float8 as age from app.${table} where id = $1`,
    [id],
  )
  return rows[0]?.age ?? Number.NaN
}

test('倒填的每一条路：要么被拒，要么盖上的还是此刻', async ({ database }) => {
  sql = await asSuperuser(database)
  db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 2 })
  const today = realToday()
  const room = await aClassroom(sql, { openOn: [addDays(plainDate(today), -1), today] })
  const { teacher, officer } = room
  const open: string[] = []
  let paths = 0
  const shut = (path: string, holds: boolean) => {
    paths += 1
    if (!holds) open.push(path)
  }

  const written = aCall(room)
  await as(database, teacher, (client) => insert(client, 'roll_call', written))
  shut('自己写记录时间', (await ageOf('roll_call', written.id)) < 60)
  shut(
    '事后改记录时间',
    (await as(database, teacher, (client) =>
      client.query(`update app.roll_call set recorded_at = '${YEARS_AGO}'`),
    )) === '42501',
  )
  shut(
    '事后改日子',
    (await as(database, teacher, (client) => client.query(`update app.roll_call set day = day - 1`))) ===
      '42501',
  )
  shut(
    '明天的先写好',
    (await as(database, teacher, (client) =>
      insert(client, 'roll_call', aCall(room, { day: '2031-01-01' })),
    )) === '22008',
  )

  const zoned = aCall(room, { session: 'zone' })
  await as(database, teacher, async (client) => {
    await client.query(`set local timezone = 'Pacific/Kiritimati'`)
    await insert(client, 'roll_call', zoned)
  })
  shut('换会话的时区', (await ageOf('roll_call', zoned.id)) < 60)

  const slow = aCall(room, { session: 'slow' })
  await as(database, teacher, async (client) => {
    await client.query('select pg_sleep(1.2)')
    await insert(client, 'roll_call', slow)
  })
  // 盖的是落笔那一刻，不是事务开始那一刻。
  shut('事务开着等', (await ageOf('roll_call', slow.id)) < 1)

  const early = { ...db, clock: { now: () => new Date(YEARS_AGO) } }
  const byOldClock = await submitRollCall({ db, clock: early.clock }, officer, {
    submissionKey: newId(),
    classId: room.classId,
    day: plainDate(today),
    exceptions: [],
    allPresent: true,
  })
  shut('程序的钟倒拨：那天还没到', !byOldClock.ok)

  const key = newId()
  const submit = (day: string) =>
    submitRollCall({ db, clock: { now: () => new Date() } }, officer, {
      submissionKey: key,
      classId: room.otherClassId,
      day: plainDate(day),
      exceptions: [],
      allPresent: true,
    })
  const first = await submit(today)
  const replayed = await submit(today)
  shut('同一把键重送', first.ok && replayed.ok && first.value.rollCallId === replayed.value.rollCallId)
  shut('同一把键换个日子', !(await submit(addDays(plainDate(today), -1))).ok)

  // 没有授权，行在不在都被拒：空表上也证得了。
  for (const [path, statement] of CLOSED_STATEMENTS)
    shut(path, (await as(database, officer, (client) => client.query(statement))) === '42501')
  tell('T14', { paths, open: open.length })
  expect(paths).toBeGreaterThanOrEqual(12)
  expect(open).toEqual([])
})
