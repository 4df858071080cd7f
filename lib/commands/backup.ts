import path from 'node:path'
import { parseArgs } from 'node:util'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { launchEnv } from '#lib/server/env'
import { keysInUse } from './backup/keys.ts'
import { writeBackup } from './backup/write-backup.ts'
import { explainFault, Fault } from './fault.ts'
import { hasDatabase } from './postgres-place.ts'
import { say } from './progress.ts'
import { reachServer } from './reach-database.ts'
import { productHome, ROOT } from './root.ts'
import { secretsOf } from './secrets.ts'

const USAGE = '用法：npm run backup [-- --out 目录]'

function wantedFolder(home: string, now: Date): string {
  try {
    const { out } = parseArgs({ options: { out: { type: 'string' } } }).values
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
    return out ? path.resolve(out) : path.join(home, 'backups', `baoxue-${stamp}Z`)
  } catch {
    throw new Fault('参数不对。', USAGE)
  }
}

async function run(): Promise<void> {
  const given = launchEnv()
  const home = productHome()
  if (!given.DATABASE_URL && !hasDatabase(home))
    throw new Fault(
      '这里还没有数据库，没有可备份的。',
      '请先用 npm start 启动一次，或以 DATABASE_URL 指明数据库。',
    )
  const now = new Date()
  const out = wantedFolder(home, now)
  const secrets = secretsOf(home)
  const server = await reachServer(home, secrets)
  try {
    const manifest = await writeBackup({
      url: server.url,
      auditorUrl: given.AUDITOR_DATABASE_URL ?? urlForRole(server.url, 'auditor', secrets.roles.auditor),
      keys: keysInUse(secrets),
      filesFolder: path.resolve(ROOT, given.BAOXUE_FILES_DIR ?? path.join(home, 'files')),
      out,
      now,
    })
    const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
    say(`已备份到 ${out}：${manifest.tables.length} 张表 ${rows} 行，附件 ${manifest.files.length} 个。`)
    for (const { tenantCode, count, head } of manifest.ledgers)
      say(`  ${tenantCode} 台账 ${count} 条，链头 ${head ?? '（还没有条目）'}`)
    say(`密钥不在备份里：请把 ${path.join(home, 'secrets.json')} 另行保管在别处，没有它恢复不了。`)
  } finally {
    await server.close()
  }
}

try {
  await run()
} catch (error) {
  explainFault(error, `备份未完成：${error instanceof Error ? error.name : '故障'}；已有的数据没有改动。`)
  process.exitCode = 1
}
