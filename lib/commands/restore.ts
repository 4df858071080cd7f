import path from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { launchEnv } from '#lib/server/env'
import { keysInUse } from './backup/keys.ts'
import type { Manifest } from './backup/manifest.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { explainFault, Fault } from './fault.ts'
import { startPostgres } from './postgres.ts'
import { say } from './progress.ts'
import { productHome, ROOT } from './root.ts'
import { runningProduct } from './running-note.ts'
import { type Secrets, secretsOf } from './secrets.ts'

const USAGE = '用法：npm run restore -- 备份目录'
const DATABASE = 'baoxue'
const HALF_MADE = 'baoxue_restored'

function wantedBackup(): string {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [folder] = positionals
  if (!folder || positionals.length > 1) throw new Fault('没有说明从哪份备份恢复。', USAGE)
  return path.resolve(folder)
}

function restoreInto(url: string, from: string, home: string, secrets: Secrets): Promise<Manifest> {
  const given = launchEnv()
  return restoreBackup({
    from,
    url,
    auditorUrl: urlForRole(url, 'auditor', secrets.roles.auditor),
    roles: secrets.roles,
    keys: keysInUse(secrets),
    filesFolder: path.resolve(ROOT, given.BAOXUE_FILES_DIR ?? path.join(home, 'files')),
  })
}

async function onServer<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** The embedded server: restored under another name, and given its own only when proved. */
async function restoreEmbedded(from: string, home: string, secrets: Secrets): Promise<Manifest> {
  if (runningProduct(home)) throw new Fault('本产品正在运行；没有恢复。', '请先停止它（Ctrl-C），再恢复。')
  const server = await startPostgres({ home, password: secrets.postgres })
  const main = server.url('postgres')
  try {
    const there = await onServer(main, `select 1 as n from pg_database where datname = '${DATABASE}'`)
    if (there.length > 0)
      throw new Fault(
        '这里已经有数据库；没有恢复，未作任何改动。',
        '请先备份并移走 .data 里的数据库目录（secrets.json 留下），或用 BAOXUE_HOME 指到一个新目录。',
      )
    await onServer(main, `drop database if exists ${HALF_MADE} with (force)`)
    await onServer(main, `create database ${HALF_MADE}`)
    const manifest = await restoreInto(server.url(HALF_MADE), from, home, secrets)
    await onServer(main, `alter database ${HALF_MADE} rename to ${DATABASE}`)
    return manifest
  } finally {
    await server.stop()
  }
}

async function run(): Promise<void> {
  const from = wantedBackup()
  const home = productHome()
  const secrets = secretsOf(home)
  const own = launchEnv().DATABASE_URL
  const manifest = own
    ? await restoreInto(own, from, home, secrets)
    : await restoreEmbedded(from, home, secrets)
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
  say(
    `已恢复 ${manifest.madeAt} 的备份：${manifest.tables.length} 张表 ${rows} 行，逐表行数与内容一致；附件 ${manifest.files.length} 个一致。`,
  )
  for (const { tenantCode, count, head } of manifest.ledgers)
    say(`  ${tenantCode} 台账已核验，备份时 ${count} 条，链头 ${head ?? '（还没有条目）'}`)
  say('现在可以启动：npm start')
}

try {
  await run()
} catch (error) {
  explainFault(
    error,
    `没有恢复成：${error instanceof Error ? `${error.name}：${error.message.split('\n')[0]}` : '故障'}`,
  )
  process.exitCode = 1
}
