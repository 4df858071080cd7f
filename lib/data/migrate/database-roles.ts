import type { Client } from 'pg'

/** The passwords of the four accounts that sign in. The owner and the guard never sign in. */
export type RolePasswords = { migrator: string; web: string; worker: string; auditor: string }

// Two launchers on one server must not create the same role at once.
const ROLES_LOCK = 5_012_001

const ROLES = [
  { name: 'baoxue_owner', attributes: 'nologin' },
  { name: 'baoxue_guard', attributes: 'nologin bypassrls' },
  { name: 'baoxue_migrator', attributes: 'login inherit bypassrls' },
  { name: 'baoxue_web', attributes: 'login noinherit nobypassrls' },
  { name: 'baoxue_worker', attributes: 'login noinherit nobypassrls' },
  { name: 'baoxue_auditor', attributes: 'login noinherit nobypassrls' },
] as const

/**
 * Creates the database roles that are missing and sets the four passwords. Roles belong to the whole
 * server, so this runs before any migration and with a connection that may create roles (superuser).
 */
export async function ensureRoles(client: Client, passwords: RolePasswords): Promise<void> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK])
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'baoxue\\_%'`,
  )
  const present = new Set(rows.map((row) => row.rolname))
  for (const role of ROLES) {
    if (!present.has(role.name)) await client.query(`create role ${role.name} ${role.attributes}`)
  }
  for (const [short, password] of Object.entries(passwords)) {
    await client.query(`alter role baoxue_${short} password ${client.escapeLiteral(password)}`)
  }
  // The migrator fills an empty database (demonstration, first administrator) with the owner's rights.
  await client.query('grant baoxue_owner to baoxue_migrator')
  // Whoever migrates hands tables and functions to the owner and the guard.
  await client.query('grant baoxue_owner, baoxue_guard to current_user')
  await client.query('commit')
}

/** Lets exactly our accounts into a database and lets none of them but the owner create anything in it. */
export async function prepareDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = client.escapeIdentifier(rows[0]?.name ?? '')
  await client.query(`revoke all on database ${database} from public`)
  await client.query(`grant connect, create, temporary on database ${database} to baoxue_owner`)
  await client.query(
    `grant connect on database ${database} to baoxue_migrator, baoxue_web, baoxue_worker, baoxue_auditor`,
  )
  await client.query('revoke create on schema public from public')
}

/** A connection string for one of our accounts, on the server and database of `url`. */
export function urlForRole(url: string, role: keyof RolePasswords, password: string): string {
  const made = new URL(url)
  made.username = `baoxue_${role}`
  made.password = encodeURIComponent(password)
  return made.href
}
