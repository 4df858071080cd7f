import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { passObservation } from './pass-observation.ts'

let world: CaseWorld
afterAll(async () => {
  await world.close()
})

test('后台停机，观察期却按时满了：办结在满的那一天，不算逾期', async ({ database }) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { state: 'returned', absentSinceOn: '2026-09-01' })
  const first = await aRollCall(world, '2026-09-02')
  await insert(world.sql, 'case_return', {
    tenant_id: world.tenantId,
    id: newId(),
    case_id: kase.id,
    round: 1,
    returned_on: '2026-09-02',
    roll_call_id: first,
    person_id: world.who.officer.personId,
    appointment_id: world.who.officer.appointmentId,
    recorded_at: '2026-09-02T02:00:00Z',
  })
  for (let day = plainDate('2026-09-03'); day < '2026-11-12'; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday > 0 && weekday < 6) await aRollCall(world, day)
  }
  await aDeadline(world, kase.id, 'observation', '2026-10-30')
  // 到期是 10 月 30 日；后台 11 月 20 日才醒来。
  const woken = { db: world.worker, clock: { now: () => new Date('2026-11-20T02:00:00Z') } }
  expect(await passObservation(woken, world.clockwork, kase.id)).toMatchObject({
    ok: true,
    value: { state: 'observed' },
  })
  const found = await world.sql.query(
    `select d.status, d.broken_at, o.completed_on::text as on,
            to_char(d.met_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as met
       from app.deadline d join app.observation o on o.case_id = d.case_id where d.case_id = $1 and d.duty = 'observation'`,
    [kase.id],
  )
  const [row] = found.rows
  expect(row).toMatchObject({ status: 'met', broken_at: null, met: row.on })
  expect(row.on < '2026-10-30').toBe(true)
})
