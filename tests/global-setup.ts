import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startPostgres } from '#lib/commands/postgres'
import { type RolePasswords, urlForRole } from '#lib/data/migrate/database-roles'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'

/** What every test file is told about the throwaway server; `{database}` in a url stands for its clone. */
export type TestServer = {
  superuserUrl: string
  migratorUrl: string
  webUrl: string
  workerUrl: string
  auditorUrl: string
  contextKey: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer
  }
}

const TEMPLATE = 'baoxue_template'

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

type Server = Pick<EmbeddedPostgres, 'url' | 'stop'>

/**
 * The embedded server, or the one `TEST_POSTGRES_URL` names (its superuser), which is how the oldest allowed
 * PostgreSQL is tried. Such a server must be there for these tests alone: they make roles and databases.
 */
async function testServer(password: string): Promise<Server> {
  const own = process.env.TEST_POSTGRES_URL
  if (!own) {
    const folder = path.resolve(import.meta.dirname, '../.test')
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    return startPostgres({ home: mkdtempSync(path.join(folder, 'postgres-')), password, throwaway: true })
  }
  const url = (database: string) => own.replace(/[^/]*$/, encodeURIComponent(database))
  const drop = async () => {
    await withClient(url('postgres'), async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        `select datname from pg_database where datname = $1`,
        [TEMPLATE],
      )
      if (rows.length === 0) return
      await client.query(`alter database ${TEMPLATE} is_template false`)
      await client.query(`drop database ${TEMPLATE} with (force)`)
    })
  }
  await drop()
  return { url, stop: drop }
}

/** Starts a throwaway PostgreSQL and builds the template database from prisma/migrations. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const password = randomBytes(12).toString('hex')
  const passwords: RolePasswords = { migrator: password, web: password, worker: password, auditor: password }
  const contextKey = randomBytes(32).toString('hex')
  const server = await testServer(password)
  const template = server.url(TEMPLATE)
  try {
    await withClient(server.url('postgres'), async (client) => {
      await client.query(`create database ${TEMPLATE}`)
    })
    await migrateDatabase(template, passwords, contextKey)
    await withClient(server.url('postgres'), async (client) => {
      await client.query(`alter database ${TEMPLATE} is_template true`)
    })
  } catch (error) {
    await server.stop()
    throw error
  }
  const anyClone = server.url('{database}')
  project.provide('postgres', {
    superuserUrl: anyClone,
    migratorUrl: urlForRole(anyClone, 'migrator', password),
    webUrl: urlForRole(anyClone, 'web', password),
    workerUrl: urlForRole(anyClone, 'worker', password),
    auditorUrl: urlForRole(anyClone, 'auditor', password),
    contextKey,
  })
  return server.stop
}
