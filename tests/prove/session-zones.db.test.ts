import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { reportSameDay } from '#lib/duties/attendance/report-same-day'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { breakDeadline } from '#lib/duties/clock/break-deadline'
import { readWholeLedger } from '#lib/ledger/export'
import { publicKeyHex, sealingKey } from '#lib/ledger/head'
import { verifyLedger } from '#lib/ledger/verify'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { aClassroom, asSuperuser } from '#tests/classroom'
import { type TestDatabase, test } from '#tests/database'

const ZONES = ['UTC', 'Asia/Urumqi', 'America/New_York'] as const
/** 北京 9 月 8 日 00:30：在 UTC 与纽约还是前一天，在乌鲁木齐差着时辰。 */
const JUST_AFTER_MIDNIGHT = '2026-09-08T00:30:00+08:00'
const DAY = plainDate('2026-09-08')

/** 在会话时区为 `zone` 的库上点名、报告、过期，给出存下的日子与时刻。 */
async function storyIn(database: TestDatabase, zone: string): Promise<unknown> {
  const sql = await asSuperuser(database)
  await sql.query(`alter database ${database.name} set timezone = '${zone}'`)
  const db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 2 })
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey, poolSize: 1 })
  try {
    const room = await aClassroom(sql)
    const clock = { now: () => new Date(JUST_AFTER_MIDNIGHT) }
    const called = await submitRollCall({ db, clock }, room.teacher, {
      submissionKey: newId(),
      classId: room.classId,
      day: DAY,
      exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
      allPresent: false,
    })
    if (!called.ok) throw new Error(called.refusal.code)
    const absenceId = called.value.unexcused[0] ?? ''
    await reportSameDay({ db, clock }, room.teacher, { submissionKey: newId(), absenceId, words: '已联系' })
    const { rows: due } = await sql.query<{ id: string }>(
      `select id from app.deadline where tenant_id = $1 and status = 'running' and due_at < now() order by duty`,
      [room.tenantId],
    )
    const clockwork = { kind: 'clock', tenantId: room.tenantId } as const
    for (const { id } of due)
      await breakDeadline({ db: worker, clock: { now: () => new Date() } }, clockwork, id)
    const deadlines = await sql.query(
      `select duty, status, to_char(start_on, 'YYYY-MM-DD') as start_on, extract(epoch from due_at)::bigint::text as due,
         extract(epoch from broken_at)::bigint::text as broken from app.deadline where tenant_id = $1 order by duty, due_at`,
      [room.tenantId],
    )
    const calls = await sql.query(
      `select to_char(day, 'YYYY-MM-DD') as day from app.roll_call where tenant_id = $1`,
      [room.tenantId],
    )
    const seen = await db.asActor(room.teacher, (tx) =>
      tx.rollCall.findMany({ where: { tenantId: room.tenantId }, select: { day: true } }),
    )
    const ledger = await readWholeLedger(
      worker,
      clockwork,
      publicKeyHex(sealingKey('44'.repeat(32))),
      () => undefined,
    )
    return {
      deadlines: deadlines.rows,
      calls: calls.rows,
      seen: seen.map(({ day }) => day.toISOString().slice(0, 10)),
      verified: verifyLedger(ledger).ok,
    }
  } finally {
    await db.close()
    await worker.close()
    await sql.end()
  }
}

test('数据库会话在哪个时区，存下的日子、到期的时刻、逾期的时刻、台账都一样', async ({ database }) => {
  const [first, ...others] = [
    await storyIn(database, ZONES[0]),
    await storyIn(database, ZONES[1]),
    await storyIn(database, ZONES[2]),
  ]
  expect(first).toMatchObject({ seen: [DAY], calls: [{ day: DAY }], verified: true })
  for (const other of others) expect(other).toEqual(first)
})
