import { createHash } from 'node:crypto'
import { z } from 'zod'

const table = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the rows as text, in the order of the primary key: the restored table must give the same. */
  sha256: z.string(),
})
const ledger = z.strictObject({
  tenantCode: z.string(),
  count: z.number().int(),
  head: z.string().nullable(),
})
const file = z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() })

/** What a backup holds and by what the restored copy is judged. */
export const manifestSchema = z.strictObject({
  format: z.literal('baoxue-backup-1'),
  madeAt: z.string(),
  server: z.string(),
  /** Every migration the database had, with the checksum it was applied with. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  schemaDigest: z.string(),
  /** Which set of keys the encrypted fields need; a digest tells them apart and gives nothing away. */
  keys: z.strictObject({ field: z.string(), index: z.string(), ledger: z.string() }),
  tables: z.array(table),
  ledgers: z.array(ledger),
  files: z.array(file),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableNote = z.infer<typeof table>
export type FileNote = z.infer<typeof file>
export type LedgerNote = z.infer<typeof ledger>

export const MANIFEST = 'manifest.json'

/** One digest over the migrations: two databases with the same one have the same tables, columns and guards. */
export function schemaDigest(migrations: Manifest['migrations']): string {
  const hash = createHash('sha256')
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`)
  return hash.digest('hex')
}

/** Tells one key from another; a random key of 32 bytes cannot be guessed from it. */
export function keyMark(keyHex: string): string {
  return createHash('sha256').update(`baoxue-key-mark:${keyHex}`).digest('hex').slice(0, 16)
}
