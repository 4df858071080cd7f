import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { connect } from '#lib/data/database'
import { sealingKey } from '#lib/ledger/head'
import { workerEnv } from '#lib/server/env'
import { log } from '#lib/server/log'
import { doTransfers } from './do-transfers.ts'
import { fileSender } from './file-sender.ts'
import { doImports } from './imports/do-imports.ts'
import { postLetter } from './post-letter.ts'
import { CATCH_UP, doRound, type RoundName, type Rounds } from './rounds.ts'
import { inAppOnly } from './sender.ts'

/** 何时叫醒；叫醒几次、由谁醒来都无妨，唯一性在数据库的约束里。 */
const CRON: Readonly<Record<RoundName, string>> = {
  signals: '* * * * *',
  overdue: '* * * * *',
  seal: '* * * * *',
  seal_records: '*/5 * * * *',
  deliver: '* * * * *',
  push: '* * * * *',
  remind: '5 * * * *',
  observation: '10,55 * * * *',
  recompute: '*/10 * * * *',
  recompute_all: '20 0 * * *',
  gather: '1,31 * * * *',
  returns: '25 * * * *',
}
const NAMES = Object.keys(CRON) as RoundName[]

const given = workerEnv()
const keys = { fieldKey: given.BAOXUE_FIELD_KEY, indexKey: given.BAOXUE_INDEX_KEY }
const db = connect({ url: given.WORKER_DATABASE_URL, contextKey: given.BAOXUE_CONTEXT_KEY, poolSize: 4 })
const rounds: Rounds = {
  db,
  clock: { now: () => new Date() },
  sealingKey: sealingKey(given.BAOXUE_LEDGER_KEY),
  headsFolder: path.resolve(given.BAOXUE_HEADS_DIR),
  moments: new Map(),
  sender: given.BAOXUE_OUTBOX_DIR ? fileSender(path.resolve(given.BAOXUE_OUTBOX_DIR)) : inAppOnly,
  pushing: { keys, origins: given.BAOXUE_PUSH_ORIGINS, post: postLetter },
  onFault: (what, error) => log.fault(`后台一轮未办成：${what}`, error, 'worker'),
}

async function round(name: RoundName): Promise<void> {
  const count = await doRound(rounds, name)
  if (count > 0) log.info('后台一轮', { round: name, count })
}

// pg-boss 只用来按时叫醒；它的表由迁移建好，这个账号只读写行。
const boss = new PgBoss({
  connectionString: given.WORKER_DATABASE_URL,
  schema: 'pgboss',
  migrate: false,
  createSchema: false,
  max: 3,
})
boss.on('error', (error) => log.fault('任务队列出错', error, 'worker'))

/** 数据库还没答的时候就等着：反复起、反复死，会被当成坏了而全部停下。 */
async function untilTheDatabaseAnswers(): Promise<void> {
  for (;;) {
    try {
      await db.newestMigration()
      return
    } catch (error) {
      log.fault('数据库没有应答，等着', error, 'worker')
      await sleep(1_000)
    }
  }
}

async function start(): Promise<void> {
  await untilTheDatabaseAnswers()
  await boss.start()
  for (const name of NAMES) {
    // 至多一张叫醒条在等；正在办的不占位，办到一半被杀的后台挡不住下一轮。
    await boss.createQueue(name, { policy: 'short', retryLimit: 0 })
    await boss.work(name, { pollingIntervalSeconds: 5 }, () => round(name))
    await boss.schedule(name, CRON[name], {}, { tz: 'Asia/Shanghai' })
  }
  // 叫得醒就是应答了；停了一周再起，补办要好几分钟，启动的人不必等，也不该当它没起来。
  process.stdout.write('worker ready\n')
  for (const name of CATCH_UP) {
    // 补办到一半数据库断了：记一笔，到点还会再来。
    await round(name).catch((error: unknown) => log.fault(`补办没有办成：${name}`, error, 'worker'))
  }
  log.info('停机期间该办的已补办')
}

// 导入、转学有人在等，不等整分：一批办完再看下一批，隔三秒看一次。
const IMPORT_PAUSE_MS = 3_000
async function watchImports(): Promise<void> {
  while (!stopping) {
    try {
      await doImports({ db, clock: rounds.clock, keys }, rounds.onFault)
      await doTransfers({ db, clock: rounds.clock, keys }, rounds.onFault)
    } catch (error) {
      rounds.onFault('imports', error)
    }
    await sleep(IMPORT_PAUSE_MS)
  }
}

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await boss.stop({ graceful: true, timeout: 10_000 })
  await db.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
await start()
void watchImports()
