import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROLE_LABEL } from '#lib/rules/people/roles'
import { launchEnv } from '#lib/server/env'
import { explainFault, Fault } from './fault.ts'
import { portIsFree } from './free-port.ts'
import { type KeptProcess, keepProcess } from './kept-process.ts'
import { buildIfStale, endTools, generateIfStale } from './make-product.ts'
import { type EmbeddedPostgres, startPostgres } from './postgres.ts'
import { openDatabase } from './product-database.ts'
import { HOST, productEnvironment } from './product-environment.ts'
import { say, step } from './progress.ts'
import { productHome, ROOT } from './root.ts'
import { endLeftOvers, removeNote, runningProduct, writeNote } from './running-note.ts'
import { secretsOf } from './secrets.ts'

const READY_WITHIN_MS = 60_000
const RESTARTS = 20
const AGAIN_MS = 10_000

let starting: Promise<EmbeddedPostgres> | undefined
let serverPort: number | undefined
const kept: KeptProcess[] = []
let stopping: Promise<void> | undefined

let noteHome: string | undefined

async function stopAll(): Promise<void> {
  endTools()
  await Promise.all(kept.map((one) => one.stop()))
  const server = await starting?.catch(() => undefined)
  await server?.stop()
  if (noteHome) removeNote(noteHome)
}

function stopAndExit(code: number): Promise<void> {
  stopping ??= stopAll().then(() => process.exit(code))
  return stopping
}

function explain(error: unknown): void {
  process.stderr.write('\n')
  explainFault(error, `未能启动：${error instanceof Error ? error.message : String(error)}`)
}

async function waitFor(title: string, answers: () => Promise<boolean>, dead: () => boolean): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
    if (dead()) throw new Fault(`${title}没有启动成功。`, '最后几行日志：')
    if (await answers()) return
    await sleep(50)
  }
  throw new Fault(`${title}在一分钟内没有应答。`, '最后几行日志：')
}

async function readyAnswers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5_000) })
    return answer.ok
  } catch {
    return false
  }
}

// Web and worker connect again by themselves, so the server comes back on its own port.
async function keepDatabase(home: string, password: string): Promise<void> {
  for (;;) {
    const server = await starting
    if (!server) return
    await server.ended
    if (stopping !== undefined) return
    say('! 数据库意外退出，正在重新启动')
    starting = startAgain(home, password, server.port)
  }
}

async function startAgain(home: string, password: string, port: number): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startPostgres({ home, password, port })
    } catch (error) {
      // The helpers of the server that died may still be leaving.
      if (stopping !== undefined) throw error
      if (tries < RESTARTS) await sleep(500)
      else {
        // A disk is full, a mount is away: whoever mends it at night need not also start the product.
        say(`! 数据库还没有起来，${AGAIN_MS / 1_000} 秒后再试`)
        explain(error)
        await sleep(AGAIN_MS)
      }
    }
  }
}

async function startProcesses(home: string, environment: Record<string, string>): Promise<void> {
  const { PORT } = launchEnv()
  const address = `http://${HOST}:${PORT}`
  noteHome = home
  const logs = path.join(home, 'logs')
  mkdirSync(logs, { recursive: true })
  const note = () => {
    const children = kept.map((one) => one.pid())
    writeNote(home, { launcher: process.pid, address, children, databasePort: serverPort })
  }
  // On a full disk the note before stands; it is written as soon as there is room.
  const noteWhenItCan = () => {
    try {
      note()
    } catch {
      setTimeout(noteWhenItCan, AGAIN_MS).unref()
    }
  }
  const common = {
    environment,
    onRestart: noteWhenItCan,
    onGivenUp: (fault: Fault) => {
      explain(fault)
      void stopAndExit(1)
    },
  }
  const web = keepProcess({
    ...common,
    title: '网页服务',
    args: ['node_modules/next/dist/bin/next', 'start', '--hostname', HOST, '--port', String(PORT)],
    logFile: path.join(logs, 'web.log'),
    ready: (_said, dead) => waitFor('网页服务', () => readyAnswers(address), dead),
  })
  kept.push(web)
  if (existsSync(path.join(ROOT, 'lib/jobs/worker.ts'))) {
    const worker = keepProcess({
      ...common,
      title: '后台任务',
      args: ['lib/jobs/worker.ts'],
      logFile: path.join(logs, 'worker.log'),
      ready: (said, dead) => waitFor('后台任务', async () => said('worker ready'), dead),
    })
    kept.push(worker)
  }
  note()
  await Promise.all(kept.map((one) => one.ready))
}

async function greet(): Promise<void> {
  say(`\n保学已就绪：http://${HOST}:${launchEnv().PORT}`)
  if (launchEnv().NODE_ENV !== 'production' || !launchEnv().DATABASE_URL) {
    const { DEMO_PASSWORD, PERSONAS } = await import('#prisma/personas')
    say(`\n登录名（口令都是 ${DEMO_PASSWORD}）：`)
    for (const one of PERSONAS) say(`  ${one.login.padEnd(26)}${ROLE_LABEL[one.role]} ${one.name}`)
  }
  say('\n按 Ctrl-C 停止全部服务。')
}

async function launch(): Promise<void> {
  const home = productHome()
  const { PORT } = launchEnv()
  const other = runningProduct(home)
  if (other)
    throw new Fault('本产品已在运行。', `请打开 ${other.address}，或先停止它（进程 ${other.launcher}）。`)
  await endLeftOvers(home)
  if (!(await portIsFree(PORT))) {
    throw new Fault(`端口 ${PORT} 已被占用。`, `请停止占用它的程序，或换一个端口：PORT=${PORT + 1} npm start`)
  }
  const secrets = secretsOf(home)
  await generateIfStale()
  const building = buildIfStale()
  const opening = openDatabase(home, secrets, launchEnv().DATABASE_URL, (server) => {
    starting = server
  })
  // Both are waited for even when one fails: nothing may go on behind a message that says it is over.
  const [built, opened] = await Promise.allSettled([building, opening])
  if (opened.status === 'rejected') throw opened.reason
  if (built.status === 'rejected') throw built.reason
  if (stopping !== undefined) return
  serverPort = opened.value.port
  await step('启动网页服务与后台任务', () =>
    startProcesses(home, productEnvironment(opened.value.url, secrets, home)),
  )
  keepDatabase(home, secrets.postgres).catch((error) => {
    explain(error)
    return stopAndExit(1)
  })
  await greet()
}

// What it says may go to a file on a full disk, or to a terminal that is gone: neither ends the product.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping === undefined) say('\n正在停止…')
    void stopAndExit(0)
  })
}
const bootstrap = process.ppid
setInterval(() => {
  if (process.ppid !== bootstrap) void stopAndExit(0)
}, 1_000).unref()

try {
  await launch()
} catch (error) {
  if (stopping === undefined) explain(error)
  await stopAndExit(1)
}
