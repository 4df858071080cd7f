// T61：一次拆掉一道防线，必须有人看见。数据库的在一个库里逐道拆了再撤；源码的在副本里改一处再跑那份测试。
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '#lib/commands/postgres'
import { ROOT } from '#lib/commands/root'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { SEED, tell } from './figure.ts'
import { sampleOf } from './guard-sample.ts'
import { removeDatabaseGuards, type Seen } from './remove-database-guards.ts'
import { removeSourceGuards } from './remove-source-guards.ts'
import { SOURCE_GUARDS } from './source-guards.ts'
import { faultsOf, goneFrom } from './unnoticed.ts'

const quick = process.argv.includes('--quick')

async function databaseGuards(): Promise<Seen[]> {
  const folder = path.join(ROOT, '.test')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const password = randomBytes(12).toString('hex')
  const contextKey = randomBytes(32).toString('hex')
  const home = mkdtempSync(path.join(folder, 'guards-'))
  const server = await startPostgres({ home, password, throwaway: true })
  const client = new Client({ connectionString: server.url('postgres') })
  try {
    await client.connect()
    const roles = { migrator: password, web: password, worker: password, auditor: password }
    await migrateDatabase(server.url('postgres'), roles, contextKey)
    return await removeDatabaseGuards(client, contextKey, (all) => (quick ? sampleOf(all, SEED) : all))
  } finally {
    await client.end()
    await server.stop()
  }
}

const seen = await databaseGuards()
const inSource = SOURCE_GUARDS.filter(({ project }) => !quick || project === 'unit')
const missed = await removeSourceGuards(inSource)
const faults = [...faultsOf(seen), ...(quick ? [] : goneFrom(seen)), ...missed]
for (const fault of faults) process.stderr.write(`  ${fault}\n`)
const count = (by: (one: Seen) => boolean) => seen.filter(by).length
const figure = {
  database_guards: seen.length,
  seen_by_behaviour: count(({ behaviour }) => behaviour),
  seen_by_rule: count(({ rule }) => rule),
  seen_by_catalogue: count(({ rule, listed }) => rule || listed),
  only_in_catalogue: count(({ behaviour, rule, listed }) => !behaviour && (rule || listed)),
  source_guards: inSource.length,
  source_seen: inSource.length - missed.length,
  faults: faults.length,
  seed: quick ? SEED : 0,
}
tell('T61', figure)
process.stderr.write(`拆防线：${JSON.stringify(figure)}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
