import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment } from '#lib/server/env'
import { Fault } from './fault.ts'
import { fingerprint, isFresh, remember } from './fingerprint.ts'
import { step } from './progress.ts'
import { ROOT } from './root.ts'

const atWork = new Set<ChildProcess>()

/** Ends the tools still at work, with everything they started. */
export function endTools(): void {
  for (const { pid } of atWork) if (pid) process.kill(-pid, 'SIGKILL')
}

/** Runs a Node program of an installed package to its end and gives its exit code and what it printed. */
export async function runTool(
  program: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], {
    cwd: ROOT,
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...more }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  atWork.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  atWork.delete(child)
  return { code, output }
}

/** Generates the database client from the schema when the schema has changed since. */
export async function generateIfStale(): Promise<void> {
  const print = fingerprint(['prisma/schema', 'node_modules/prisma/package.json'])
  const note = path.join(ROOT, 'lib/generated/.fingerprint')
  if (isFresh(note, print) && existsSync(path.join(ROOT, 'lib/generated/prisma/client.ts'))) return
  await step('生成数据访问代码', async () => {
    // Generating needs no engine; the dummy keeps the command from looking for one to download.
    const made = await runTool('prisma/build/index.js', ['generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    })
    if (made.code !== 0) throw new Fault('数据访问代码未能生成。', made.output.trim())
  })
  remember(note, print)
}

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds the web program when any source has changed since the last build. */
export async function buildIfStale(): Promise<void> {
  const print = fingerprint(SOURCES, 'lib/generated')
  const note = path.join(ROOT, '.next/baoxue-build')
  if (isFresh(note, print) && existsSync(path.join(ROOT, '.next/BUILD_ID'))) return
  await step('构建网页程序', async () => {
    const made = await runTool('next/dist/bin/next', ['build'], { NODE_ENV: 'production' })
    if (made.code !== 0)
      throw new Fault('网页程序构建失败。', made.output.trim().split('\n').slice(-40).join('\n'))
  })
  remember(note, print)
}
