// npm run bench [-- --quick]：搭测速用的一份，跑 drive.ts，打印结果；不带 --quick 时写 docs/performance.md。
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#lib/commands/root'
import { childEnvironment } from '#lib/server/env'
import { layBenchTree } from './bench-product.ts'
import { performancePage, type Told } from './performance-page.ts'

const quick = process.argv.includes('--quick')
const PAGE = path.join(ROOT, 'docs/performance.md')
const NOTES = '\n## 时间花在哪里\n'

/** 上一次写成的那一页里，人写的那一节。 */
function notes(): string {
  const former = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''
  const from = former.indexOf(NOTES)
  return from < 0 ? '' : former.slice(from)
}

const place = layBenchTree()
try {
  const ran = spawnSync(process.execPath, ['tests/bench/drive.ts', ...(quick ? ['--quick'] : [])], {
    cwd: place,
    env: childEnvironment({ DATABASE_URL: '' }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (ran.status !== 0) throw new Error('测速没有跑完')
  const told: Told = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '')
  const text = performancePage(told, notes())
  process.stdout.write(text)
  if (!quick) writeFileSync(PAGE, text)
  const asked = Object.values(told.rounds).flat()
  if (asked.some(({ failed, requests }) => failed > 0 || requests === 0)) process.exitCode = 1
} finally {
  rmSync(place, { recursive: true, force: true })
}
