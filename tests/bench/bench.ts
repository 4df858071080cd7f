// npm run bench [-- --quick]：搭测速用的一份，跑 drive.ts，打印结果；不带 --quick 时写 docs/performance.md。
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { ROOT } from '#lib/commands/root'
import { childEnvironment } from '#lib/server/env'
import { layBenchTree } from './bench-product.ts'
import type { Measured } from './measure.ts'

type Told = {
  readonly found: readonly Measured[]
  readonly sizes: readonly { readonly name: string; readonly rows: string }[]
  readonly counties: number
  readonly seconds: number
  readonly together: number
}

const quick = process.argv.includes('--quick')

function ratio(one: Measured, found: readonly Measured[]): string {
  const empty = found.find(({ what }) =>
    what.startsWith(one.what === '报送点名' || one.what.startsWith('空动作') ? '空动作' : '空页'),
  )
  return empty ? (one.p50 / empty.p50).toFixed(2) : '—'
}

function page({ found, sizes, counties, seconds, together }: Told): string {
  const rows = found.map(
    (one) =>
      `| ${one.what} | ${one.perSecond} | ${one.p50} | ${one.p95} | ${one.p99} | ${one.statements ?? '—'} | ${one.bytes} | ${ratio(one, found)} | ${one.failed} |`,
  )
  return `# 快慢

由 \`npm run bench\` 写成，不要手改。${counties} 个同样大小的县在一个库里，只问第一个；每种请求由 ${together} 个人一起问 ${seconds} 秒。
机器：${cpus().length} 核，${Math.round(totalmem() / 1_073_741_824)} GiB；网页、后台、数据库、发请求的都在这一台上，所以看比值，不看绝对值。

| 请求 | 次/秒 | p50 毫秒 | p95 | p99 | 语句 | 字节 | 比空的（p50） | 未成 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

“空的”是同一次构建、同一轮里要登录的空页与空动作；它们只在测速用的那份构建里。“语句”含开始、说明谁在问、提交。

库里最大的表：${sizes.map(({ name, rows: count }) => `${name} ${count} 行`).join('，')}。
`
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
  const text = page(told)
  process.stdout.write(text)
  if (!quick) writeFileSync(path.join(ROOT, 'docs/performance.md'), text)
  if (told.found.some(({ failed, requests }) => failed > 0 || requests === 0)) process.exitCode = 1
} finally {
  rmSync(place, { recursive: true, force: true })
}
