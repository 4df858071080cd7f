import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, expect } from 'vitest'
import { doRound } from '#lib/jobs/rounds'
import { inAppOnly } from '#lib/jobs/sender'
import { sealingKey } from '#lib/ledger/head'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { emptyDatabase, type TestDatabase, test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { type RestoreAsk, restoreBackup } from './restore-backup.ts'
import { type BackupAsk, writeBackup } from './write-backup.ts'

let world: CaseWorld
let made: string
const empties: { drop(): Promise<void> }[] = []
afterAll(async () => {
  await world?.close()
  for (const one of empties) await one.drop()
})
const folder = mkdtempSync(path.join(tmpdir(), 'drill-'))
const filesFolder = path.join(folder, 'files')
const LEDGER_KEY = '44'.repeat(32)

const keysOf = ({ contextKey }: TestDatabase) => ({
  contextKey,
  fieldKey: '22'.repeat(32),
  indexKey: '33'.repeat(32),
  ledgerKey: LEDGER_KEY,
})

function backup(database: TestDatabase, out: string): BackupAsk {
  return {
    url: database.superuserUrl,
    auditorUrl: database.auditorUrl,
    keys: keysOf(database),
    filesFolder,
    out: path.join(folder, out),
    now: new Date('2026-11-25T01:00:00Z'),
  }
}

async function restore(database: TestDatabase, from: string): Promise<RestoreAsk> {
  const empty = await emptyDatabase()
  empties.push(empty)
  const password = decodeURIComponent(new URL(database.webUrl).password)
  return {
    from,
    url: empty.superuserUrl,
    auditorUrl: empty.auditorUrl,
    roles: { migrator: password, web: password, worker: password, auditor: password },
    keys: keysOf(database),
    filesFolder: path.join(folder, `restored-${empties.length}`),
  }
}

test('有案、有时限、有封存的台账、有附件的库：备份，恢复到空库，行数、内容、台账、附件一致，防线都在', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
  await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  const rounds = {
    ...world.deps('2026-11-20T01:00:00Z'),
    db: world.worker,
    sealingKey: sealingKey(LEDGER_KEY),
    headsFolder: path.join(folder, 'heads'),
    moments: new Map(),
    sender: inAppOnly,
    pushing: pushesNothing,
    onFault: (_: string, error: unknown) => expect.fail(String(error)),
  }
  await doRound(rounds, 'overdue')
  await doRound(rounds, 'seal')
  mkdirSync(path.join(filesFolder, 'a'), { recursive: true })
  writeFileSync(path.join(filesFolder, 'a/b.bin'), Buffer.from([0, 1, 2, 255]))
  const manifest = await writeBackup(backup(database, 'made'))
  made = path.join(folder, 'made')
  expect(manifest.tables.find(({ name }) => name === 'deadline')?.rows).toBeGreaterThan(0)
  expect(Math.max(...manifest.ledgers.map(({ count }) => count))).toBeGreaterThan(0)

  const ask = await restore(database, made)
  await restoreBackup(ask)
  expect(readFileSync(path.join(ask.filesFolder, 'a/b.bin'))).toEqual(Buffer.from([0, 1, 2, 255]))
  const again = await writeBackup({ ...backup(database, 'again'), url: ask.url, auditorUrl: ask.auditorUrl })
  expect(again.tables).toEqual(manifest.tables)
  expect(again.ledgers).toEqual(manifest.ledgers)
  // 恢复时歇着的触发器又都醒着：写下的还是改不了。
  await expect(asOwner(ask.url, `update app.ledger_event set verb = verb`)).rejects.toMatchObject({
    code: '42501',
  })
})

test('备份里没有密钥：签名的钥、字段的钥都不在', () => {
  const all = readFileSync(path.join(made, 'manifest.json'), 'utf8')
  for (const key of ['22'.repeat(32), '33'.repeat(32), LEDGER_KEY]) expect(all).not.toContain(key)
  expect(all).not.toContain('context_key')
})

test('改过一个字的备份、别的密钥、别的版本、不是空的库：都说清楚，一行也不留', async ({ database }) => {
  const bent = path.join(folder, 'bent')
  cpSync(made, bent, { recursive: true })
  const file = path.join(bent, 'tables/unit.gz')
  const text = gunzipSync(readFileSync(file)).toString()
  writeFileSync(file, gzipSync(text.replace('小学', '中学')))
  const ask = await restore(database, bent)
  await expect(restoreBackup(ask)).rejects.toThrow('恢复出来的与备份不一致：unit 的内容与备份不符')
  const left = await asOwner(ask.url, 'select count(*)::int as n from app.unit')
  expect(left).toEqual([{ n: 0 }])

  const otherKeys = { ...ask, from: made, keys: { ...ask.keys, fieldKey: '55'.repeat(32) } }
  await expect(restoreBackup(otherKeys)).rejects.toThrow('密钥不是做备份时的那一套（field）')

  const manifest = JSON.parse(readFileSync(path.join(made, 'manifest.json'), 'utf8'))
  manifest.migrations.push({ name: '20991231000000_later', checksum: 'x' })
  writeFileSync(path.join(bent, 'manifest.json'), JSON.stringify({ ...manifest, schemaDigest: 'other' }))
  await expect(restoreBackup({ ...ask, from: bent })).rejects.toThrow(
    '这份备份出自更新版本的程序（数据库到 20991231000000_later），本程序恢复不了',
  )
  await expect(restoreBackup({ ...ask, from: made, url: database.superuserUrl })).rejects.toThrow(
    '要恢复到的数据库不是空的',
  )
})

async function asOwner(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
