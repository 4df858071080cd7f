import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { Fault } from '#lib/commands/fault'
import { appliedMigrations } from './applied-migrations.ts'
import { copyFiles, weighFiles } from './attachments.ts'
import { dumpTable } from './dump-table.ts'
import { type BackupKeys, markKeys } from './keys.ts'
import { type VerifiedLedger, verifyLedgers } from './ledgers.ts'
import { MANIFEST, type Manifest, schemaDigest, type TableNote } from './manifest.ts'
import { listTables, PLAIN_TEXT } from './tables.ts'

export type BackupAsk = {
  readonly url: string
  readonly auditorUrl: string
  readonly keys: BackupKeys
  /** Where attachments lie; nothing is there as long as nobody attached anything. */
  readonly filesFolder: string
  readonly out: string
  readonly now: Date
}

type Dumped = Pick<Manifest, 'server' | 'migrations' | 'tables'>

// One snapshot for all tables: what the officials do meanwhile is in the next backup, whole.
async function dumpTables(url: string, folder: string): Promise<Dumped> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    for (const setting of PLAIN_TEXT) await client.query(setting)
    const { rows } = await client.query<{ server: string }>(
      `select current_setting('server_version') as server`,
    )
    const migrations = await appliedMigrations(client)
    const tables: TableNote[] = []
    for (const table of (await listTables(client)).tables)
      tables.push(await dumpTable(client, table, path.join(folder, 'tables', `${table.name}.gz`)))
    await client.query('commit')
    return { server: rows[0]?.server ?? '', migrations, tables }
  } finally {
    await client.end()
  }
}

function refuseBroken(ledgers: readonly VerifiedLedger[]): void {
  const broken = ledgers.find(({ fault }) => fault !== null)
  if (broken)
    throw new Fault(
      `${broken.tenantCode} 的台账核验不过（${broken.fault}）；没有做备份。`,
      '请先用 npm run ledger:export 与 ledger:verify 查明；较早的备份请不要覆盖。',
    )
}

/** Makes a backup folder: tables of one snapshot, attachments, and a manifest to judge a restored copy by. */
export async function writeBackup(ask: BackupAsk): Promise<Manifest> {
  if (existsSync(ask.out)) throw new Fault(`${ask.out} 已经存在；没有覆盖。`, '请换一个目录，再执行一次。')
  const ledgers = await verifyLedgers({
    auditorUrl: ask.auditorUrl,
    contextKey: ask.keys.contextKey,
    ledgerKey: ask.keys.ledgerKey,
  })
  refuseBroken(ledgers)
  const half = `${ask.out}.half`
  await rm(half, { recursive: true, force: true })
  await mkdir(path.join(half, 'tables'), { recursive: true, mode: 0o700 })
  const dumped = await dumpTables(ask.url, half)
  // Files are only ever added: read after the tables, none that a row names is missing.
  const files = await weighFiles(ask.filesFolder)
  await copyFiles(ask.filesFolder, path.join(half, 'files'), files)
  const manifest: Manifest = {
    format: 'baoxue-backup-1',
    madeAt: ask.now.toISOString(),
    ...dumped,
    schemaDigest: schemaDigest(dumped.migrations),
    keys: markKeys(ask.keys),
    ledgers: ledgers.map(({ tenantCode, count, head }) => ({ tenantCode, count, head })),
    files,
  }
  await writeFile(path.join(half, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  await rename(half, ask.out)
  return manifest
}
