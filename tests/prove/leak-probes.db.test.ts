import pg from 'pg'
import { expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { newId } from '#lib/data/ids'
import { type TestDatabase, test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import type { WorldTenant } from '#tests/world-scene'
import { DAY } from '#tests/world-scene'
import { tell } from './figure.ts'

let a: WorldTenant
let b: WorldTenant

/** 每条：叫什么、怎么探、数据库该怎么答。`none` 一行也没有，其余是拒绝的代码。 */
type Probe = { readonly what: string; readonly sql: () => string; readonly wants: 'none' | readonly string[] }

const PROBES: readonly Probe[] = [
  { what: '别的县的儿童', sql: () => `select id from app.child where tenant_id = '${b.id}'`, wants: 'none' },
  {
    what: '关掉行级安全',
    sql: () => 'set local row_security = off; select id from app.child',
    wants: ['42501'],
  },
  { what: '建视图', sql: () => 'create view app.peek as select * from app.child', wants: ['42501'] },
  {
    what: '建函数',
    sql: () => `create function app.peek() returns int language sql as 'select 1'`,
    wants: ['42501'],
  },
  { what: '建临时表盖住真表', sql: () => 'create temp table child (id uuid)', wants: ['42501'] },
  { what: '建模式', sql: () => 'create schema peek', wants: ['42501'] },
  {
    what: '引用别的县的单位',
    sql: () =>
      `insert into app.calendar_day (tenant_id, id, unit_id, purpose, day, kind, why, source, recorded_at) values ('${a.id}', '${newId()}', '${b.schools[0]}', 'school', '${DAY}', 'off', '停课', '通知', now())`,
    wants: ['23503'],
  },
  { what: '清空表', sql: () => 'truncate app.roll_call cascade', wants: ['42501'] },
  { what: '换成属主', sql: () => 'set local role baoxue_owner', wants: ['42501'] },
  { what: '换成守护角色', sql: () => 'set local role baoxue_guard', wants: ['42501'] },
  { what: '换成超级用户', sql: () => 'set local session authorization postgres', wants: ['42501'] },
  { what: '停触发器', sql: () => 'alter table app.ledger_event disable trigger all', wants: ['42501'] },
  { what: '当副本', sql: () => 'set local session_replication_role = replica', wants: ['42501'] },
  { what: '读签名的钥', sql: () => 'select * from guard.context_key', wants: ['42501'] },
  {
    what: '改上下文里的租户',
    sql: () =>
      `set local app.context = 'x|official|bureau|||||0|${'0'.repeat(64)}'; select id from app.child`,
    wants: ['28000'],
  },
  { what: '读服务器上的文件', sql: () => `select pg_read_file('/etc/passwd')`, wants: ['42501'] },
  { what: '让服务器跑程序', sql: () => `copy app.child to program 'cat'`, wants: ['42501'] },
  { what: '装扩展', sql: () => 'create extension dblink schema app', wants: ['42501'] },
  {
    what: '看别的连接在跑什么',
    sql: () =>
      `select query from pg_stat_activity where usename <> 'baoxue_web' and query <> '<insufficient privilege>' and query <> ''`,
    wants: 'none',
  },
  { what: '读任务队列', sql: () => 'select * from pgboss.job', wants: ['42501'] },
  { what: '改角色的时限', sql: () => `alter role baoxue_worker set statement_timeout = 0`, wants: ['42501'] },
  { what: '读别人的口令', sql: () => 'select rolpassword from pg_authid', wants: ['42501'] },
  {
    what: '列统计里的样值',
    sql: () => `select most_common_vals from pg_stats where schemaname = 'app' and tablename = 'child'`,
    wants: 'none',
  },
]

async function probe(database: TestDatabase, { sql }: Probe): Promise<'none' | 'rows' | string> {
  const client = new pg.Client({ connectionString: database.webUrl })
  await client.connect()
  await client.query('begin')
  const actor = official(a, 'bureau', [a.county])
  const context = databaseContext(actor, Buffer.from(database.contextKey, 'hex'), Date.now())
  await client.query(`set local app.context = '${context}'`)
  try {
    const answer = await client.query(sql())
    const last = [answer].flat().at(-1)
    return (last?.rowCount ?? 0) > 0 ? 'rows' : 'none'
  } catch (error) {
    return (error as pg.DatabaseError).code ?? 'unknown'
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

test('二十三条偷看、偷改的路，条条不通', async ({ database }) => {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  a = await buildTenant(root, '350425')
  b = await buildTenant(root, '350583')
  await root.query('analyze')
  await root.end()
  const open: string[] = []
  for (const one of PROBES) {
    const answer = await probe(database, one)
    const closed = one.wants === 'none' ? answer === 'none' : one.wants.includes(answer)
    if (!closed) open.push(`${one.what}：${answer}`)
  }
  tell('T04', { probes: PROBES.length, open: open.length })
  expect(open).toEqual([])
})
