import type { DatabaseGuard } from './database-guards.ts'
import type { ProbeSession } from './probe-session.ts'
import { type Column, insertOf, type ProbedTable, quoted } from './probe-tables.ts'

/** 触发器、键各在一张影子表上单独试：影子同名、另在一处，只有列、几行样本和要试的那一样，别的约束不来帮着挡。 */
const SHADOW = 'shadow'

const names = (table: ProbedTable): string => table.columns.map(({ name }) => `"${name}"`).join(', ')

function shadowOf(table: ProbedTable): string {
  const copied = `select ${names(table)} from app.${table.name} ${table.tenanted ? 'order by tenant_id, 2' : ''} limit 4`
  return `create schema ${SHADOW}; grant usage on schema ${SHADOW} to baoxue_web; create table ${SHADOW}.${table.name} (like app.${table.name} including generated including defaults);
    insert into ${SHADOW}.${table.name} (${names(table)}) ${copied}; grant all on ${SHADOW}.${table.name} to baoxue_web`
}

/** 换成另一个值：触发器看的多半是“变没变”。 */
const OTHER: readonly (readonly [RegExp, (column: string) => string])[] = [
  [/^uuid$/, () => 'gen_random_uuid()'],
  [/^(integer|bigint|smallint)$/, (column) => `coalesce(${column}, 0) + 1`],
  [/^boolean$/, (column) => `not coalesce(${column}, false)`],
  [/^date$/, () => `date '2099-01-01'`],
  [/^timestamp/, () => `timestamptz '2001-01-01Z'`],
  [/^text$/, (column) => `coalesce(${column}, '') || 'x'`],
  [/\[\]$/, () => `'{}'`],
]

function otherOf({ name, type }: Column): string {
  return OTHER.find(([kind]) => kind.test(type))?.[1](`"${name}"`) ?? 'null'
}

/** 触发器写到别的表去的：事后数一数那张表。 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  child: `update ${SHADOW}.child set status = 'away'; select from app.child_history`,
}

/** 写、改、删、清空一遍：拦不拦，盖没盖、改没改别的列。 */
export async function askTriggers(
  session: ProbeSession,
  table: ProbedTable,
  contexts: readonly string[],
): Promise<string> {
  const enabled = await session.rows<{ made: string; on_update: boolean }>(
    `select replace(pg_get_triggerdef(oid), ' ON app.${table.name} ', ' ON ${SHADOW}.${table.name} ') as made, (tgtype & 17) = 17 as on_update
     from pg_trigger where tgrelid = 'app.${table.name}'::regclass and not tgisinternal and tgenabled = 'O' order by tgname`,
  )
  const changed = 'select from x, jsonb_each(x.n) e where x.o -> e.key is distinct from e.value'
  const statements = ['update', 'delete', 'truncate'].map((act) =>
    act === 'update'
      ? `update ${SHADOW}.${table.name} set "${table.columns[0]?.name}" = null where false`
      : act === 'delete'
        ? `delete from ${SHADOW}.${table.name} where false`
        : `truncate ${SHADOW}.${table.name}`,
  )
  for (const sample of table.samples)
    statements.push(
      `with x as (${insertOf(table, sample, SHADOW)} returning ${quoted(sample)}::jsonb as o, to_jsonb(new) as n) ${changed}`,
    )
  if (enabled.some(({ on_update }) => on_update))
    for (const column of table.columns)
      for (const value of [otherOf(column), 'null'])
        statements.push(
          `with x as (update ${SHADOW}.${table.name} set "${column.name}" = ${value} returning to_jsonb(old) as o, to_jsonb(new) as n) ${changed}`,
        )
  for (const sample of table.samples.slice(0, 1))
    statements.push(`${insertOf(table, sample, SHADOW)}; set constraints all immediate`)
  statements.push(ELSEWHERE[table.name] ?? 'select')
  const before = [shadowOf(table), ...enabled.map(({ made }) => made)].join('; ')
  return (await session.within(before, () => session.ask(statements, 'session baoxue_web', contexts))).join(
    ' / ',
  )
}

/** 一个键还在不在、挡不挡：重写一行样本；把指向别处的列改成别县的、没有的。 */
export async function askKey(session: ProbeSession, table: ProbedTable, name: string): Promise<string> {
  const [found] = await session.rows<{ made: string; columns: string[] }>(
    `select format('alter table ${SHADOW}.${table.name} add constraint probe_key %s', pg_get_constraintdef(k.oid)) as made,
       (select array_agg(a.attname::text) from unnest(k.conkey) c join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c where k.contype = 'f') as columns
     from pg_constraint k where k.conrelid = $1::regclass and k.conname::text = $2
     union all
     select replace(replace(pg_get_indexdef(i.indexrelid), ' INDEX ' || relname || ' ON ', ' INDEX probe_key ON '), ' ON app.${table.name} ', ' ON ${SHADOW}.${table.name} '), null
     from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass and i.indexrelid::regclass::text = $2`,
    [`app.${table.name}`, name],
  )
  const statements = found?.columns
    ? found.columns.flatMap((column) => {
        const kind = table.columns.find((one) => one.name === column)
        return kind
          ? [
              `set constraints all immediate; update ${SHADOW}.${table.name} set "${column}" = ${otherOf(kind)}`,
            ]
          : []
      })
    : table.samples.map((sample) => `${insertOf(table, sample, SHADOW)}; ${insertOf(table, sample, SHADOW)}`)
  const made = found ? [shadowOf(table), found.made] : [shadowOf(table)]
  return (await session.within(made.join('; '), () => session.ask(statements, null, [null]))).join(' ')
}

/** 一种授权真的给不给用：什么也不动地做一次。 */
export async function askGrant(
  session: ProbeSession,
  table: ProbedTable,
  { name, role }: Pick<DatabaseGuard, 'name' | 'role'>,
): Promise<string> {
  const whole = `app.${table.name}`
  const nothing = table.columns.map(({ type }) => `null::${type}`).join(', ')
  const act: Readonly<Record<string, string>> = {
    select: `select ${names(table)} from ${whole} where false`,
    insert: `insert into ${whole} (${names(table)}) select ${nothing} where false`,
    update: `update ${whole} set ${table.columns.map((column) => `"${column.name}" = null`).join(', ')} where false`,
    delete: `delete from ${whole} where false`,
    truncate: `truncate ${whole}`,
  }
  return session.within(
    `alter table ${whole} disable row level security; alter table ${whole} disable trigger user`,
    async () => (await session.ask([act[name] ?? ''], role, [null])).join(' '),
  )
}

/** 没有点名授权的人叫得动这个守护函数吗。 */
export async function askExecute(session: ProbeSession, signature: string): Promise<string> {
  const nothing = (/\((.*)\)/.exec(signature)?.[1] ?? '')
    .split(',')
    .filter(Boolean)
    .map((type) => `null::${type}`)
  const call = `select ${signature.replace(/\(.*/, '')}(${nothing.join(', ')})`
  return session.within('grant usage on schema guard to pg_monitor', async () =>
    (await session.ask([call], 'pg_monitor', [null])).join(' '),
  )
}
