import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '#lib/commands/free-port'
import { postgresPlace } from '#lib/commands/postgres-place'
import { ROOT } from '#lib/commands/root'
import { readNote } from '#lib/commands/running-note'
import { secretsOf } from '#lib/commands/secrets'
import { childEnvironment } from '#lib/server/env'

/** 风暴里会被杀、被停、被塞满的。 */
export type Victim = 'web' | 'worker' | 'database' | 'connection' | 'pause_web' | 'pause_database' | 'disk'

/** 风暴自己的一份产品：自己的库、自己的端口、自己的目录，用完即删。 */
export type StormProduct = {
  readonly origin: string
  readonly home: string
  databaseUrl(): string
  /** 以 kill -9 杀死（或停五秒、塞满磁盘），等它（由产品自己）重新起来。 */
  kill(victim: Victim): Promise<void>
  /** 数据放在一块能塞满的小盘上；不能挂盘的机器上是 false。 */
  readonly smallDisk: boolean
  end(): Promise<void>
}

const READY_WITHIN_MS = 600_000
const BACK_WITHIN_MS = 60_000
const PAUSE_MS = 5_000
const DISK_FULL_MS = 3_000
const DISK_SIZE = '1500m'

/** 用 `npm start` 所用的同一个程序启动产品，等到网页与后台都应答；示范只装 `places` 那几个法域。 */
export async function startProduct(onSmallDisk = false, places = 'datian'): Promise<StormProduct> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const home = path.join(ROOT, `.test/storm-${port}`)
  const smallDisk = onSmallDisk && mountSmallDisk(home)
  let said = ''
  const launcher = spawn(process.execPath, ['lib/commands/launch.ts'], {
    cwd: ROOT,
    env: childEnvironment({ PORT: String(port), BAOXUE_HOME: home, DATABASE_URL: '', BAOXUE_DEMO: places }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ready = await until(() => said.includes('保学已就绪') || launcher.exitCode !== null, READY_WITHIN_MS)
  if (!ready || launcher.exitCode !== null) {
    launcher.kill('SIGTERM')
    throw new Error(`产品没有启动成功：\n${said.slice(-2_000)}`)
  }
  launcher.once('exit', () => process.stderr.write(`产品自己停下了：\n${said.slice(-800)}\n`))
  const databaseUrl = () =>
    `postgresql://postgres:${secretsOf(home).postgres}@127.0.0.1:${readNote(home)?.databasePort}/baoxue`
  return {
    origin,
    home,
    databaseUrl,
    smallDisk,
    kill: (victim) => strike(victim, home, databaseUrl()),
    end: () => endProduct(launcher, home, smallDisk),
  }
}

async function strike(victim: Victim, home: string, url: string): Promise<void> {
  if (victim === 'web' || victim === 'worker') return killChild(home, victim)
  if (victim === 'database') return killDatabase(home)
  if (victim === 'connection') return killConnection(url)
  if (victim === 'disk') return fillDisk(home)
  const pid = victim === 'pause_web' ? readNote(home)?.children[0] : postmasterOf(home)
  if (!pid) throw new Error(`没有找到要停的进程：${victim}`)
  const all = familyOf(pid)
  signal(all, 'SIGSTOP')
  await sleep(PAUSE_MS)
  signal(all, 'SIGCONT')
}

function signal(pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // 它自己先走了。
    }
  }
}

/** 一条连接背后的进程：数据库会当作崩溃，全部重来一遍。 */
async function killConnection(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'baoxue_web' order by random() limit 1`,
  )
  await client.end()
  signal(
    rows.map(({ pid }) => pid),
    'SIGKILL',
  )
}

function mountSmallDisk(home: string): boolean {
  mkdirSync(home, { recursive: true, mode: 0o755 })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_SIZE},mode=755`, 'tmpfs', home]).status === 0
}

/** 把盘塞到一个字节也不剩，过一会儿让出来。 */
async function fillDisk(home: string): Promise<void> {
  const ballast = path.join(home, 'ballast')
  spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M'], { stdio: 'ignore' })
  await sleep(DISK_FULL_MS)
  rmSync(ballast, { force: true })
}

async function killChild(home: string, victim: 'web' | 'worker'): Promise<void> {
  const childOf = () => readNote(home)?.children[victim === 'web' ? 0 : 1]
  const pid = childOf()
  if (!pid) throw new Error(`没有找到要杀的进程：${victim}`)
  process.kill(-pid, 'SIGKILL')
  if (!(await until(() => childOf() !== pid, BACK_WITHIN_MS))) throw new Error(`${victim} 没有重新起来`)
}

function postmasterOf(home: string): number | undefined {
  try {
    const note = readFileSync(path.join(postgresPlace(home).data, 'postmaster.pid'), 'utf8')
    return Number(note.split('\n')[0])
  } catch {
    // 没在跑，或刚好走了。
    return undefined
  }
}

// 各后端自成会话，杀进程组碰不到它们；断电是一起断的。
function familyOf(pid: number): number[] {
  const parentOf = (entry: string) => {
    try {
      return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1])
    } catch {
      return undefined
    }
  }
  const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  return [pid, ...all.filter((entry) => parentOf(entry) === pid).map(Number)]
}

async function killDatabase(home: string): Promise<void> {
  const pid = postmasterOf(home)
  if (!pid) throw new Error('没有找到数据库的进程')
  process.kill(pid, 'SIGSTOP')
  signal(familyOf(pid), 'SIGKILL')
  const back = () => {
    const now = postmasterOf(home)
    return now !== undefined && now !== pid
  }
  if (!(await until(back, BACK_WITHIN_MS))) throw new Error('数据库没有重新起来')
}

async function endProduct(launcher: ChildProcess, home: string, smallDisk: boolean): Promise<void> {
  launcher.removeAllListeners('exit')
  launcher.kill('SIGTERM')
  await until(() => launcher.exitCode !== null || launcher.signalCode !== null, BACK_WITHIN_MS)
  const { data } = postgresPlace(home)
  if (!data.startsWith(home)) rmSync(path.dirname(data), { recursive: true, force: true })
  if (smallDisk) spawnSync('umount', [home])
  rmSync(home, { recursive: true, force: true })
}

/** 等到成立；过了时限是 false。 */
export async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; ) {
    if (holds()) return true
    await sleep(50)
  }
  return holds()
}
