import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startPostgres } from './postgres.ts'
import { postgresPlace } from './postgres-place.ts'
import { ROOT } from './root.ts'

// 测试用的库不等落盘；真用的库少了任何一样，答复过的点名断电就没了。
test('真用的数据库提交即落盘', async () => {
  mkdirSync(path.join(ROOT, '.test'), { recursive: true, mode: 0o755 })
  const home = mkdtempSync(path.join(ROOT, '.test/lasting-'))
  const server = await startPostgres({ home, password: randomBytes(12).toString('hex') })
  const client = new pg.Client({ connectionString: server.url('postgres') })
  try {
    await client.connect()
    const { rows } = await client.query(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name`,
    )
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
  } finally {
    await client.end()
    await server.stop()
    for (const folder of [path.dirname(postgresPlace(home).data), home])
      rmSync(folder, { recursive: true, force: true })
  }
})
