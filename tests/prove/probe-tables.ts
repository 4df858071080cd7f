import type { ProbeSession } from './probe-session.ts'
import type { Draft } from './scene-drafts.ts'

export type Column = { readonly name: string; readonly type: string }

/** 一张表：列，与样本——本县、别县的行，写成 JSON 的字面量。 */
export type ProbedTable = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly tenanted: boolean
  readonly samples: readonly string[]
}

const COLUMNS = `
select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`

/** 样本至多取这么多行，首尾都在内：世界后来添的、只为某一条策略的行在最末。 */
const SAMPLES = 6

function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  const tail = all.slice(-most / 2)
  const head = all.slice(0, -most / 2)
  return [...head.filter((_, at) => at % Math.ceil(head.length / (most / 2)) === 0), ...tail]
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** 照着一行改出草稿；没有那样的一行，就是草稿写错了。 */
function drafted(
  { table, like, change }: Draft,
  rows: readonly Record<string, unknown>[],
): Record<string, unknown> {
  const base = rows.find((row) => Object.entries(like ?? {}).every(([name, value]) => row[name] === value))
  const stray = Object.keys(change).filter((name) => base && !(name in base))
  if (!base || stray.length > 0) throw new Error(`${table} 的草稿没有底稿，或没有这一列：${stray.join(' ')}`)
  return { ...base, ...change }
}

/** 各表与样本。`tenants` 是本县与别县：另有一行只填了租户的、一行把本县的改记在别县名下的。 */
export async function probedTables(
  session: ProbeSession,
  tenants: readonly [string, string],
  drafts: readonly Draft[],
): Promise<Map<string, ProbedTable>> {
  const byTable = Map.groupBy(await session.rows<Column & { table: string }>(COLUMNS), ({ table }) => table)
  const tables = new Map<string, ProbedTable>()
  for (const [name, columns] of byTable) {
    const tenanted = columns.some((column) => column.name === 'tenant_id')
    // 照写入的次序，不随规划器走哪个索引。
    const found = await session.rows<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from app.${name} t ${tenanted ? `where tenant_id = '${tenants[0]}'` : ''} order by t.tableoid, t.ctid`,
    )
    const rows = found.map(({ row }) => row)
    const samples: object[] = spread(rows, SAMPLES)
    for (const draft of drafts) if (draft.table === name) samples.push(drafted(draft, rows))
    if (tenanted) {
      samples.push(...tenants.map((tenant) => ({ tenant_id: tenant })))
      samples.push(...rows.slice(0, 1).map((row) => ({ ...row, tenant_id: tenants[1] })))
    }
    tables.set(name, { name, columns, tenanted, samples: samples.map((row) => JSON.stringify(row)) })
  }
  return tables
}

/** 照一行样本写一行。 */
export function insertOf(table: ProbedTable, sample: string, schema = 'app'): string {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
  return `insert into ${schema}.${table.name} (${names}) select ${names} from jsonb_populate_record(null::app.${table.name}, ${quoted(sample)})`
}
