import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { test } from '#tests/database'
import { buildTenant } from '#tests/world'
import { readWholeLedger } from './export.ts'
import { publicKeyHex, sealingKey } from './head.ts'

test('导出台账的账号：读得全账，读不到儿童，写不了任何东西', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const tenant = await buildTenant(client, '350425')
  await client.end()
  const clock = { kind: 'clock', tenantId: tenant.id } as const
  const auditor = connect({ url: database.auditorUrl, contextKey: database.contextKey })
  try {
    const key = publicKeyHex(sealingKey('55'.repeat(32)))
    const ledger = await readWholeLedger(auditor, clock, key, () => undefined)
    expect(ledger.entries).toHaveLength(tenant.cases.length)
    const denied = { code: 'P2010' }
    for (const sql of [
      'select name from app.child',
      'select whereabouts from app.dropout_case',
      'select words from app.same_day_report',
      `update app.dropout_case set state = 'alert'`,
      'delete from app.ledger_event',
    ]) {
      await expect(
        auditor.asActor(clock, (tx) => tx.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toMatchObject(denied)
    }
  } finally {
    await auditor.close()
  }
})
