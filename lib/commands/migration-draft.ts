// 打印“已有升级”与 prisma/schema 之间的差：新升级的草稿，须人工审阅并补上策略、触发器与授权。
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { ensureRoles } from '#lib/data/migrate/database-roles'
import { applyMigrations, diffDatabaseToSchema } from '#lib/data/migrate/migrations'
import { startPostgres } from './postgres.ts'
import { ROOT } from './root.ts'

const folder = path.join(ROOT, '.test')
mkdirSync(folder, { recursive: true })
const home = mkdtempSync(path.join(folder, 'draft-'))
const password = randomBytes(12).toString('hex')
const server = await startPostgres({ home, password, throwaway: true })
try {
  const client = new Client({ connectionString: server.url('postgres') })
  await client.connect()
  await ensureRoles(client, { migrator: password, web: password, worker: password, auditor: password })
  await client.query('create database draft')
  await client.end()
  await applyMigrations(server.url('draft'))
  process.stdout.write(await diffDatabaseToSchema(server.url('draft')))
} finally {
  await server.stop()
}
