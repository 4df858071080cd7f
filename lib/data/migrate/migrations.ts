import type { MigrationList } from '@prisma/schema-engine-wasm'
import { withSchemaEngine } from './schema-engine.ts'
import { readMigrations, readSchemaFiles } from './schema-files.ts'

const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] }

/** What stands between the migrations on disk and the migrations in a database. */
export type MigrationState = {
  /** Started once and never finished: a person must look before anything goes on. */
  failed: string[]
  /** Applied, and changed on disk afterwards. */
  edited: string[]
  /** On disk and not yet in the database. */
  pending: string[]
  /** In the database and not on disk: the database is newer than this program. */
  unknown: string[]
}

/** Applies every migration not yet applied to the database and gives their names. Throws when one fails. */
export async function applyMigrations(url: string, list?: MigrationList): Promise<string[]> {
  const migrationsList = list ?? (await readMigrations())
  return withSchemaEngine(url, await readSchemaFiles(), async (engine) => {
    const done = await engine.applyMigrations({ migrationsList, filters: NOTHING_EXTERNAL })
    return done.appliedMigrationNames
  })
}

/** Compares the migrations on disk with those in the database; changes nothing. */
export async function diagnose(url: string): Promise<MigrationState> {
  const migrationsList = await readMigrations()
  const found = await withSchemaEngine(url, await readSchemaFiles(), (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NOTHING_EXTERNAL,
    }),
  )
  const { history } = found
  return {
    failed: found.failedMigrationNames,
    edited: found.editedMigrationNames,
    pending: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
    unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
  }
}

/**
 * Drafts the SQL that leads from a migrated database to the Prisma schema, as far as Prisma knows of it
 * (tables, columns, keys, indexes; not policies, triggers, grants).
 */
export async function diffDatabaseToSchema(url: string): Promise<string> {
  const files = await readSchemaFiles()
  const { stdout } = await withSchemaEngine(url, files, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    }),
  )
  return stdout ?? ''
}
