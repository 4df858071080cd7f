import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { freePort } from '#lib/commands/free-port'
import { ROOT } from '#lib/commands/root'
import { secretsOf } from '#lib/commands/secrets'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { childEnvironment } from '#lib/server/env'
import { type StormProduct, until } from './product.ts'

/** 同一个库上再起的几个进程：网页各占一个端口，后台不占。 */
export type Companions = {
  readonly origins: readonly string[]
  end(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const RESTART_AFTER_MS = 500

function environmentOf({ home, databaseUrl }: StormProduct): Record<string, string> {
  const secrets = secretsOf(home)
  return {
    WEB_DATABASE_URL: urlForRole(databaseUrl(), 'web', secrets.roles.web),
    WORKER_DATABASE_URL: urlForRole(databaseUrl(), 'worker', secrets.roles.worker),
    BAOXUE_CONTEXT_KEY: secrets.contextKey,
    BAOXUE_FIELD_KEY: secrets.fieldKey,
    BAOXUE_INDEX_KEY: secrets.indexKey,
    BAOXUE_LEDGER_KEY: secrets.ledgerKey,
    BAOXUE_HEADS_DIR: path.join(home, 'heads'),
    BAOXUE_OUTBOX_DIR: path.join(home, 'outbox'),
    BAOXUE_FILES_DIR: path.join(home, 'files'),
    NEXTAUTH_SECRET: secrets.nextAuth,
    DATABASE_URL: '',
    NODE_ENV: 'production',
  }
}

/** 再起几个网页、几个后台，与产品自己的一起干活；会话、去重、抢活都靠数据库，谁也不认识谁。 */
export async function startCompanions(
  product: StormProduct,
  webs: number,
  workers: number,
): Promise<Companions> {
  const environment = environmentOf(product)
  const children = new Set<ChildProcess>()
  let ending = false
  const begin = (args: readonly string[], more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: childEnvironment({ ...environment, ...more }),
      stdio: 'ignore',
      detached: true,
    })
    children.add(child)
    // 数据库倒下时它也可能跟着倒：像 systemd 那样再扶起来。
    child.on('exit', () => {
      children.delete(child)
      if (!ending) setTimeout(() => !ending && begin(args, more), RESTART_AFTER_MS)
    })
  }
  const origins: string[] = []
  for (let web = 0; web < webs; web += 1) {
    const port = String(await freePort())
    const origin = `http://127.0.0.1:${port}`
    begin(['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', port], {
      NEXTAUTH_URL: origin,
    })
    origins.push(origin)
  }
  for (let worker = 0; worker < workers; worker += 1) begin(['lib/jobs/worker.ts'])
  const ready = new Set<string>()
  const asking = setInterval(() => {
    for (const origin of origins)
      fetch(`${origin}/api/ready`).then(
        (answer) => answer.ok && ready.add(origin),
        () => undefined,
      )
  }, 300)
  const all = await until(() => ready.size === origins.length, READY_WITHIN_MS)
  clearInterval(asking)
  const end = async () => {
    ending = true
    for (const { pid } of children) {
      try {
        if (pid) process.kill(-pid, 'SIGKILL')
      } catch {
        // 它自己先走了。
      }
    }
    await until(() => children.size === 0, 10_000)
  }
  if (all) return { origins, end }
  await end()
  throw new Error('同一个库上的另外几个网页没有起来')
}
