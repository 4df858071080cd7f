import { Client } from 'pg'
import { storeContextKey } from './context-key.ts'
import { ensureRoles, prepareDatabase, type RolePasswords } from './database-roles.ts'
import { installJobTables } from './job-tables.ts'
import { applyMigrations } from './migrations.ts'

/**
 * Brings a database to the state this program needs: roles, migrations, the key of the security context, the
 * worker's job tables. Safe to run again. `url` signs in as whoever may create roles (the embedded server's
 * superuser, or the owner of an own server). Gives the names of the migrations applied now.
 */
export async function migrateDatabase(
  url: string,
  passwords: RolePasswords,
  contextKey: string,
): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await ensureRoles(client, passwords)
    await prepareDatabase(client)
    const applied = await applyMigrations(url)
    await storeContextKey(client, contextKey)
    await installJobTables(client, url)
    return applied
  } finally {
    await client.end()
  }
}
