import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** 仓库的根。 */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/** 被测产品的地址。 */
export function productOrigin(): string {
  return `http://127.0.0.1:${process.env.BAOXUE_E2E_PORT}`
}

function productHome(): string {
  return path.join(ROOT, `.test/product-${process.env.BAOXUE_E2E_PORT}`)
}

function ownerUrl(): string {
  const read = (file: string) => JSON.parse(readFileSync(path.join(productHome(), file), 'utf8'))
  const { databasePort } = read('running.json') as { databasePort: number }
  const { postgres } = read('secrets.json') as { postgres: string }
  return `postgresql://postgres:${postgres}@127.0.0.1:${databasePort}/baoxue`
}

/** 以库主的身份直接问被测产品的库：测试据此核对「写没写进去」，不经产品自己的眼睛。 */
export async function ask<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl() })
  await client.connect()
  try {
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

/** 只有一行的问。 */
export async function askOne<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row> {
  const [row] = await ask<Row>(sql, values)
  if (!row) throw new Error('这一问没有答案')
  return row
}

/** 官员的手笔一共留下多少：凡记着经办人的表都数行，个案另数版本。后台自己写的不在其中。 */
export async function handiwork(): Promise<Readonly<Record<string, number>>> {
  const tables = await ask<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'session'`,
  )
  const sql = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows from app."${name}" where person_id is not null`,
  )
  sql.push(`select 'dropout_case' as name, sum(version)::int as rows from app.dropout_case`)
  const rows = await ask<{ name: string; rows: number }>(sql.join(' union all '))
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]))
}

/** 构建里的全部页面（不含接口与框架自己的）；从构建清单读，新的一页自动在内。 */
export function pageRoutes(): readonly string[] {
  const file = path.join(ROOT, '.next/app-path-routes-manifest.json')
  const routes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return Object.entries(routes)
    .filter(([entry, route]) => entry.endsWith('/page') && !route.startsWith('/_'))
    .map(([, route]) => route)
}
