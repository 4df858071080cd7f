import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#lib/commands/root'
import { childEnvironment } from '#lib/server/env'
import type { SourceGuard } from './source-guards.ts'

const COPIED = [
  'app',
  'components',
  'lib',
  'prisma',
  'tests',
  'public',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'biome.json',
]

type Project = SourceGuard['project']

/** 跑几份测试，给出退出码。 */
function runTests(place: string, project: Project, tests: readonly string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', ...tests],
    {
      cwd: place,
      env: childEnvironment({ CI: '1', DATABASE_URL: '', BAOXUE_PROVE_FIGURES: '', BAOXUE_PROVE_LONG: '' }),
      stdio: 'ignore',
    },
  )
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/** 没拆的时候必须是绿的，不然红了也不是因为拆。 */
async function mustBeGreen(place: string, guards: readonly SourceGuard[]): Promise<void> {
  for (const [project, of] of Map.groupBy(guards, (guard) => guard.project)) {
    const tests = [...new Set(of.map(({ test }) => test))]
    if ((await runTests(place, project, tests)) !== 0) throw new Error(`没拆就是红的：${tests.join('、')}`)
  }
}

/** 在源码的副本里一次改一处，跑看着它的那份测试；给出没有变红的，一道一句。 */
export async function removeSourceGuards(guards: readonly SourceGuard[]): Promise<string[]> {
  mkdirSync(path.join(ROOT, '.test'), { recursive: true, mode: 0o755 })
  const place = mkdtempSync(path.join(ROOT, '.test/mutant-'))
  const unnoticed: string[] = []
  try {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(place, name), { recursive: true })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'))
    await mustBeGreen(place, guards)
    for (const { what, file: name, from, to, project, test } of guards) {
      const file = path.join(place, name)
      const whole = readFileSync(file, 'utf8')
      const bent = whole.replaceAll(from, to)
      if (bent === whole) throw new Error(`${name} 里找不到要拆的那一句：${from}`)
      writeFileSync(file, bent)
      if ((await runTests(place, project, [test])) === 0) unnoticed.push(`没有人看见：${what}（${name}）`)
      writeFileSync(file, whole)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  return unnoticed
}
