import { Client } from 'pg'
import { launchEnv } from '#lib/server/env'
import { planDistribution, type Standing } from './distribute/plan.ts'
import { explainFault, Fault } from './fault.ts'
import { say } from './progress.ts'

const TABLES = `
select format('%I.%I', n.nspname, c.relname) as name,
  exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as "ofTenant"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and (n.nspname = 'app' or (n.nspname = 'guard' and c.relname = 'context_key'))
order by 2, 1`

const KEYS = `
select k.conrelid::regclass::text as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
from pg_constraint k where k.contype = 'f' and k.connamespace = 'app'::regnamespace order by 1, 2`

const PLACED = `
select format('%I.%I', n.nspname, c.relname) as name,
  case when p.partmethod = 'h' then 'distributed' else 'reference' end as kind
from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace`

async function standingOf(client: Client): Promise<Standing> {
  const tables = await client.query<Standing['tables'][number]>(TABLES)
  const keys = await client.query<Standing['keys'][number]>(KEYS)
  const placed = await client.query<Standing['placed'][number]>(PLACED)
  return { tables: tables.rows, keys: keys.rows, placed: placed.rows }
}

async function refuseWithoutExtension(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select exists (select from pg_extension where extname = 'citus') as there`,
  )
  if (!rows[0]?.there)
    throw new Fault(
      '这个数据库没有 Citus 扩展，不能分布；未作任何改动。',
      '要分布请先在各节点装好 Citus 并 create extension citus；一台 PostgreSQL 够用时不需要分布。',
    )
}

async function run(): Promise<void> {
  const url = launchEnv().DATABASE_URL
  if (!url) throw new Fault('没有说明要分布哪个数据库。', '请用 DATABASE_URL 指明协调节点上的数据库。')
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await refuseWithoutExtension(client)
    const plan = planDistribution(await standingOf(client))
    if (plan.length === 0) {
      say('都已分布，无事可做。')
      return
    }
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
    // The context is set by SET LOCAL inside each transaction and must reach the workers; our triggers touch
    // rows of their own tenant only (tests/catalogue/citus.db.test.ts), which is what "unsafe" is about.
    await client.query(`alter database ${rows[0]?.name} set citus.propagate_set_commands = 'local'`)
    await client.query(`alter database ${rows[0]?.name} set citus.enable_unsafe_triggers = on`)
    await client.query('begin')
    for (const sql of plan) await client.query(sql)
    await client.query('commit')
    say(`已分布：${plan.filter((sql) => sql.startsWith('select')).length} 张表。`)
  } finally {
    await client.end()
  }
}

try {
  await run()
} catch (error) {
  explainFault(
    error,
    `没有分布成，已全部撤回：${error instanceof Error ? error.message.split('\n')[0] : '故障'}`,
  )
  process.exitCode = 1
}
