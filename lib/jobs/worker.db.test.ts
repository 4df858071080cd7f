import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect } from 'vitest'
import { childEnvironment } from '#lib/server/env'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'

const ROOT = path.resolve(import.meta.dirname, '../..')
const headsFolder = mkdtempSync(path.join(tmpdir(), 'heads-'))
const started: ChildProcess[] = []
let world: CaseWorld

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await world?.close()
})

function environmentOf(database: TestDatabase): Record<string, string> {
  return {
    WORKER_DATABASE_URL: database.workerUrl,
    BAOXUE_CONTEXT_KEY: database.contextKey,
    BAOXUE_FIELD_KEY: '22'.repeat(32),
    BAOXUE_INDEX_KEY: '33'.repeat(32),
    BAOXUE_LEDGER_KEY: '44'.repeat(32),
    BAOXUE_HEADS_DIR: headsFolder,
  }
}

/** 起一个后台进程；`said` 累积它说过的话。 */
function aWorker(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['lib/jobs/worker.ts'], {
    cwd: ROOT,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return { child, said: () => said }
}

async function until(what: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(100)) if (await what()) return
  throw new Error('not within the time given')
}

async function endOf(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

async function count(sql: string): Promise<number> {
  return Number((await world.sql.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n)
}

test('两个后台同时起：停机期间的逾期各记一次，链头封一次，库外有一份', async ({ database }) => {
  world = await aCaseWorld(database)
  for (let pupil = 0; pupil < 4; pupil += 1) {
    const kase = await aCase(world, { absentSinceOn: '2026-09-16' })
    await aDeadline(world, kase.id, 'persuasion', '2026-09-17')
  }
  const workers = [aWorker(environmentOf(database)), aWorker(environmentOf(database))]
  for (const { said } of workers) await until(() => said().includes('已补办'), 75)
  expect(await count(`app.deadline where due_at < now() and broken_at is null`)).toBe(0)
  expect(await count(`app.case_step where verb = 'note_no_persuasion'`)).toBe(4)
  expect(await count(`app.case_step where verb = 'move_report'`)).toBe(4)
  expect(await count(`app.written_report where drafted_by_clock`)).toBe(4)
  expect(await count('app.escalation')).toBe(await count('app.deadline where broken_at is not null'))
  const file = path.join(headsFolder, `${world.tenantId}.jsonl`)
  await until(() => existsSync(file), 10)
  const outside = readFileSync(file, 'utf8').trim().split('\n').length
  expect(outside).toBe(await count('app.ledger_head'))
  expect(await Promise.all(workers.map(({ child }) => endOf(child)))).toEqual([0, 0])
}, 90_000)

test('办到一半被杀的后台不挡路：它占着的叫醒条还在，下一张照样能排、照样有人办', async ({ database }) => {
  // 被 kill -9 的后台留下的样子：一张「正在办」的叫醒条，没有人会来办完。
  await world.sql.query(
    `insert into pgboss.job (name, state, started_on, policy, expire_seconds, retry_limit) select name, 'active', now(), policy, 900, 0 from pgboss.queue where name = 'seal'`,
  )
  const worker = aWorker(environmentOf(database))
  await until(() => worker.said().includes('worker ready'), 40)
  const finished = () => count(`pgboss.job where name = 'seal' and state = 'completed'`)
  const before = await finished()
  await world.sql.query(
    `insert into pgboss.job (name, policy, expire_seconds, retry_limit) select name, policy, 900, 0 from pgboss.queue where name = 'seal' on conflict do nothing`,
  )
  await until(async () => (await finished()) > before, 20)
  // 数据库断开全部连接：后台自己连回来，停得下来。
  await world.sql.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'baoxue_worker' and datname = current_database()`,
  )
  await sleep(500)
  expect(worker.child.exitCode).toBeNull()
  expect(await endOf(worker.child)).toBe(0)
}, 90_000)

test('缺了封存的钥匙：说出缺哪个变量，不起', async ({ database }) => {
  const worker = aWorker({ ...environmentOf(database), BAOXUE_LEDGER_KEY: '' })
  if (worker.child.exitCode === null) await once(worker.child, 'exit')
  expect(worker.child.exitCode).not.toBe(0)
  expect(worker.said()).toContain('BAOXUE_LEDGER_KEY')
})
