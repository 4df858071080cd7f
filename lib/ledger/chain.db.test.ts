import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { shortCode } from '#lib/rules/ledger/encoding'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { appendEvent } from './append.ts'
import { readWholeLedger } from './export.ts'
import { publicKeyHex, sealingKey } from './head.ts'
import { sealLedger } from './seal.ts'
import { verifyLedger } from './verify.ts'

const key = sealingKey('33'.repeat(32))
const silent = () => undefined

async function aTenant(database: TestDatabase) {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    return await buildTenant(client, String(Math.floor(Math.random() * 900_000) + 100_000))
  } finally {
    await client.end()
  }
}

function anAct(schoolId: string, index: number) {
  return {
    verb: 'submit_roll_call',
    subjectKind: 'roll_call',
    subjectId: newId(),
    schoolId,
    facts: { absent: index, note: '竖线|与引号"' },
  }
}

async function withDatabases<T>(
  database: TestDatabase,
  work: (web: ReturnType<typeof connect>, worker: ReturnType<typeof connect>) => Promise<T>,
): Promise<T> {
  const web = connect({ url: database.webUrl, contextKey: database.contextKey })
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey })
  try {
    return await work(web, worker)
  } finally {
    await web.close()
    await worker.close()
  }
}

test('每个事件在提交时接上链；封存、导出、核验，一条不差；数据库里改一个字节就被指出', async ({
  database,
}) => {
  const tenant = await aTenant(database)
  const clerk: Official = official(tenant, 'bureau', [tenant.county])
  const clock: Clockwork = { kind: 'clock', tenantId: tenant.id }
  const school = tenant.schools[0] ?? ''
  await withDatabases(database, async (web, worker) => {
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        web.asActor(clerk, (tx) => appendEvent(tx, clerk, anAct(school, index))),
      ),
    )
    const head = await sealLedger(worker, clock, key)
    expect(await sealLedger(worker, clock, key)).toBeNull()
    const ledger = await readWholeLedger(worker, clock, publicKeyHex(key), silent)
    const count = tenant.cases.length + 40
    expect(ledger.entries).toHaveLength(count)
    expect(head?.seq).toBe(count)
    expect(verifyLedger(ledger, head ? shortCode(head) : '')).toMatchObject({ ok: true, count })

    const client = new pg.Client({ connectionString: database.superuserUrl })
    await client.connect()
    await client.query('set session_replication_role = replica')
    await client.query(
      `update app.ledger_event set payload = replace(payload, '"absent":7', '"absent":8') where tenant_id = $1`,
      [tenant.id],
    )
    await client.end()
    const tampered = await readWholeLedger(worker, clock, publicKeyHex(key), silent)
    const where = ledger.entries.find((entry) => entry.payload.includes('"absent":7'))?.seq
    expect(verifyLedger(tampered)).toMatchObject({ ok: false, broken: { kind: 'altered', seq: where } })
  })
})

test('行为回滚，事件也没有；不该写账的人写不进账', async ({ database }) => {
  const tenant = await aTenant(database)
  const clerk = official(tenant, 'bureau', [tenant.county])
  const clock: Clockwork = { kind: 'clock', tenantId: tenant.id }
  await withDatabases(database, async (web, worker) => {
    const undone = web.asActor(clerk, async (tx) => {
      await appendEvent(tx, clerk, anAct(tenant.schools[0] ?? '', 1))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    // 市州看不见个人，也写不了账。
    const viewer = official(tenant, 'prefecture', [tenant.county])
    await expect(
      web.asActor(viewer, (tx) => appendEvent(tx, viewer, anAct(tenant.schools[0] ?? '', 1))),
    ).rejects.toThrow()
    const ledger = await readWholeLedger(worker, clock, publicKeyHex(key), silent)
    expect(ledger.entries).toHaveLength(tenant.cases.length)
  })
})
