import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { type TestDatabase, test } from '#tests/database'
import { GRANTS_SQL } from './findings.ts'

/** 不属于任何租户、不含任何儿童的参考表。 */
const REFERENCE = ['national_day', 'tenant']
const DEFINERS = [
  'guard.context()',
  'guard.ctx_viewed_child()',
  'guard.keep_child_history()',
  'guard.link_event()',
  'guard.newest_migration()',
  'guard.resolve_view()',
  'guard.roll_over(uuid)',
  'guard.seal_part(text,text[],timestamp with time zone,timestamp with time zone)',
  'guard.take_over(uuid,uuid)',
  'guard.township_attendance(date)',
  'guard.townships_with_users(date)',
  'guard.undo_roll_over(uuid,text)',
  'guard.watch()',
]
const GRANTS = path.join(import.meta.dirname, 'grants.txt')

async function ask(database: TestDatabase, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ found: string }>(sql)
    return rows.map((row) => row.found)
  } finally {
    await client.end()
  }
}

test('每张表要么有租户列，要么在参考表名单上', async ({ database }) => {
  const found = await ask(
    database,
    `select c.relname as found from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
       and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) order by 1`,
  )
  expect(found).toEqual(REFERENCE)
})

test('每张租户表都强制行级安全，有限制性的租户策略，也有可及范围的策略', async ({ database }) => {
  const loose = await ask(
    database,
    `select c.relname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
            and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = ( SELECT guard.ctx_tenant()%'
            and pg_get_expr(p.polwithcheck, p.polrelid) like case c.relname when 'access_log'
              then '%tenant_id = ( SELECT guard.ctx_tenant()%view_id IS DISTINCT FROM ( SELECT guard.ctx_view()%'
              else '%tenant_id = ( SELECT guard.ctx_writing_tenant()%' end)
          and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = 'r'))`,
  )
  expect(loose).toEqual([])
})

test('主键、唯一键、外键都以租户打头', async ({ database }) => {
  const loose = await ask(
    database,
    `select i.indexrelid::regclass::text as found from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'app'::regnamespace and i.indisunique and c.relname <> all ('{national_day,tenant}') and a.attname <> 'tenant_id'
     union all
     select k.conrelid::regclass || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where c.relnamespace = 'app'::regnamespace and k.contype = 'f' and a.attname <> 'tenant_id'`,
  )
  expect(loose).toEqual([])
})

test('没有视图、物化视图、序列；借属主之权的函数只有名单上的，且都固定了查找路径', async ({ database }) => {
  const relations = await ask(
    database,
    `select c.oid::regclass::text as found from pg_class c where c.relnamespace in ('app'::regnamespace, 'guard'::regnamespace) and c.relkind in ('v', 'm', 'S', 'f')`,
  )
  expect(relations).toEqual([])
  const definers = await ask(
    database,
    `select p.oid::regprocedure::text as found from pg_proc p where p.prosecdef and p.pronamespace in ('app'::regnamespace, 'guard'::regnamespace, 'public'::regnamespace) order by 1`,
  )
  expect(definers).toEqual(DEFINERS)
  const wandering = await ask(
    database,
    `select p.oid::regprocedure::text as found from pg_proc p where p.pronamespace = 'guard'::regnamespace and not coalesce(p.proconfig::text like '%search_path=guard%', false)`,
  )
  expect(wandering).toEqual([])
})

test('网页与后台两个角色不拥有任何东西，不能绕过行级安全，也不属于任何角色', async ({ database }) => {
  const powers = await ask(
    database,
    `select rolname || ' ' || rolsuper || rolbypassrls || rolcreaterole || rolcreatedb as found from pg_roles where rolname in ('baoxue_web', 'baoxue_worker') order by 1`,
  )
  expect(powers).toEqual(['baoxue_web falsefalsefalsefalse', 'baoxue_worker falsefalsefalsefalse'])
  const owned = await ask(
    database,
    `select c.oid::regclass::text as found from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('baoxue_web', 'baoxue_worker')
     union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname in ('baoxue_web', 'baoxue_worker')
     union all select m.roleid::regrole::text from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ('baoxue_web', 'baoxue_worker')`,
  )
  expect(owned).toEqual([])
})

test('授权恰好是 grants.txt 上的每一行', async ({ database }) => {
  const found = await ask(database, `select found from (${GRANTS_SQL}) given order by 1`)
  const listed = (await readFile(GRANTS, 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'))
  const given = {
    unlisted: found.filter((line) => !listed.includes(line)),
    notGiven: listed.filter((line) => !found.includes(line)),
    listedTwice: listed.filter((line, at) => listed.indexOf(line) !== at),
  }
  expect(given).toEqual({ unlisted: [], notGiven: [], listedTwice: [] })
  expect(found.some((line) => / (DELETE|TRUNCATE) /.test(line))).toBe(false)
})
