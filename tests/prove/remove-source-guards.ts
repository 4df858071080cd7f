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

/** 跑一份测试，给出退出码。 */
function runTest(place: string, { project, test }: SourceGuard): Promise<number> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', test],
    {
      cwd: place,
      env: childEnvironment({ CI: '1', DATABASE_URL: '', BAOXUE_PROVE_FIGURES: '', BAOXUE_PROVE_LONG: '' }),
      stdio: 'ignore',
    },
  )
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/**
 * 在源码的副本里一次改一处，跑看着它的那份测试；给出没有变红的。
 * `healthy` 时先证没改的副本是绿的，不然红了也不是因为拆；那份测试自己刚跑过的，可以不证。
 */
export async function removeSourceGuards(
  guards: readonly SourceGuard[],
  { healthy }: { readonly healthy: boolean },
): Promise<string[]> {
  mkdirSync(path.join(ROOT, '.test'), { recursive: true, mode: 0o755 })
  const place = mkdtempSync(path.join(ROOT, '.test/mutant-'))
  const unnoticed: string[] = []
  try {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(place, name), { recursive: true })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'))
    const green = new Set<string>()
    for (const guard of guards) {
      if (healthy && !green.has(guard.test) && (await runTest(place, guard)) !== 0)
        throw new Error(`${guard.test} 没拆就是红的`)
      green.add(guard.test)
      const file = path.join(place, guard.file)
      const whole = readFileSync(file, 'utf8')
      const bent = whole.replaceAll(guard.from, guard.to)
      if (bent === whole) throw new Error(`${guard.file} 里找不到要拆的那一句：${guard.from}`)
      writeFileSync(file, bent)
      if ((await runTest(place, guard)) === 0) unnoticed.push(`没有人看见：${guard.what}（${guard.file}）`)
      writeFileSync(file, whole)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  return unnoticed
}
