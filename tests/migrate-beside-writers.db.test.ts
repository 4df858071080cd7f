import { afterAll, expect } from 'vitest'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { applyMigrations } from '#lib/data/migrate/migrations'
import { readMigrations } from '#lib/data/migrate/schema-files'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar, workDayKind } from '#lib/rules/calendar/working-days'
import { aClassroom, asSuperuser } from '#tests/classroom'
import { test } from '#tests/database'

let db: Database
afterAll(() => db?.close())

/** 只加不改的一项升级：一列、一张带全套防线的表、一个索引。 */
const EXPAND = `
ALTER TABLE app.roll_call ADD COLUMN weather text;
CREATE TABLE app.weather_note (tenant_id uuid NOT NULL REFERENCES app.tenant (id), id uuid NOT NULL, words text NOT NULL,
  recorded_at timestamptz NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT guard.protect('weather_note');
SELECT guard.reach('weather_note', 'true', 'bureau', false);
CREATE INDEX roll_calls_of_a_day ON app.roll_call (tenant_id, day);`

const WRITERS = 6
const BEFORE = 12

function schoolDays(from: PlainDate, count: number): PlainDate[] {
  const nation = workCalendar()
  const days: PlainDate[] = []
  for (let day = from; days.length < count; day = addDays(day, 1))
    if (workDayKind(nation, day).works) days.push(day)
  return days
}

test('正在点名的库上执行一项只加不改的升级：旧程序照写，没有一次被拒、丢失、重复，新表的防线也在', async ({
  database,
}) => {
  const sql = await asSuperuser(database)
  const room = await aClassroom(sql)
  db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: WRITERS })
  const work = schoolDays(plainDate('2026-09-01'), 45)
    .flatMap((day) => [room.classId, room.otherClassId].map((classId) => ({ day, classId })))
    .values()
  const done: string[] = []
  const refused: unknown[] = []
  let begin: () => void = () => undefined
  const underWay = new Promise<void>((resolve) => {
    begin = resolve
  })
  const writer = async () => {
    for (const { day, classId } of work) {
      const deps = { db, clock: { now: () => new Date(`${day}T08:05:00+08:00`) } }
      const input = { submissionKey: newId(), classId, day, exceptions: [], allPresent: true }
      const outcome = await submitRollCall(deps, room.officer, input)
      if (outcome.ok) done.push(outcome.value.rollCallId)
      else refused.push(outcome.refusal)
      if (done.length === BEFORE) begin()
    }
  }
  const writing = Promise.all(Array.from({ length: WRITERS }, writer))
  await underWay
  const list = await readMigrations()
  const content = { tag: 'ok' as const, value: EXPAND }
  const added = { path: '29991231000000_expand', migrationFile: { path: 'migration.sql', content } }
  const applied = await applyMigrations(database.superuserUrl, {
    ...list,
    migrationDirectories: [...list.migrationDirectories, added],
  })
  expect(applied).toEqual(['29991231000000_expand'])
  const duringUpgrade = done.length
  await writing
  expect(refused).toEqual([])
  // 升级之后还有人在写，不然什么也没证明。
  expect(done.length).toBeGreaterThan(duringUpgrade)
  const { rows } = await sql.query<{ kept: string; linked: string }>(
    `select count(*) as kept, (select count(*) from app.ledger_link where tenant_id = $1) as linked
       from app.roll_call where tenant_id = $1 and id = any ($2)`,
    [room.tenantId, done],
  )
  expect(rows).toEqual([{ kept: '90', linked: '90' }])
  await sql.end()
})
