import type { Client } from 'pg'

export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

type Reference = {
  readonly from: string
  readonly to: string
  readonly name: string
  readonly deferrable: boolean
}

/** The tables in the order in which they can be filled, and the foreign keys that must wait for the end. */
export type Order = { readonly tables: readonly Table[]; readonly late: readonly Reference[] }

const TABLES = `
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select array_agg(a.attname::text order by k.at) from pg_index i
    cross join lateral unnest(i.indkey::int[]) with ordinality as k (num, at)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
    where i.indrelid = c.oid and i.indisprimary) as key
from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname`

const REFERENCES = `
select f.relname as "from", t.relname as "to", k.conname as name, k.condeferrable as deferrable from pg_constraint k
join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
where k.contype = 'f' and k.connamespace = 'app'::regnamespace and f.oid <> t.oid`

/**
 * Parents before children, so that every foreign key is checked while the rows come back in. Where tables refer
 * to each other in a circle, one of them goes first and its keys into the circle are checked at the end.
 */
export function inOrder(tables: readonly Table[], references: readonly Reference[]): Order {
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  const late: Reference[] = []
  while (left.size > 0) {
    const waits = ({ name }: Table) => references.filter(({ from, to }) => from === name && left.has(to))
    const free = [...left.values()].filter((table) => waits(table).length === 0)
    if (free.length === 0) {
      const wanted = [...left.values()].filter(({ name }) =>
        references.some(({ from, to }) => to === name && left.has(from)),
      )
      const first = wanted.sort((one, other) => waits(one).length - waits(other).length)[0]
      if (!first) break
      late.push(...waits(first))
      free.push(first)
    }
    for (const table of free) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return { tables: ordered, late }
}

/** Our own tables, in the order in which they can be filled. */
export async function listTables(client: Client): Promise<Order> {
  const { rows: tables } = await client.query<{ name: string; columns: string[]; key: string[] }>(TABLES)
  const { rows: references } = await client.query<Reference>(REFERENCES)
  return inOrder(tables, references)
}

const quoted = (client: Client, names: readonly string[]) =>
  names.map((name) => client.escapeIdentifier(name)).join(', ')

/** Reads a whole table as text, by its key: the same rows give the same bytes on every server. */
export function copyOut(client: Client, table: Table): string {
  const from = `app.${client.escapeIdentifier(table.name)}`
  return `copy (select ${quoted(client, table.columns)} from ${from} order by ${quoted(client, table.key)}) to stdout`
}

export function copyIn(client: Client, table: Table): string {
  return `copy app.${client.escapeIdentifier(table.name)} (${quoted(client, table.columns)}) from stdin`
}

/** What the text of a value depends on, said once and for all. */
export const PLAIN_TEXT = [
  `set local row_security = off`,
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'iso_8601'`,
  `set local extra_float_digits = 3`,
  `set local bytea_output = 'hex'`,
  `set local statement_timeout = 0`,
  `set local idle_in_transaction_session_timeout = 0`,
] as const
