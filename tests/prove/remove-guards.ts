// T61：一次拆掉一道防线，必须有人看见。数据库的在一个库里逐道拆了再撤；源码的在副本里改一处再跑那份测试。
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '#lib/commands/postgres'
import { ROOT } from '#lib/commands/root'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { childEnvironment } from '#lib/server/env'
import { FINDINGS, GRANTS_SQL } from '#tests/catalogue/findings'
import { buildTenant } from '#tests/world'
import { behaviourOf } from './behaviour.ts'
import { listGuards } from './database-guards.ts'
import { tell } from './figure.ts'
import { SOURCE_GUARDS, type SourceGuard } from './source-guards.ts'

const quick = process.argv.includes('--quick')
/** 快式每四十道试一道；全部试一遍要半个钟头。 */
const QUICK_EVERY = 40
const unnoticed: string[] = []
let removed = 0

function note(what: string, noticed: boolean): void {
  removed += 1
  if (noticed) return
  unnoticed.push(what)
  process.stderr.write(`  没有人看见：${what}\n`)
}

async function databaseGuards(): Promise<void> {
  const folder = path.join(ROOT, '.test')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const password = randomBytes(12).toString('hex')
  const contextKey = randomBytes(32).toString('hex')
  const server = await startPostgres({
    home: mkdtempSync(path.join(folder, 'guards-')),
    password,
    throwaway: true,
  })
  const client = new Client({ connectionString: server.url('postgres') })
  try {
    await client.connect()
    const roles = { migrator: password, web: password, worker: password, auditor: password }
    await migrateDatabase(server.url('postgres'), roles, contextKey)
    const a = await buildTenant(client, '350425')
    const b = await buildTenant(client, '350583')
    await client.query('begin')
    const behaviour = behaviourOf(client, Buffer.from(contextKey, 'hex'), a, b)
    const intact = new Map<string, string>()
    for (const { name } of await behaviour.tables()) intact.set(name, await behaviour.of(name))
    const grants = await listed(client, GRANTS_SQL)
    const guards = await listGuards(client)
    for (const [turn, guard] of guards.entries()) {
      if (quick && turn % QUICK_EVERY !== 0) continue
      await client.query('savepoint intact')
      await client.query(guard.remove)
      const seen =
        (await somethingFound(client)) ||
        (await listed(client, GRANTS_SQL)) !== grants ||
        (intact.has(guard.table) && (await behaviour.of(guard.table)) !== intact.get(guard.table))
      await client.query('rollback to savepoint intact')
      note(guard.what, seen)
    }
  } finally {
    await client.end()
    await server.stop()
  }
}

async function listed(client: Client, sql: string): Promise<string> {
  const { rows } = await client.query<{ found: string }>(sql)
  return rows
    .map(({ found }) => found)
    .sort()
    .join('\n')
}

async function somethingFound(client: Client): Promise<boolean> {
  for (const sql of Object.values(FINDINGS)) if ((await client.query(sql)).rowCount) return true
  return false
}

const COPIED = [
  'app',
  'components',
  'lib',
  'prisma',
  'tests',
  'public',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'biome.json',
]

function runTest(place: string, { project, test }: SourceGuard): Promise<number> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', test],
    {
      cwd: place,
      env: childEnvironment({ CI: '1', DATABASE_URL: '', BAOXUE_PROVE_FIGURES: '', BAOXUE_PROVE_LONG: '' }),
      stdio: 'ignore',
    },
  )
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

async function sourceGuards(): Promise<void> {
  const place = mkdtempSync(path.join(ROOT, '.test/mutant-'))
  try {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(place, name), { recursive: true })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'))
    const healthy = new Set<string>()
    for (const guard of SOURCE_GUARDS) {
      if (quick && guard.project !== 'unit') continue
      // 没拆的时候必须是绿的，不然红了也不是因为拆。
      if (!healthy.has(guard.test) && (await runTest(place, guard)) !== 0)
        throw new Error(`${guard.test} 没拆就是红的`)
      healthy.add(guard.test)
      const file = path.join(place, guard.file)
      const whole = readFileSync(file, 'utf8')
      const bent = whole.replaceAll(guard.from, guard.to)
      if (bent === whole) throw new Error(`${guard.file} 里找不到要拆的那一句：${guard.from}`)
      writeFileSync(file, bent)
      note(`${guard.what}（${guard.file}）`, (await runTest(place, guard)) !== 0)
      writeFileSync(file, whole)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

await databaseGuards()
await sourceGuards()
tell('T61', { removed, noticed: removed - unnoticed.length, unnoticed: unnoticed.length })
process.stderr.write(`拆了 ${removed} 道，${removed - unnoticed.length} 道有人看见。\n`)
process.exitCode = unnoticed.length === 0 ? 0 : 1
