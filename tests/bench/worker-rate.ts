// npm run bench:worker [-- --quick]：十万条到点的时限，一个、两个、四个后台各要多久接完；每条恰好一次。
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startPostgres } from '#lib/commands/postgres'
import { ROOT } from '#lib/commands/root'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { migrateDatabase } from '#lib/data/migrate/migrate-database'
import { childEnvironment } from '#lib/server/env'
import { buildTenant } from '#tests/world'

const quick = process.argv.includes('--quick')
const DUE = quick ? 400 : 100_000
const PACKS = quick ? [1, 2] : [1, 2, 4]
const TENANTS = 10

/** 到点的当天报告：只记逾期、升一级、发消息、记账；一条一件，互不相干。 */
const DEADLINES = `
insert into app.deadline (tenant_id, id, duty, clause, subject_id, child_id, class_id, school_id, owner_unit_id, owner_role, start_event, start_at, start_on, amount, unit, due_at, provisional, derivation, created_at)
select c.tenant_id, gen_random_uuid(), 'same_day_report', 'DT-3.4.2', gen_random_uuid(), c.id, c.class_id, c.school_id, c.class_id, 'teacher', 'unexcused_absence',
  now() - interval '2 days', current_date - 2, 1, 'calendar_day', now() - interval '1 day', false, '{"counted":[],"skipped":[]}', now()
from (select *, row_number() over (order by id) as at from app.child where tenant_id = any ($1)) c
cross join generate_series(1, $2::int) n`

const password = randomBytes(12).toString('hex')
const contextKey = randomBytes(32).toString('hex')
const folder = path.join(ROOT, '.test')
mkdirSync(folder, { recursive: true, mode: 0o755 })
const home = mkdtempSync(path.join(folder, 'worker-bench-'))
const server = await startPostgres({ home, password, throwaway: true })
const children = new Set<number>()

function begin(url: string): void {
  const child = spawn(process.execPath, ['lib/jobs/worker.ts'], {
    cwd: ROOT,
    env: childEnvironment({
      WORKER_DATABASE_URL: urlForRole(url, 'worker', password),
      BAOXUE_CONTEXT_KEY: contextKey,
      BAOXUE_FIELD_KEY: '22'.repeat(32),
      BAOXUE_INDEX_KEY: '33'.repeat(32),
      BAOXUE_LEDGER_KEY: '44'.repeat(32),
      BAOXUE_HEADS_DIR: path.join(home, 'heads'),
      BAOXUE_FILES_DIR: path.join(home, 'files'),
    }),
    stdio: 'ignore',
    detached: true,
  })
  if (child.pid) children.add(child.pid)
}

function endAll(): void {
  for (const pid of children) process.kill(-pid, 'SIGKILL')
  children.clear()
}

async function one(workers: number) {
  const name = `bench_${workers}`
  const root = new Client({ connectionString: server.url('postgres') })
  await root.connect()
  await root.query(`create database ${name}`)
  await root.end()
  const url = server.url(name)
  await migrateDatabase(
    url,
    { migrator: password, web: password, worker: password, auditor: password },
    contextKey,
  )
  const client = new Client({ connectionString: url })
  await client.connect()
  const tenants: string[] = []
  for (let at = 0; at < TENANTS; at += 1) tenants.push((await buildTenant(client, String(350_001 + at))).id)
  const { rows } = await client.query<{ n: string }>('select count(*) as n from app.child')
  await client.query("update app.deadline set due_at = now() + interval '30 days' where status = 'running'")
  await client.query(DEADLINES, [tenants, Math.ceil(DUE / Number(rows[0]?.n))])
  await client.query('vacuum analyze')
  const left = async () =>
    Number(
      (
        await client.query<{ n: string }>(
          `select count(*) as n from app.deadline where duty = 'same_day_report' and status = 'running' and broken_at is null and due_at < now()`,
        )
      ).rows[0]?.n,
    )
  const due = await left()
  const began = performance.now()
  for (let at = 0; at < workers; at += 1) begin(url)
  while ((await left()) > 0) await sleep(quick ? 200 : 1_000)
  const seconds = (performance.now() - began) / 1_000
  endAll()
  const { rows: twice } = await client.query<{ n: string }>(
    `select count(*) as n from (select 1 from app.ledger_event where verb = 'break_deadline' group by tenant_id, subject_id having count(*) > 1) t`,
  )
  await client.end()
  return {
    workers,
    due,
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(due / seconds),
    twice: Number(twice[0]?.n),
  }
}

try {
  const found = []
  for (const workers of PACKS) found.push(await one(workers))
  process.stdout.write(`${JSON.stringify({ id: 'worker', found, quick })}\n`)
  process.exitCode = found.every(({ twice }) => twice === 0) ? 0 : 1
} finally {
  endAll()
  await server.stop()
}
