export type Placed = { readonly name: string; readonly kind: 'distributed' | 'reference' }
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }
export type Standing = {
  /** Every table of ours with whether it has the tenant's column. */
  readonly tables: readonly { readonly name: string; readonly ofTenant: boolean }[]
  readonly keys: readonly ForeignKey[]
  /** What the extension already knows. */
  readonly placed: readonly Placed[]
}

const literal = (name: string) => `'${name.replaceAll("'", "''")}'`

/**
 * The statements that place what is not placed yet, to be run in one transaction. Foreign keys step aside while
 * the tables on both their ends move, and come back as they were. A second plan over the result is empty.
 */
export function planDistribution({ tables, keys, placed }: Standing): string[] {
  const known = new Set(placed.map(({ name }) => name))
  const waiting = tables.filter(({ name }) => !known.has(name))
  if (waiting.length === 0) return []
  const reference = waiting.filter(({ ofTenant }) => !ofTenant)
  const distributed = waiting.filter(({ ofTenant }) => ofTenant)
  const leader = placed.find(({ kind }) => kind === 'distributed')?.name ?? distributed[0]?.name
  const own = (name: string) => (name === leader ? 'default' : (leader ?? 'default'))
  const touched = keys.filter(({ table }) => waiting.some(({ name }) => name === table))
  return [
    `set local citus.multi_shard_modify_mode = 'sequential'`,
    'set local citus.enable_unsafe_triggers = on',
    ...touched.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...reference.map(({ name }) => `select create_reference_table(${literal(name)})`),
    ...sorted(distributed, leader).map(
      ({ name }) =>
        `select create_distributed_table(${literal(name)}, 'tenant_id', colocate_with => ${literal(own(name))})`,
    ),
    ...touched.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
  ]
}

// The table that the others stand beside goes first.
function sorted<T extends { readonly name: string }>(tables: readonly T[], leader: string | undefined): T[] {
  return [...tables].sort((one, other) => Number(other.name === leader) - Number(one.name === leader))
}
