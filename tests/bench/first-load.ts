// npm run bench:first-load [-- --quick]：每张办公桌头一次打开：脚本多大、几个请求、慢四倍的机器在每秒 400 KB 的网上多久能用。
import { chromium } from '@playwright/test'
import pg from 'pg'
import { findChromium } from '#lib/commands/find-chromium'
import { ROOT } from '#lib/commands/root'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { signInByHttp } from '#tests/action-call'
import { SCHOOL_TODAY } from '#tests/school-today'
import { startProduct } from '#tests/storm/product'

const quick = process.argv.includes('--quick')
const ROLL_CALL = '点名'
const DESKS = [
  ['datian.teacher', ROLL_CALL],
  ['datian.teacher', '/today'],
  ['datian.principal', '/school'],
  ['datian.village', '/village'],
  ['datian.township', '/township'],
  ['datian.bureau', '/bureau'],
  ['datian.inspector', '/inspector'],
  ['linxia.prefecture', '/prefecture'],
  ['datian.admin', '/admin'],
] as const
/** 点名页的指望（F1）：两秒半能用，脚本压缩后不到 200 KB。 */
const AIM = { usableMs: 2_500, scriptKb: 200 }
const SLOWER = 4
const BYTES_PER_SECOND = 400 * 1_024

type Loaded = {
  readonly path: string
  readonly scriptKb: number
  readonly allKb: number
  readonly requests: number
  readonly usableMs: number
}

const product = await startProduct(false, 'datian,linxia')

async function schoolToday(): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl() })
  await client.connect()
  await client.query(SCHOOL_TODAY, [dayOf(instant(Date.now()))])
  await client.end()
}
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
})

/** 教师今天的那个班的点名页。 */
async function rollCallOf(cookie: string): Promise<string> {
  const desk = await fetch(`${product.origin}/today`, { headers: { cookie } })
  const found = /\/classes\/[0-9a-f-]{36}\/roll-call/.exec(await desk.text())
  if (!found) throw new Error('the teacher has no class to call')
  return found[0]
}

async function load(login: string, desk: string): Promise<Loaded> {
  const cookie = await signInByHttp({ root: ROOT, origin: product.origin, login })
  const path = desk === ROLL_CALL ? await rollCallOf(cookie) : desk
  // 手机是头一次打开，服务器不是：刚起的服务器先认这一页一次。
  await (await fetch(product.origin + path, { headers: { cookie } })).text()
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: product.origin }
    }),
  )
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const kinds = new Map<string, string>()
  let scripts = 0
  let all = 0
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength
    if (kinds.get(requestId) === 'Script') scripts += encodedDataLength
  })
  const from = performance.now()
  await page.goto(product.origin + path, { waitUntil: 'load' })
  // 能用：标题看得见，而且页面对按键有反应（脚本接上了手）。
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  if (desk === ROLL_CALL) {
    // 点得动才算能用：点第一名学生，他不再是“到校”。
    const pupil = page.getByRole('list', { name: '名单' }).getByRole('button').first()
    await pupil.click()
    await pupil.filter({ hasNotText: '到校' }).waitFor()
  } else
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 10_000 })))
  const usableMs = Math.round(performance.now() - from)
  await context.close()
  const kb = (bytes: number) => Math.round(bytes / 102.4) / 10
  return { path: desk, scriptKb: kb(scripts), allKb: kb(all), requests: kinds.size, usableMs }
}

try {
  await schoolToday()
  const found: Loaded[] = []
  for (const [login, path] of quick ? DESKS.slice(0, 2) : DESKS) found.push(await load(login, path))
  const missed = found.filter(
    ({ path, usableMs, scriptKb }) =>
      path === ROLL_CALL && (usableMs > AIM.usableMs || scriptKb > AIM.scriptKb),
  )
  process.stdout.write(
    `${JSON.stringify({ id: 'first-load', aim: AIM, missed: missed.map(({ path }) => path), slower: SLOWER, bytesPerSecond: BYTES_PER_SECOND, found, quick })}\n`,
  )
  process.exitCode = found.every(({ requests, scriptKb }) => requests > 0 && scriptKb > 0) ? 0 : 1
} finally {
  await browser.close()
  await product.end()
}
