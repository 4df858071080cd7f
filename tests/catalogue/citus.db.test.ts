import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { childEnvironment } from '#lib/server/env'
import { type TestDatabase, test } from '#tests/database'

const ROOT = path.resolve(import.meta.dirname, '../..')

async function ask(database: TestDatabase, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    return (await client.query<{ found: string }>(sql)).rows.map(({ found }) => found)
  } finally {
    await client.end()
  }
}

test('按租户分布所需：唯一键都含租户；外键两头的租户对齐；参考表不指向租户表；没有序列', async ({
  database,
}) => {
  const loose = await ask(
    database,
    `select '唯一键 ' || i.indexrelid::regclass as found from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'app'::regnamespace and i.indisunique
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = any (i.indkey::int[]))
     union all
     select '外键 ' || k.conname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id'
      join pg_attribute f on f.attrelid = k.confrelid and f.attname = 'tenant_id'
      where k.contype = 'f' and k.connamespace = 'app'::regnamespace
        and not exists (select 1 from generate_subscripts(k.conkey, 1) at where k.conkey[at] = a.attnum and k.confkey[at] = f.attnum)
     union all
     select '参考表指向租户表 ' || k.conname from pg_constraint k
      join pg_attribute f on f.attrelid = k.confrelid and f.attname = 'tenant_id'
      where k.contype = 'f' and k.connamespace = 'app'::regnamespace
        and not exists (select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant_id')
     union all
     select '序列 ' || oid::regclass from pg_class where relkind = 'S' and relnamespace = 'app'::regnamespace
     union all
     select '排他约束 ' || conname from pg_constraint where contype = 'x' and connamespace = 'app'::regnamespace`,
  )
  expect(loose).toEqual([])
})

test('触发器碰别的表时，只碰同一个租户的行', async ({ database }) => {
  const wandering = await ask(
    database,
    `select p.proname as found from pg_proc p where p.pronamespace = 'guard'::regnamespace and p.prorettype = 'trigger'::regtype
       and p.prosrc ~ '(from|into|update|join)\\s+app\\.' and p.prosrc !~* 'NEW\\.tenant_id|OLD\\.tenant_id'`,
  )
  expect(wandering).toEqual([])
})

test('谁在问，只用 SET LOCAL 说：Citus 不把 set_config 传给各节点', () => {
  const files = readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .filter((file) => readFileSync(path.join(ROOT, 'lib', file), 'utf8').includes('set_config('))
  expect(files).toEqual([])
})

test('没有 Citus 的数据库：一句话说明，退出码不是 0，什么也不改', ({ database }) => {
  const ran = spawnSync(process.execPath, ['lib/commands/db-distribute.ts'], {
    cwd: ROOT,
    env: childEnvironment({ DATABASE_URL: database.superuserUrl }),
    encoding: 'utf8',
  })
  expect(ran.status).toBe(1)
  expect(ran.stderr.split('\n')[0]).toBe('✗ 这个数据库没有 Citus 扩展，不能分布；未作任何改动。')
})
