import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { childEnvironment } from '#lib/server/env'
import { asSuperuser } from '#tests/classroom'
import { type TestDatabase, test } from '#tests/database'
import { sealWhenSettled } from '#tests/seal-when-settled'
import { buildTenant } from '#tests/world'

const ROOT = path.resolve(import.meta.dirname, '../..')
const home = mkdtempSync(path.join(tmpdir(), 'records-'))

function verify(database: TestDatabase, ...args: readonly string[]) {
  const done = spawnSync(process.execPath, ['lib/commands/records-verify.ts', ...args], {
    cwd: ROOT,
    env: childEnvironment({
      BAOXUE_HOME: home,
      DATABASE_URL: database.superuserUrl,
      WORKER_DATABASE_URL: database.workerUrl,
      BAOXUE_CONTEXT_KEY: database.contextKey,
      BAOXUE_LEDGER_KEY: '66'.repeat(32),
    }),
    encoding: 'utf8',
  })
  return { code: done.status, said: done.stdout, refused: done.stderr }
}

test('逐段核对原始记录：相符的说行数，改过一行的说哪张表哪一段', async ({ database }) => {
  const client = await asSuperuser(database)
  const tenant = await buildTenant(client, '350425')
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey })
  const clock = { kind: 'clock', tenantId: tenant.id } as const
  const rows = await sealWhenSettled(worker, clock)
  await worker.close()
  const whole = verify(database, '--tenant', '350425')
  expect(whole).toMatchObject({ code: 0, refused: '' })
  expect(whole.said).toContain(`原始记录 ${rows} 行、1 段封存，与台账逐段相符`)

  await client.query(
    `set session_replication_role = replica; update app.roll_call set present_count = 0, all_present = false where tenant_id = '${tenant.id}'`,
  )
  await client.end()
  const altered = verify(database, '--tenant', '350425')
  expect(altered).toMatchObject({ code: 1, refused: '' })
  expect(altered.said).toContain('✗ roll_call：')
  expect(altered.said).toContain('内容不符')

  expect(verify(database)).toMatchObject({ code: 2, refused: expect.stringContaining('用法') })
  expect(verify(database, '--tenant', '999999')).toMatchObject({
    code: 2,
    refused: expect.stringContaining('没有区划代码为「999999」的法域'),
  })
  expect(verify(database, '--tenant', '350425', '--head', '1-0000000000000000')).toMatchObject({ code: 1 })
}, 60_000)
