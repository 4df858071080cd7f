import type pg from 'pg'
import { afterAll, expect } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser } from '#tests/classroom'
import { test } from '#tests/database'
import { connect, type Database } from './database.ts'
import { findRollCallGround } from './roll-call-ground.ts'

let sql: pg.Client
let web: Database
afterAll(async () => {
  await web?.close()
  await sql?.end()
})

test('换了班、留了级，没有用完的假条带到新班，新班主任点名时看得见；原班主任不再带出', async ({
  database,
}) => {
  sql = await asSuperuser(database)
  web = connect({ url: database.webUrl, contextKey: database.contextKey })
  const room = await aClassroom(sql)
  const [childId] = room.childIds
  const by = [room.teacher.personId, room.teacher.appointmentId]
  await sql.query(
    `insert into app.leave (tenant_id, id, child_id, class_id, school_id, kind, from_on, to_on, person_id, appointment_id, recorded_at)
     select tenant_id, gen_random_uuid(), id, class_id, school_id, 'sick', '2026-09-01', '2026-12-31', $2, $3, now() from app.child where id = $1`,
    [childId, ...by],
  )
  await sql.query(`update app.class_enrolment set to_on = '2026-09-09' where child_id = $1`, [childId])
  await sql.query(
    `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on) values ($1, gen_random_uuid(), $2, $3, 88, '2026-09-10')`,
    [room.tenantId, childId, room.otherClassId],
  )
  await sql.query('update app.child set class_id = $2, version = version + 1 where id = $1', [
    childId,
    room.otherClassId,
  ])
  const leavesIn = async (classId: string) => {
    const teacher = { ...room.teacher, unitIds: [classId] }
    const day = plainDate('2026-09-10')
    const ground = await web.asActor(teacher, (tx) =>
      findRollCallGround(tx, teacher, { classId, day, today: day, childIds: [] }),
    )
    return ground?.leaves.map((leave) => [leave.childId, leave.kind])
  }
  expect(await leavesIn(room.otherClassId)).toEqual([[childId, 'sick']])
  expect(await leavesIn(room.classId)).toEqual([])
})
