// npm run bench:first-load [-- --quick]：每张办公桌头一次打开：脚本多大、几个请求、慢四倍的机器在每秒 400 KB 的网上多久能用。
import { chromium } from '@playwright/test'
import { findChromium } from '#lib/commands/find-chromium'
import { ROOT } from '#lib/commands/root'
import { signInByHttp } from '#tests/action-call'
import { startProduct } from '#tests/storm/product'

const quick = process.argv.includes('--quick')
const DESKS = [
  ['datian.teacher', '/today'],
  ['datian.principal', '/school'],
  ['datian.township', '/township'],
  ['datian.bureau', '/bureau'],
  ['datian.inspector', '/inspector'],
  ['linxia.prefecture', '/prefecture'],
] as const
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

async function load(login: string, path: string): Promise<Loaded> {
  const cookie = await signInByHttp({ root: ROOT, origin: product.origin, login })
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
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 10_000 })))
  const usableMs = Math.round(performance.now() - from)
  await context.close()
  const kb = (bytes: number) => Math.round(bytes / 102.4) / 10
  return { path, scriptKb: kb(scripts), allKb: kb(all), requests: kinds.size, usableMs }
}

try {
  const found: Loaded[] = []
  for (const [login, path] of quick ? DESKS.slice(0, 2) : DESKS) found.push(await load(login, path))
  process.stdout.write(
    `${JSON.stringify({ id: 'first-load', slower: SLOWER, bytesPerSecond: BYTES_PER_SECOND, found, quick })}\n`,
  )
  process.exitCode = found.every(({ requests, scriptKb }) => requests > 0 && scriptKb > 0) ? 0 : 1
} finally {
  await browser.close()
  await product.end()
}
