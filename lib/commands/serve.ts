// 一个进程只做一件事：migrate 升级数据库、web 网页、worker 后台。给容器与 systemd 用；一台机器上全要的用 npm start。
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment, launchEnv } from '#lib/server/env'
import { explainFault, Fault } from './fault.ts'
import { generateIfStale } from './make-product.ts'
import { openDatabase } from './product-database.ts'
import { productEnvironment } from './product-environment.ts'
import { say } from './progress.ts'
import { productHome, ROOT } from './root.ts'
import { secretsOf } from './secrets.ts'

const PARTS = ['migrate', 'web', 'worker'] as const
type Part = (typeof PARTS)[number]

function wantedPart(): Part {
  const part = PARTS.find((one) => one === process.argv[2])
  if (!part) throw new Fault('没有说明起哪一个。', `用法：node lib/commands/serve.ts ${PARTS.join(' | ')}`)
  return part
}

function ownServer(): string {
  const url = launchEnv().DATABASE_URL
  if (!url)
    throw new Fault(
      '没有说明数据库在哪里。',
      '请用 DATABASE_URL 指明 PostgreSQL；只有一台机器、不想装数据库的，用 npm start。',
    )
  return url
}

/** Becomes the process: its output, its signals, its exit code. */
function become(args: readonly string[], environment: Record<string, string>): void {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: childEnvironment(environment),
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)),
  )
}

async function run(): Promise<void> {
  const part = wantedPart()
  const home = productHome()
  const secrets = secretsOf(home)
  const url = ownServer()
  if (part === 'migrate') {
    // 镜像里没有生成的工具，也写不了：代码在做镜像时已经生成。
    if (existsSync(path.join(ROOT, 'node_modules/prisma'))) await generateIfStale()
    await openDatabase(home, secrets, url, () => undefined)
    say('数据库已是这个版本要的样子。')
    return
  }
  const environment = productEnvironment(url, secrets, home)
  const { PORT, BAOXUE_LISTEN } = launchEnv()
  if (part === 'worker') become(['lib/jobs/worker.ts'], environment)
  else
    become(
      ['node_modules/next/dist/bin/next', 'start', '--hostname', BAOXUE_LISTEN, '--port', String(PORT)],
      environment,
    )
}

try {
  await run()
} catch (error) {
  explainFault(error, `未能启动：${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
