import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { connect } from '#lib/data/database'
import { sealingKey } from '#lib/ledger/head'
import { sealLedger } from '#lib/ledger/seal'
import { childEnvironment } from '#lib/server/env'
import { type TestDatabase, test } from '#tests/database'
import { buildTenant } from '#tests/world'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KEY = '66'.repeat(32)
const folder = mkdtempSync(path.join(tmpdir(), 'ledger-'))
const out = path.join(folder, 'out')

function run(command: string, args: readonly string[], environment: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [`lib/commands/${command}.ts`, ...args], {
    cwd: ROOT,
    env: childEnvironment(environment),
    encoding: 'utf8',
  })
  return { code: done.status, said: done.stdout, refused: done.stderr }
}

const exportLedger = (database: TestDatabase, args: readonly string[]) =>
  run('ledger-export', args, {
    BAOXUE_HOME: path.join(folder, 'home'),
    DATABASE_URL: database.superuserUrl,
    AUDITOR_DATABASE_URL: database.auditorUrl,
    BAOXUE_CONTEXT_KEY: database.contextKey,
    BAOXUE_LEDGER_KEY: KEY,
  })

test('导出、核验、改一个字节、再核验：第一处被改动的条目被点名', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  const tenant = await buildTenant(client, '350425')
  await client.end()
  const worker = connect({ url: database.workerUrl, contextKey: database.contextKey })
  const head = await sealLedger(worker, { kind: 'clock', tenantId: tenant.id }, sealingKey(KEY))
  await worker.close()
  expect(head?.seq).toBe(tenant.cases.length)

  const exported = exportLedger(database, ['--tenant', '350425', '--out', out])
  expect(exported).toMatchObject({ code: 0, refused: '' })
  expect(exported.said).toContain(`导出 ${tenant.cases.length} 条，链头 1 个`)
  const code = /链头短码 (\S+)/.exec(exported.said)?.[1] ?? ''
  expect(code).toMatch(/^\d+-[0-9A-F]{16}$/)

  // 核验不要数据库：环境里什么都没有。
  expect(run('ledger-verify', [out, '--head', code])).toMatchObject({ code: 0 })
  // 库外另存的链头：相符的放行；库被截短、链头也一并删了的，凭它看得出。
  const kept = path.join(folder, 'kept.jsonl')
  writeFileSync(kept, `${JSON.stringify({ code })}\n`)
  expect(run('ledger-verify', [out, '--heads', kept])).toMatchObject({
    code: 0,
    said: expect.stringContaining('与库外另存的 1 个相符'),
  })
  const longer = `${tenant.cases.length + 5}-${'AB'.repeat(8)}`
  writeFileSync(kept, `${JSON.stringify({ code })}\n${JSON.stringify({ code: longer })}\n`)
  expect(run('ledger-verify', [out, '--heads', kept])).toMatchObject({
    code: 1,
    said: expect.stringContaining(`这里只到第 ${tenant.cases.length} 条`),
  })

  const file = path.join(out, 'events.jsonl')
  const lines = readFileSync(file, 'utf8').split('\n')
  const third = lines[2] ?? ''
  const at = third.indexOf('"subjectId":"') + 13
  const flipped = `${third.slice(0, at)}${third[at] === '0' ? '1' : '0'}${third.slice(at + 1)}`
  writeFileSync(file, lines.with(2, flipped).join('\n'))
  const verdict = run('ledger-verify', [out])
  expect(verdict.code).toBe(1)
  expect(verdict.said).toContain('第 3 条被改动')
}, 60_000)

test('不认识的法域、漏了的选项：一句话说明，退出码 2，什么也不写', ({ database }) => {
  const unknown = exportLedger(database, ['--tenant', '999999', '--out', path.join(folder, 'none')])
  expect(unknown.code).toBe(2)
  expect(unknown.refused).toContain('没有区划代码为「999999」的法域')
  for (const args of [[], ['--tenant', '350425'], ['--out', out], ['--frobnicate']]) {
    const misused = exportLedger(database, args)
    expect(misused.code, args.join(' ')).toBe(2)
    expect(misused.refused).toContain('用法：npm run ledger:export')
  }
}, 60_000)

test('还没有数据库的地方：一句话说明，什么也不建', () => {
  const home = path.join(folder, 'empty')
  const refused = run('ledger-export', ['--tenant', '350425', '--out', out], {
    BAOXUE_HOME: home,
    DATABASE_URL: '',
  })
  expect(refused.code).toBe(1)
  expect(refused.refused).toContain('这里还没有数据库')
  expect(existsSync(home)).toBe(false)
})
