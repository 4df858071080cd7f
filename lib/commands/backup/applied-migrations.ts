import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { readMigrations } from '#lib/data/migrate/schema-files'
import type { Manifest } from './manifest.ts'

/** The migrations a database has, oldest first, with the checksum each was applied with. */
export async function appliedMigrations(client: Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from public._prisma_migrations
      where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  return rows
}

/** The migrations this program brings, with the checksum Prisma gives them. */
export async function shippedMigrations(): Promise<Manifest['migrations']> {
  const { migrationDirectories } = await readMigrations()
  return migrationDirectories.map(({ path: name, migrationFile }) => {
    if (migrationFile.content.tag !== 'ok') throw new Error(`the migration ${name} cannot be read`)
    return { name, checksum: createHash('sha256').update(migrationFile.content.value).digest('hex') }
  })
}
