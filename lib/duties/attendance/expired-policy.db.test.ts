import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { findPolicy } from '#lib/data/policies'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { expiryWarning } from '#lib/rules/policy/profiles'
import { aClassroom } from '#tests/classroom'
import { test } from '#tests/database'
import { submitRollCall } from './submit-roll-call.ts'

test('文件失效的第二天，没有采用新的：点名照报、照立案，页上说已失效；采用以前的日子没有文件', async ({
  database,
}) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const db = connect({ url: database.webUrl, contextKey: database.contextKey })
  try {
    const room = await aClassroom(client)
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`update app.policy_version set effective_to = '2026-09-07' where tenant_id = $1`, [
      room.tenantId,
    ])
    await client.query('commit')
    const day = plainDate('2026-09-08')
    const deps = { db, clock: { now: () => new Date('2026-09-08T08:05:00+08:00') } }
    const outcome = await submitRollCall(deps, room.teacher, {
      ...{ submissionKey: newId(), classId: room.classId, day },
      exceptions: [{ childId: room.childIds[0] ?? '', reason: 'unexcused' }],
      allPresent: false,
    })
    expect(outcome).toMatchObject({ ok: true, value: { opened: [expect.any(String)] } })
    const look = (on: string) => db.asActor(room.teacher, (tx) => findPolicy(tx, room.teacher, plainDate(on)))
    expect((await look('2026-09-08'))?.code).toBe((await look('2026-09-07'))?.code)
    expect(await look('2000-01-01')).toBeNull()
    const datian = { validTo: plainDate('2028-09-27') }
    expect(expiryWarning(datian, plainDate('2028-09-28'))).toMatchObject({ expired: true })
  } finally {
    await db.close()
    await client.end()
  }
})
