import type pg from 'pg'
import { afterAll, expect } from 'vitest'
import { isContention } from '#lib/data/contention'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { insertLeave } from '#lib/data/leaves'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser, type Classroom, realToday } from '#tests/classroom'
import { test } from '#tests/database'
import { recordLeave } from './record-leave.ts'
import { submitRollCall } from './submit-roll-call.ts'

let sql: pg.Client
let db: Database
afterAll(async () => {
  await db?.close()
  await sql?.end()
})

const clock = { now: () => new Date() }

const call = (room: Classroom, day: PlainDate) =>
  submitRollCall({ db, clock }, room.teacher, {
    submissionKey: newId(),
    classId: room.classId,
    day,
    exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
    allPresent: false,
  })

/** 等到有人在排这把锁。 */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
    )
    if (rows[0].n > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const marked = async (room: Classroom) =>
  (
    await sql.query(
      `select a.reason from app.absence a join app.roll_call r on r.id = a.roll_call_id and r.replaced_by_id is null where a.child_id = $1`,
      [room.childIds[0]],
    )
  ).rows.map(({ reason }) => reason)

test('假条落库之前点名已经看过：点名退回，再来一次带出假条', async ({ database }) => {
  sql = await asSuperuser(database)
  db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 4 })
  const day = plainDate(realToday())
  const room = await aClassroom(sql, { openOn: [day] })
  const { officer } = room
  let submitted: Promise<unknown> = Promise.resolve()
  await db.asActor(officer, async (tx) => {
    await insertLeave(tx, officer, {
      ...{ childId: room.childIds[0] ?? '', classId: room.classId, schoolId: room.schoolId },
      ...{ kind: 'sick', fromOn: day, toOn: day, proof: '', note: '' },
    })
    submitted = call(room, day).catch((error: unknown) => error)
    await someoneWaits()
  })
  expect(isContention(await submitted)).toBe(true)
  expect(await marked(room)).toEqual([])
  expect((await call(room, day)).ok).toBe(true)
  expect(await marked(room)).toEqual(['sick'])
})

test('点名落库之前准的假：等点名办完，照样改记', async () => {
  const day = plainDate(realToday())
  const room = await aClassroom(sql, { openOn: [day] })
  const { officer, teacher } = room
  let granted: Promise<unknown> = Promise.resolve()
  await db.asActor(teacher, async (tx) => {
    // 点名的那一行已经写下，还没有提交。
    const rollCallId = newId()
    const own = { tenantId: room.tenantId, schoolId: room.schoolId, classId: room.classId }
    await tx.rollCall.createMany({
      data: {
        ...{
          ...own,
          id: rollCallId,
          day: new Date(`${day}T00:00:00Z`),
          session: 'morning',
          enrolledCount: 4,
        },
        ...{ presentCount: 3, allPresent: false, personId: teacher.personId, submissionKey: newId() },
        ...{ appointmentId: teacher.appointmentId, recordedAt: new Date() },
      },
    })
    await tx.absence.createMany({
      data: {
        ...{ ...own, id: newId(), rollCallId, childId: room.childIds[0] ?? '', reason: 'unexcused' },
        ...{ day: new Date(`${day}T00:00:00Z`), recordedAt: new Date() },
      },
    })
    granted = recordLeave({ db, clock }, officer, {
      ...{ submissionKey: newId(), childId: room.childIds[0] ?? '', kind: 'sick', fromOn: day, toOn: day },
      ...{ proof: '县医院', note: '' },
    })
    await someoneWaits()
  })
  expect(await granted).toMatchObject({ ok: true, value: { reclassified: [day] } })
  expect(await marked(room)).toEqual(['sick'])
})
