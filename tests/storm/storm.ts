// 风暴：许多客户端同时点名，其间把网页、后台、数据库逐个 kill -9；最后核对答复过的与存下的。
// 再把「提交即落盘」关掉重来一遍作对照：这一遍必须丢，否则上一遍的「没丢」什么也没证明。
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ROOT } from '#lib/commands/root'
import { signInByHttp } from '#tests/action-call'
import { type Acknowledged, type Storm, startStorm } from './clients.ts'
import { type Companions, startCompanions } from './companions.ts'
import { type StormProduct, startProduct, type Victim } from './product.ts'
import { ledgerBreaks, reckon, unmoved } from './reckon.ts'
import { stageSchool } from './stage-school.ts'

const long = process.argv.includes('--long')
const CLIENTS = long ? 24 : 12
/** 一个库上三个网页、两个后台。 */
const WEBS = 3
const WORKERS = 2
const CLASSES = long ? 2_000 : 220
const QUICK: readonly Victim[] = ['web', 'database', 'worker', 'connection', 'database', 'worker']
const ROUND: readonly Victim[] = [
  'web',
  'connection',
  'worker',
  'database',
  'pause_web',
  'connection',
  'database',
  'pause_database',
  'worker',
  'disk',
]
const ROUNDS = 6
const KILLS: readonly Victim[] = long ? Array.from({ length: ROUNDS }, () => ROUND).flat() : QUICK
/** 两次杀之间要有新的答复：杀在有活的时候才算数。 */
const ACKNOWLEDGED_BETWEEN_KILLS = 20
const CONTROL_ROUNDS = 3
const CONTROL_ACKNOWLEDGED = 40
const PATIENCE_MS = 60_000
const MOVED_WITHIN_MS = 600_000

const seconds = () => Math.round(performance.now() / 1000)

async function waitForMore(storm: Storm, more: number): Promise<void> {
  const from = storm.acknowledged.length
  const end = Date.now() + PATIENCE_MS
  while (storm.acknowledged.length < from + more) {
    if (Date.now() > end) throw new Error(`一分钟里没有得到新的答复：${JSON.stringify(storm.said())}`)
    await Promise.race([sleep(25), storm.done])
  }
}

async function protectedRun(product: StormProduct, storm: Storm): Promise<void> {
  for (const victim of KILLS) {
    if (victim === 'disk' && !product.smallDisk) continue
    await waitForMore(storm, ACKNOWLEDGED_BETWEEN_KILLS)
    process.stderr.write(`  ${seconds()} 秒：已答复 ${storm.acknowledged.length}，杀 ${victim}\n`)
    await product.kill(victim)
  }
  await waitForMore(storm, ACKNOWLEDGED_BETWEEN_KILLS)
  storm.stop()
  await storm.done
  if (long) await waitUntilMoved(product.databaseUrl())
}

/** 后台把到点的都接完：长跑里一条也不许剩。 */
async function waitUntilMoved(url: string): Promise<void> {
  for (const end = Date.now() + MOVED_WITHIN_MS; ; await sleep(1_000)) {
    const left = await unmoved(url)
    if (left === 0) return
    if (Date.now() > end) throw new Error(`还有 ${left} 条到点的时限没有人接`)
  }
}

async function set(url: string, ...settings: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const setting of settings) await client.query(setting)
  await client.query('select pg_reload_conf()')
  await client.end()
}

/** 关掉保护，杀数据库，数丢了几个；断电前的最后几百毫秒里有答复才会丢，所以至多试几轮。 */
async function controlRun(
  product: StormProduct,
  start: () => Storm,
): Promise<{ lost: number; kills: number }> {
  await set(
    product.databaseUrl(),
    'alter system set synchronous_commit = off',
    'alter system set fsync = off',
    // 落盘的间隔取最长，让断电的窗口看得见。
    `alter system set wal_writer_delay = '10s'`,
  )
  for (let kills = 1; ; kills += 1) {
    const storm = start()
    await waitForMore(storm, CONTROL_ACKNOWLEDGED)
    const before: readonly Acknowledged[] = [...storm.acknowledged]
    await product.kill('database')
    storm.stop()
    await storm.done
    const { lost } = await reckon(product.databaseUrl(), before)
    if (lost > 0 || kills === CONTROL_ROUNDS) return { lost, kills }
  }
}

const product = await startProduct(long)
let companions: Companions | undefined
const endAll = async () => {
  await companions?.end()
  await product.end()
}
const stopped = () => void endAll().then(() => process.exit(1))
process.once('SIGTERM', stopped)
process.once('SIGINT', stopped)
try {
  const { logins, work } = await stageSchool(product.databaseUrl(), CLIENTS, CLASSES)
  const cookies: string[] = []
  for (const login of logins) cookies.push(await signInByHttp({ root: ROOT, origin: product.origin, login }))
  const queue = work.values()
  companions = await startCompanions(product, WEBS - 1, WORKERS - 1)
  const origins = [product.origin, ...companions.origins]
  const start = () => startStorm(origins, cookies, queue)
  const storm = start()
  await protectedRun(product, storm)
  const { lost, doubled, orphaned, escalations } = await reckon(product.databaseUrl(), storm.acknowledged)
  const broken = ledgerBreaks(product.home)
  const control = await controlRun(product, start)
  const acked = storm.acknowledged.length
  process.stdout.write(
    `${JSON.stringify({
      acked,
      attempts: storm.attempts(),
      lost,
      doubled,
      orphaned,
      escalations,
      ledgerBreaks: broken,
      kills: KILLS.filter((victim) => victim !== 'disk' || product.smallDisk).length,
      webs: WEBS,
      workers: WORKERS,
      diskFilled: product.smallDisk,
      controlLost: control.lost,
    })}\n`,
  )
  const held =
    lost === 0 && doubled === 0 && orphaned === 0 && escalations === 0 && broken === 0 && control.lost > 0
  process.exitCode = held && acked >= CLIENTS ? 0 : 1
} finally {
  await endAll()
}
