import path from 'node:path'
import { Client } from 'pg'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { diagnose } from '#lib/data/migrate/migrations'
import { openFileStore } from '#lib/files/file-store'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { launchEnv } from '#lib/server/env'
import { loadReference } from '#prisma/reference/load'
import { TENANTS, type TenantSlug } from '#prisma/reference/tenants'
import { Fault } from './fault.ts'
import { type EmbeddedPostgres, startPostgres, stopLeftOver } from './postgres.ts'
import { postgresPlace } from './postgres-place.ts'
import { say, step } from './progress.ts'
import { productHome } from './root.ts'
import type { Secrets } from './secrets.ts'

const DATABASE = 'baoxue'
const HALF_MADE = 'baoxue_new'

/** A migrated database. `url` signs in with the rights to migrate. */
export type ProductDatabase = {
  url: string
  /** The port of the embedded server; an own server has its address in DATABASE_URL. */
  port: number | undefined
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

async function migrate(url: string, secrets: Secrets): Promise<void> {
  const state = await diagnose(url)
  const [failed] = state.failed
  if (failed) {
    throw new Fault(
      `上次的数据库升级 ${failed} 只做了一半；未作任何新的改动。`,
      '请从升级前的备份恢复数据库后再启动，或请维护人员按 docs/operations.md 处理这次升级。',
    )
  }
  const [unknown] = state.unknown
  if (unknown) {
    throw new Fault(
      `数据库比这个程序新（其中有本程序不认识的升级 ${unknown}）；未作任何改动。`,
      '请改用与数据库相配的新版本程序。',
    )
  }
  const [edited] = state.edited
  if (edited) {
    throw new Fault(
      `已执行过的升级 ${edited} 与程序里的内容不一致；未作任何改动。`,
      '请恢复 prisma/migrations 中的原文件后再启动。',
    )
  }
  const run = () => migrateDatabase(url, secrets.roles, launchEnv().BAOXUE_CONTEXT_KEY ?? secrets.contextKey)
  if (state.pending.length > 0) await step(`升级数据库（${state.pending.length} 项）`, run)
  else await run()
  await loadReference({ url })
}

function chosenPlaces(text: string | undefined): TenantSlug[] | undefined {
  if (text === undefined) return undefined
  const asked = text.split(',').map((slug) => slug.trim())
  const known = TENANTS.map(({ slug }) => slug)
  const strange = asked.filter((slug) => !known.some((one) => one === slug))
  if (strange.length > 0)
    throw new Fault(
      `BAOXUE_DEMO 里没有这样的法域：${strange.join('、')}。`,
      `可写：${known.join('、')}；不写就全装。`,
    )
  return known.filter((slug) => asked.includes(slug))
}

async function demonstrate(url: string, secrets: Secrets): Promise<void> {
  const [found] = await ask<{ filled: boolean }>(url, 'select exists (select from app.unit) as filled')
  if (found?.filled) return
  const given = launchEnv()
  const only = chosenPlaces(given.BAOXUE_DEMO)
  const now = instant(Date.now())
  await step('装入演示数据', async () => {
    // Only here: an own server in production never loads the invented people's file.
    const { loadDemonstration } = await import('#prisma/demo/load')
    await loadDemonstration({
      url: urlForRole(url, 'migrator', secrets.roles.migrator),
      fieldKey: given.BAOXUE_FIELD_KEY ?? secrets.fieldKey,
      indexKey: given.BAOXUE_INDEX_KEY ?? secrets.indexKey,
      files: openFileStore({ folder: given.BAOXUE_FILES_DIR ?? path.join(productHome(), 'files') }),
      today: dayOf(now),
      now,
      progress: (text) => say(`  ${text}`),
      ...(only ? { only } : {}),
    })
  })
}

// The first database is made under another name and takes its own only when whole: a first start that was
// broken off begins anew.
async function firstDatabase(server: EmbeddedPostgres, secrets: Secrets): Promise<void> {
  const main = server.url('postgres')
  const rows = await ask<{ datname: string }>(main, 'select datname from pg_database')
  if (rows.some((row) => row.datname === DATABASE)) return
  await ask(main, `drop database if exists ${HALF_MADE} with (force)`)
  await ask(main, `create database ${HALF_MADE}`)
  await migrate(server.url(HALF_MADE), secrets)
  await demonstrate(server.url(HALF_MADE), secrets)
  await ask(main, `alter database ${HALF_MADE} rename to ${DATABASE}`)
}

async function openOwn(url: string, secrets: Secrets): Promise<ProductDatabase> {
  let version: number
  try {
    const [row] = await ask<{ version: string }>(
      url,
      `select current_setting('server_version_num') as version`,
    )
    version = Number(row?.version)
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Fault(
      `连不上 DATABASE_URL 所指的数据库服务器（${code ?? '没有应答'}）；未作任何改动。`,
      '请检查地址、端口、用户名、口令，以及数据库是否已建立，然后重新启动。',
    )
  }
  if (version < 150_000) throw new Fault('数据库服务器版本过低。', '请使用 PostgreSQL 15 或更新的版本。')
  await migrate(url, secrets)
  if (launchEnv().NODE_ENV !== 'production') await demonstrate(url, secrets)
  return { url, port: undefined }
}

/**
 * Opens the product's database, migrated: the own server at the address `own`, else the embedded one in `home`,
 * which is started and handed to `onServer` for stopping. An empty database gets the demonstration, unless it
 * is an own server in production. Refuses with a Fault and leaves the data as they are.
 */
export async function openDatabase(
  home: string,
  secrets: Secrets,
  own: string | undefined,
  onServer: (starting: Promise<EmbeddedPostgres>) => void,
): Promise<ProductDatabase> {
  if (own) return openOwn(own, secrets)
  await stopLeftOver(postgresPlace(home).data)
  const starting = startPostgres({ home, password: secrets.postgres })
  onServer(starting)
  const server = await starting
  await firstDatabase(server, secrets)
  const url = server.url(DATABASE)
  await migrate(url, secrets)
  return { url, port: server.port }
}
