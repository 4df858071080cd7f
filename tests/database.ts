import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { test as base, inject } from 'vitest'

/** A database of this test file alone, cloned from the migrated template. */
export type TestDatabase = {
  name: string
  superuserUrl: string
  migratorUrl: string
  webUrl: string
  workerUrl: string
  auditorUrl: string
  /** The key that signs the database context, as hex; the clone already holds it. */
  contextKey: string
  drop(): Promise<void>
}

async function onServer(sql: string): Promise<void> {
  const url = inject('postgres').superuserUrl.replace('%7Bdatabase%7D', 'postgres')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Clones the template. Whoever calls it drops the clone when done; prefer the fixture `database` below. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template baoxue_template`)
  // Privileges on a database are not copied with its template.
  await onServer(`revoke all on database ${name} from public`)
  await onServer(
    `grant connect on database ${name} to baoxue_web, baoxue_worker, baoxue_auditor, baoxue_migrator`,
  )
  const server = inject('postgres')
  const here = (url: string) => url.replace('%7Bdatabase%7D', name)
  return {
    name,
    superuserUrl: here(server.superuserUrl),
    migratorUrl: here(server.migratorUrl),
    webUrl: here(server.webUrl),
    workerUrl: here(server.workerUrl),
    auditorUrl: here(server.auditorUrl),
    contextKey: server.contextKey,
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

/** A database with nothing in it; whoever calls it drops it. */
export async function emptyDatabase(): Promise<
  Pick<TestDatabase, 'superuserUrl' | 'webUrl' | 'auditorUrl' | 'drop'>
> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name}`)
  const { superuserUrl, webUrl, auditorUrl } = inject('postgres')
  const here = (url: string) => url.replace('%7Bdatabase%7D', name)
  return {
    superuserUrl: here(superuserUrl),
    webUrl: here(webUrl),
    auditorUrl: here(auditorUrl),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

/** `test` with a cloned database per file: `test('…', async ({ database }) => …)`. */
export const test = base.extend<{ $file: { database: TestDatabase } }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from this pattern
    async ({}, use) => {
      const database = await cloneDatabase()
      await use(database)
      await database.drop()
    },
    { scope: 'file' },
  ],
})
