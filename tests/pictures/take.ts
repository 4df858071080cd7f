// npm run pictures [-- strike-off survey …]：起一份示范，把手册里的图重拍一遍；写了名字的只拍那几张。白天拍，早上的桌才像样。
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '#lib/commands/find-chromium'
import { ROOT } from '#lib/commands/root'
import { signInByHttp } from '#tests/action-call'
import { startProduct } from '#tests/storm/product'
import { SCENES, type Scene } from './scenes.ts'

const wanted = process.argv.slice(2)
const scenes = SCENES.filter(
  ({ file }) => wanted.length === 0 || wanted.includes(path.basename(file, '.png')),
)
if (scenes.length === 0) throw new Error(`没有这一张：${wanted.join('、')}`)

const DESK = { width: 1200, height: 800 }
const PHONE = { width: 390, height: 780 }

const product = await startProduct(false, 'datian,linxia')
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
})
try {
  for (const scene of scenes) await take(scene)
} finally {
  await browser.close()
  await product.end()
}

async function take({ file, login, path: place, phone, reach }: Scene): Promise<void> {
  const cookie = await signInByHttp({ root: ROOT, origin: product.origin, login })
  const context = await browser.newContext({
    baseURL: product.origin,
    viewport: phone ? PHONE : DESK,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    extraHTTPHeaders: { cookie },
  })
  const page = await context.newPage()
  await page.goto(place)
  await reach?.(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: path.join(ROOT, file) })
  process.stdout.write(`${file}\n`)
  await context.close()
}
