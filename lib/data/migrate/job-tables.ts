import type { Client } from 'pg'
import { PgBoss } from 'pg-boss'

const SCHEMA = 'pgboss'

/**
 * Lays down pg-boss's own tables with the migrating connection, so that the worker, which owns nothing, only
 * reads and writes rows there. The worker opens them with `migrate: false, createSchema: false`.
 */
export async function installJobTables(client: Client, url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    max: 1,
  })
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query(`revoke all on schema ${SCHEMA} from public`)
  await client.query(`grant usage on schema ${SCHEMA} to baoxue_worker`)
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${SCHEMA} to baoxue_worker`,
  )
  await client.query(`grant usage on all sequences in schema ${SCHEMA} to baoxue_worker`)
}
