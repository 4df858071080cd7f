import pg from 'pg'
import { expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { ROLES } from '#lib/rules/people/roles'
import { test } from '#tests/database'
import { buildTenant, official } from '#tests/world'
import { chance, SEED, tell, times } from './figure.ts'

/** 会被问到的每张租户表，与它的列。 */
const TABLES = `
select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
group by c.relname having bool_or(a.attname = 'tenant_id') order by c.relname`

type Table = { name: string; columns: string[] }
type Probe = { readonly kind: string; readonly sql: string }

/** 一句不老实的 SQL：自己不带租户条件，或点名要别人的。结果里的 `n` 是别人的行数，该是 0。 */
function probeOf(random: () => number, table: Table, foreign: string): Probe {
  const t = `app.${table.name}`
  const column = table.columns[Math.floor(random() * table.columns.length)] ?? 'tenant_id'
  const theirs = `tenant_id = '${foreign}'`
  const probes: readonly Probe[] = [
    { kind: 'select', sql: `select count(*)::int as n from ${t} where ${theirs}` },
    {
      kind: 'or',
      sql: `select count(*) filter (where ${theirs})::int as n from ${t} where true or "${column}" is null`,
    },
    {
      kind: 'cte',
      sql: `with all_of as materialized (select * from ${t}) select count(*)::int as n from all_of where ${theirs}`,
    },
    { kind: 'subquery', sql: `select (select count(*) from ${t} x where x.${theirs})::int as n` },
    {
      kind: 'join',
      sql: `select count(*)::int as n from ${t} x join app.tenant t on t.id = x.tenant_id where t.id = '${foreign}'`,
    },
    {
      kind: 'union',
      sql: `select count(*)::int as n from (select tenant_id from ${t} union all select tenant_id from ${t}) u where ${theirs}`,
    },
    {
      kind: 'window',
      sql: `select coalesce(max(k), 0)::int as n from (select count(*) over () as k from ${t} where ${theirs}) w`,
    },
    { kind: 'update', sql: `update ${t} set "${column}" = "${column}" where ${theirs}` },
    { kind: 'delete', sql: `delete from ${t} where ${theirs}` },
    { kind: 'insert', sql: `insert into ${t} (tenant_id) values ('${foreign}')` },
    { kind: 'move', sql: `update ${t} set tenant_id = '${foreign}'` },
    {
      kind: 'merge',
      sql: `merge into ${t} x using (select '${foreign}'::uuid as f) s on x.tenant_id = s.f when matched then do nothing when not matched then insert (tenant_id) values (s.f)`,
    },
    {
      kind: 'returning',
      sql: `with d as (delete from ${t} where ${theirs} returning 1) select count(*)::int as n from d`,
    },
    { kind: 'lock', sql: `select count(*)::int as n from (select 1 from ${t} where ${theirs} for update) l` },
    { kind: 'copy', sql: `copy (select count(*) from ${t} where ${theirs}) to stdout` },
  ]
  return probes[Math.floor(random() * probes.length)] ?? { kind: 'none', sql: 'select 0 as n' }
}

test('以网页账号、每种岗位的身份，拿各种写法去碰另一个县的行：读不到、写不进、数不出', async ({
  database,
}) => {
  const root = new pg.Client({ connectionString: database.superuserUrl })
  await root.connect()
  const a = await buildTenant(root, '350425')
  const b = await buildTenant(root, '350583')
  const { rows: tables } = await root.query<Table>(TABLES)
  const before = await weigh(root, tables, b.id)
  const random = chance(SEED)
  const web = new pg.Client({ connectionString: database.webUrl })
  await web.connect()
  const key = Buffer.from(database.contextKey, 'hex')
  const units = [[a.county], a.schools, a.townships, a.classes.map(({ id }) => id)]
  const count = times(600, 1_000_000)
  const told = { probes: 0, foreign: 0, refused: 0, answered: 0 }
  for (let done = 0; done < count; done += 1) {
    const role = ROLES[Math.floor(random() * ROLES.length)] ?? 'bureau'
    const actor = official(a, role, units[Math.floor(random() * units.length)] ?? [])
    const table = tables[Math.floor(random() * tables.length)]
    if (!table) continue
    const probe = probeOf(random, table, b.id)
    await web.query('begin')
    await web.query(`set local app.context = '${databaseContext(actor, key, Date.now())}'`)
    told.probes += 1
    try {
      const { rows, rowCount, command } = await web.query<{ n?: number }>(probe.sql)
      told.answered += 1
      const seen = command === 'SELECT' ? (rows[0]?.n ?? 0) : (rowCount ?? 0)
      if (command !== 'COPY' && seen > 0) told.foreign += 1
      expect(seen === 0 || command === 'COPY', `种子 ${SEED}：${role} ${probe.sql}`).toBe(true)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      told.refused += 1
      // 拒绝的话里也不能带出别人的行。
      expect(`${error.message}${error.detail ?? ''}`).not.toMatch(/Failing row contains \((?!.*tenant)/)
    } finally {
      await web.query('rollback')
    }
  }
  await web.end()
  expect(await weigh(root, tables, b.id)).toEqual(before)
  await root.end()
  // 有答的也有拒的：全是拒绝的一遍什么也没证明。
  expect(told.answered).toBeGreaterThan(told.probes / 10)
  tell('T02', { ...told, seed: SEED, tables: tables.length })
}, 3_600_000)

async function weigh(
  root: pg.Client,
  tables: readonly Table[],
  tenant: string,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await root.query<{ print: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(x::text, '|' order by x::text)), '') as print from app.${name} x where tenant_id = $1`,
      [tenant],
    )
    found[name] = rows[0]?.print ?? ''
  }
  return found
}
