import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Fault } from './fault.ts'
import { freePort } from './free-port.ts'
import { giveToServer, type PostgresPlace, postgresPlace } from './postgres-place.ts'

/** A running embedded PostgreSQL. `url` gives the superuser's connection string to one of its databases. */
export type EmbeddedPostgres = {
  port: number
  pid: number
  data: string
  url(database: string): string
  /** Settles when the server has ended, wished or not. */
  ended: Promise<void>
  stop(): Promise<void>
  /** Ends the server as a power cut would; only for tests of durability. */
  kill(): Promise<void>
}

export type PostgresOptions = {
  /** Folder that belongs to this server: data, log. */
  home: string
  /** The superuser's password; also set when the folder is first initialised. */
  password: string
  port?: number
  /** A throwaway server for tests: no waiting for the disk, and its folder goes when it stops. */
  throwaway?: boolean
}

const QUIET_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
}
const READY_WITHIN_MS = 60_000

function initialise(place: PostgresPlace, password: string, throwaway: boolean): void {
  const half = `${place.data}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  giveToServer(place, half)
  const passwordFile = path.join(tmpdir(), `baoxue-${process.pid}-${Date.now()}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveToServer(place, passwordFile)
  const made = spawnSync(
    path.join(place.programs, 'bin/initdb'),
    [
      `--pgdata=${half}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // Plain C would make the trigrams of Chinese names come out empty.
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(throwaway ? ['--no-sync'] : []),
    ],
    { ...place.user, cwd: '/', env: QUIET_ENV, encoding: 'utf8' },
  )
  unlinkSync(passwordFile)
  if (made.status !== 0) {
    throw new Fault(
      '数据库初始化失败。',
      `请检查磁盘空间与目录权限：${path.dirname(place.data)}\n${made.stderr}`,
    )
  }
  renameSync(half, place.data)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostmasterOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  const commandLine = `/proc/${pid}/cmdline`
  if (!existsSync(commandLine)) return true
  return readFileSync(commandLine, 'utf8').includes(data)
}

/** The process id of a living server on this data folder, or undefined. Removes the note of a dead one. */
export function livePostmaster(data: string): number | undefined {
  const note = path.join(data, 'postmaster.pid')
  if (!existsSync(note)) return undefined
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0])
  if (Number.isInteger(pid) && pid > 0 && isPostmasterOf(pid, data)) return pid
  unlinkSync(note)
  return undefined
}

async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs
  while (Date.now() < until) {
    if (!isAlive(pid)) return true
    await sleep(25)
  }
  return !isAlive(pid)
}

/** Stops a server left over from a launcher that is no more: fast shutdown, then waits. */
export async function stopLeftOver(data: string): Promise<void> {
  const pid = livePostmaster(data)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  if (!(await waitUntilGone(pid, 30_000))) {
    throw new Fault('上次留下的数据库进程未能停止。', `请手工结束进程 ${pid} 后再启动。`)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Fault(
        '数据库拒绝了保存的口令。',
        '.data/secrets.json 与数据目录不是一套：请恢复原来的 secrets.json 后再启动。',
      )
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
}

async function waitUntilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until) {
    if (server.exitCode !== null || server.signalCode !== null) break
    if (await answers(url)) return
    await sleep(40)
  }
  throw new Fault(
    '数据库未能启动，数据目录可能已损坏；数据未作任何改动。',
    `请查看 ${log}，从备份恢复数据目录后再启动。最后几行：\n${lastLines(log)}`,
  )
}

function checkFolder(place: PostgresPlace): boolean {
  if (!existsSync(place.data)) return false
  if (
    existsSync(path.join(place.data, 'PG_VERSION')) &&
    existsSync(path.join(place.data, 'global/pg_control'))
  )
    return true
  if (readdirSync(place.data).length === 0) {
    rmSync(place.data, { recursive: true })
    return false
  }
  throw new Fault(
    '数据目录已损坏或不完整；数据未作任何改动。',
    `请从备份恢复 ${place.data}；如确认其中没有要保留的数据，把它移走后再启动。`,
  )
}

/**
 * Starts the embedded PostgreSQL 18 of a folder on 127.0.0.1, initialising the folder the first time.
 * Refuses (as a Fault) a damaged folder and a folder on which a server is already running.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const throwaway = options.throwaway ?? false
  mkdirSync(options.home, { recursive: true, mode: 0o755 })
  if (throwaway) chmodSync(options.home, 0o755)
  const place = postgresPlace(options.home)
  if (!checkFolder(place)) initialise(place, options.password, throwaway)
  const running = livePostmaster(place.data)
  if (running !== undefined) {
    throw new Fault('这个数据目录已有数据库在运行。', `请先停止它（进程 ${running}），再启动。`)
  }
  const port = options.port ?? (await freePort())
  const log = path.join(options.home, 'postgres.log')
  const logFile = openSync(log, 'a', 0o600)
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    'timezone=UTC',
    'log_min_messages=warning',
    'log_min_error_statement=panic',
    'log_parameter_max_length_on_error=0',
  ]
  if (throwaway)
    settings.push(
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
    )
  const server: ChildProcess = spawn(
    path.join(place.programs, 'bin/postgres'),
    ['-D', place.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // Own process group: Ctrl-C in a terminal must reach only the launcher, which stops things in order.
    { ...place.user, cwd: '/', env: QUIET_ENV, stdio: ['ignore', logFile, logFile], detached: true },
  )
  const { pid } = server
  if (pid === undefined)
    throw new Fault('数据库程序无法运行。', '请重新安装依赖：删除 node_modules 后再启动。')
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = (database: string) =>
    `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
  const stop = async () => {
    if (!isAlive(pid) || server.exitCode !== null) return
    process.kill(pid, 'SIGINT')
    if (!(await waitUntilGone(pid, 20_000))) {
      process.kill(pid, 'SIGQUIT')
      await waitUntilGone(pid, 10_000)
    }
    if (throwaway)
      for (const folder of [place.data, options.home]) rmSync(folder, { recursive: true, force: true })
  }
  const kill = async () => {
    process.kill(-pid, 'SIGKILL')
    await waitUntilGone(pid, 10_000)
  }
  try {
    await waitUntilReady(server, url('postgres'), log)
  } catch (error) {
    await stop()
    throw error
  }
  return { port, pid, data: place.data, url, ended, stop, kill }
}
