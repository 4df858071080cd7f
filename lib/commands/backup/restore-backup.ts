import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { Fault } from '#lib/commands/fault'
import type { RolePasswords } from '#lib/data/migrate/database-roles'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { shippedMigrations } from './applied-migrations.ts'
import { copyFiles, weighFiles } from './attachments.ts'
import { fillTable, weighTable } from './dump-table.ts'
import { type BackupKeys, markKeys } from './keys.ts'
import { verifyLedgers } from './ledgers.ts'
import { MANIFEST, type Manifest, manifestSchema, schemaDigest } from './manifest.ts'
import { listTables, type Order, PLAIN_TEXT, type Table } from './tables.ts'

export type RestoreAsk = {
  readonly from: string
  readonly url: string
  readonly auditorUrl: string
  readonly roles: RolePasswords
  readonly keys: BackupKeys
  readonly filesFolder: string
}

/** Reads what a backup says of itself. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST)
  if (!existsSync(file))
    throw new Fault(`${folder} 不是一份完整的备份（没有 ${MANIFEST}）。`, '请给出备份目录。')
  const parsed = manifestSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Fault(`${file} 读不懂；没有恢复。`, '请核对备份是否完整，或换一份备份。')
  return parsed.data
}

async function refuseOtherVersion(manifest: Manifest): Promise<void> {
  const shipped = await shippedMigrations()
  if (schemaDigest(shipped) === manifest.schemaDigest) return
  const wanted = manifest.migrations.at(-1)?.name ?? '（空）'
  const newer = wanted > (shipped.at(-1)?.name ?? '')
  throw new Fault(
    `这份备份出自${newer ? '更新' : '另一个'}版本的程序（数据库到 ${wanted}），本程序恢复不了；未作任何改动。`,
    '请用做备份时的那个版本恢复，恢复好了再升级。',
  )
}

function refuseOtherKeys(manifest: Manifest, keys: BackupKeys): void {
  const here = markKeys(keys)
  const wrong = (['field', 'index', 'ledger'] as const).filter((name) => here[name] !== manifest.keys[name])
  if (wrong.length > 0)
    throw new Fault(
      `密钥不是做备份时的那一套（${wrong.join('、')}）；未作任何改动。`,
      '请先把另行保管的 secrets.json 放回，或用环境变量给出原来的密钥，再恢复。',
    )
}

async function refuseFull(client: Client): Promise<void> {
  const asked = await client.query<{ made: boolean }>(`select to_regclass('app.tenant') is not null as made`)
  if (!asked.rows[0]?.made) return
  const { rows } = await client.query<{ filled: boolean }>('select exists (select from app.tenant) as filled')
  if (rows[0]?.filled)
    throw new Fault('要恢复到的数据库不是空的；未作任何改动。', '请给一个新建的空数据库，原有的请留着。')
}

// The owner's triggers rest while rows come back (the chain must not be linked anew, stamps must stay), the
// foreign keys do not: every row is checked again. One transaction: all of it, or nothing.
async function fill(client: Client, { tables, late }: Order, folder: string): Promise<void> {
  const nameOf = (table: string) => `app.${client.escapeIdentifier(table)}`
  const waiting = late.filter(({ deferrable }) => !deferrable)
  const alter = ({ from, name }: Order['late'][number], how: string) =>
    client.query(`alter table ${nameOf(from)} alter constraint ${client.escapeIdentifier(name)} ${how}`)
  for (const key of waiting) await alter(key, 'deferrable initially deferred')
  await client.query('set constraints all deferred')
  for (const { name } of tables) await client.query(`alter table ${nameOf(name)} disable trigger user`)
  for (const { name } of tables.toReversed()) await client.query(`delete from ${nameOf(name)}`)
  for (const table of tables) await fillTable(client, table, path.join(folder, 'tables', `${table.name}.gz`))
  await client.query('set constraints all immediate')
  for (const { name } of tables) await client.query(`alter table ${nameOf(name)} enable trigger user`)
  for (const key of waiting) await alter(key, 'not deferrable')
}

async function differences(client: Client, tables: readonly Table[], manifest: Manifest): Promise<string[]> {
  const found: string[] = []
  for (const table of tables) {
    const wanted = manifest.tables.find(({ name }) => name === table.name)
    const here = await weighTable(client, table)
    if (wanted?.rows !== here.rows)
      found.push(`${table.name} 应有 ${wanted?.rows ?? 0} 行，实有 ${here.rows} 行`)
    else if (wanted.sha256 !== here.sha256) found.push(`${table.name} 的内容与备份不符`)
  }
  return found
}

async function restoreTables(ask: RestoreAsk, manifest: Manifest): Promise<void> {
  const client = new Client({ connectionString: ask.url })
  await client.connect()
  try {
    await refuseFull(client)
    await migrateDatabase(ask.url, ask.roles, ask.keys.contextKey)
    await client.query('begin')
    for (const setting of PLAIN_TEXT) await client.query(setting)
    const order = await listTables(client)
    await fill(client, order, ask.from)
    const [first] = await differences(client, order.tables, manifest)
    if (first)
      throw new Fault(`恢复出来的与备份不一致：${first}；已全部撤回。`, '备份可能已损坏，请换一份备份重试。')
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function restoreFiles(ask: RestoreAsk, manifest: Manifest): Promise<void> {
  await copyFiles(path.join(ask.from, 'files'), ask.filesFolder, manifest.files)
  const here = new Map((await weighFiles(ask.filesFolder)).map((note) => [note.path, note.sha256]))
  const lost = manifest.files.find((note) => here.get(note.path) !== note.sha256)
  if (lost) throw new Fault(`附件 ${lost.path} 与备份不一致。`, '备份可能已损坏，请换一份备份重试。')
}

/** Restores a backup into an empty database and proves the copy: rows, contents, ledgers, attachments. */
export async function restoreBackup(ask: RestoreAsk): Promise<Manifest> {
  const manifest = await readManifest(ask.from)
  await refuseOtherVersion(manifest)
  refuseOtherKeys(manifest, ask.keys)
  await restoreTables(ask, manifest)
  await restoreFiles(ask, manifest)
  const { auditorUrl, keys } = ask
  // Each ledger must still hold the head it had when the backup was made: cut off or linked anew, it does not.
  const heads = new Map(manifest.ledgers.map(({ tenantCode, head }) => [tenantCode, head]))
  const ledgers = await verifyLedgers({
    auditorUrl,
    contextKey: keys.contextKey,
    ledgerKey: keys.ledgerKey,
    heads,
  })
  const broken = ledgers.find(({ fault }) => fault !== null)
  if (broken)
    throw new Fault(`${broken.tenantCode} 的台账核验不过（${broken.fault}）。`, '请换一份备份重试。')
  return manifest
}
