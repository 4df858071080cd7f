// npm test 的全部：类型、规范、单元、集成、构建、端到端；最后一行是合计。
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment } from '#lib/server/env'
import { installChromium } from './find-chromium.ts'
import { freePort } from './free-port.ts'
import { buildIfStale, generateIfStale } from './make-product.ts'
import { postgresPlace } from './postgres-place.ts'
import { say } from './progress.ts'
import { ROOT } from './root.ts'
import { type Counts, countCheck, countPlaywright, countVitest, sum } from './test-counts.ts'

const REPORTS = path.join(ROOT, '.test')
const TSC = 'node_modules/typescript/bin/tsc'
const NEXT = 'node_modules/next/dist/bin/next'
const VITEST = 'node_modules/vitest/vitest.mjs'
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'
const BIOME = 'node_modules/@biomejs/biome/bin/biome'

const running = new Set<number>()

function stopAll(): void {
  for (const pid of running) process.kill(-pid, 'SIGTERM')
}

async function run(
  program: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: childEnvironment({
      NEXT_TELEMETRY_DISABLED: '1',
      CI: '1',
      FORCE_COLOR: '0',
      DATABASE_URL: '',
      ...more,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  if (child.pid) running.add(child.pid)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  if (child.pid) running.delete(child.pid)
  return { code, output }
}

/** Runs one stage, prints its outcome and, when something failed, what it said. */
async function stage(
  title: string,
  work: () => Promise<{ counts: Counts; output: string }>,
): Promise<Counts> {
  const began = Date.now()
  say(`· ${title}…`)
  const reminder = setInterval(
    () => say(`  ${title}，已用 ${Math.round((Date.now() - began) / 1000)} 秒`),
    20_000,
  )
  const { counts, output } = await work().finally(() => clearInterval(reminder))
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  if (counts.failed > 0) say(output.trimEnd())
  say(
    `${counts.failed > 0 ? '✗' : '✓'} ${title}：通过 ${counts.passed}，未通过 ${counts.failed}（${seconds} 秒）`,
  )
  return counts
}

async function typecheck() {
  const generated = await run(NEXT, ['typegen'])
  if (generated.code !== 0) return { counts: countCheck(generated.code), output: generated.output }
  // Next switches `incremental` on; a stale note of it gives false errors.
  const checked = await run(TSC, ['--noEmit', '--incremental', 'false'])
  return { counts: countCheck(checked.code), output: checked.output }
}

async function lint() {
  const { code, output } = await run(BIOME, ['check', '.', '--error-on-warnings', '--max-diagnostics=200'])
  return { counts: countCheck(code), output }
}

async function vitest(project: string) {
  const report = path.join(REPORTS, `${project}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output } = await run(VITEST, ['run', '--project', project, ...reporters])
  return { counts: countVitest(report, code), output }
}

async function build() {
  try {
    await buildIfStale()
    return { counts: countCheck(0), output: '' }
  } catch (error) {
    const { message, whatToDo } = error as { message: string; whatToDo?: string }
    return { counts: countCheck(1), output: `${message}\n${whatToDo ?? ''}` }
  }
}

async function journeys() {
  installChromium()
  const port = String(await freePort())
  const { code, output } = await run(PLAYWRIGHT, ['test'], { BAOXUE_E2E_PORT: port })
  const home = path.join(REPORTS, `product-${port}`)
  if (existsSync(home)) rmSync(path.dirname(postgresPlace(home).data), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
  return { counts: countPlaywright(path.join(REPORTS, 'e2e.json'), code), output }
}

async function storm() {
  const { code, output } = await run('tests/storm/storm.ts', [])
  return { counts: countCheck(code), output }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopAll()
    process.exit(1)
  })
}

mkdirSync(REPORTS, { recursive: true, mode: 0o755 })
for (const report of ['unit', 'integration', 'e2e'])
  rmSync(path.join(REPORTS, `${report}.json`), { force: true })
await generateIfStale()
const counts: Counts[] = []
counts.push(await stage('类型检查', typecheck))
counts.push(await stage('规范与房间边界', lint))
// Two cores: the build keeps one busy while the tests without a browser use the other.
const building = stage('构建', build)
counts.push(await stage('单元测试', () => vitest('unit')))
counts.push(await building)
// The storm mostly waits for what it killed to come back; its product and its database are its own.
const storming = stage('断电风暴（kill -9 网页、后台、数据库）', storm)
counts.push(await stage('集成测试（真实 PostgreSQL）', () => vitest('integration')))
counts.push(await storming)
counts.push(await stage('端到端（真实 Chromium）', journeys))
const { passed, failed } = sum(counts)
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
