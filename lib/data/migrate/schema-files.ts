import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const MIGRATIONS = path.join(ROOT, 'prisma/migrations')
const SCHEMA = path.join(ROOT, 'prisma/schema')

/** The Prisma schema, file by file, in the order of their names. */
export async function readSchemaFiles(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(SCHEMA)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(SCHEMA, name)
      return { path: file, content: await readFile(file, 'utf8') }
    }),
  )
}

async function readMigration(name: string): Promise<MigrationDirectory> {
  const value = await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8')
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
}

/** The reviewed migrations of prisma/migrations, oldest first. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const lockfile = path.join(MIGRATIONS, 'migration_lock.toml')
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: await readFile(lockfile, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  }
}
