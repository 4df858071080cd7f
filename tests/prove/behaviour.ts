import type { Client } from 'pg'
import { databaseContext } from '#lib/data/context'
import type { Official } from '#lib/rules/people/actor'
import { ROLES } from '#lib/rules/people/roles'
import { official, type WorldTenant } from '#tests/world'

type Table = { readonly name: string; readonly columns: string }

const TABLES = `
select c.relname as name, string_agg(format('%I', a.attname), ', ' order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname <> 'id' and a.attgenerated = ''
where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') group by c.relname`

function people(a: WorldTenant): Official[] {
  const unitsOf = {
    teacher: a.classes[0]?.id,
    village: a.villages[0]?.id,
    bureau: a.county,
    prefecture: a.county,
    admin: a.county,
  } as Record<string, string | undefined>
  return ROLES.map((role) => {
    const unit = unitsOf[role] ?? (role.startsWith('township') ? a.townships[0] : a.schools[0])
    return official(a, role, unit ? [unit] : [])
  })
}

export type Behaviour = { tables(): Promise<Table[]>; of(table: string): Promise<string> }

/**
 * 每种岗位在一张表上看得见几行、写得进、改得动吗：防线一动，这一串就变。
 * 写用别县的一行、本县的一行各试一次，只看答复的代码；都在保存点里，做完就撤。
 */
export function behaviourOf(client: Client, key: Buffer, a: WorldTenant, b: WorldTenant): Behaviour {
  const everyone = people(a)
  let known: Map<string, Table> | undefined

  async function tables(): Promise<Table[]> {
    known ??= new Map((await client.query<Table>(TABLES)).rows.map((table) => [table.name, table]))
    return [...known.values()]
  }

  async function code(sql: string): Promise<string> {
    await client.query('savepoint probe')
    try {
      const { rows, rowCount } = await client.query<{ n?: string }>(sql)
      return rows[0]?.n ?? `${rowCount}`
    } catch (error) {
      return (error as { code?: string }).code ?? 'unknown'
    } finally {
      await client.query('rollback to savepoint probe')
    }
  }

  async function of(name: string): Promise<string> {
    const table = (await tables()).find((one) => one.name === name)
    if (!table) return ''
    // 属主也改不了、删不了的，问一遍；再把授权放开，单看策略挡不挡：一层坏了，另一层不该替它遮着。
    const said = [
      await code(`update app.${name} set tenant_id = tenant_id where false`),
      await code(`delete from app.${name} where false`),
      await code(`truncate app.${name} cascade`),
    ]
    await client.query('savepoint granted')
    await client.query(`grant select, insert, update on app.${name} to baoxue_web`)
    for (const actor of everyone) {
      await client.query('savepoint person')
      await client.query('set local role baoxue_web')
      await client.query(`set local app.context = '${databaseContext(actor, key, Date.now())}'`)
      const mine = `tenant_id = '${a.id}'`
      said.push(
        actor.role,
        await code(`select count(*) || '/' || count(*) filter (where not (${mine})) as n from app.${name}`),
        await code(`insert into app.${name} (tenant_id) values ('${b.id}')`),
        await code(`insert into app.${name} (tenant_id) values ('${a.id}')`),
        await code(
          `insert into app.${name} (id, ${table.columns}) select gen_random_uuid(), ${table.columns} from app.${name} limit 1`,
        ),
        await code(`update app.${name} set tenant_id = tenant_id`),
      )
      await client.query('rollback to savepoint person')
    }
    await client.query('rollback to savepoint granted')
    return said.join(' ')
  }

  return { tables, of }
}
