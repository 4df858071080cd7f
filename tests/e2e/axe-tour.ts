import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { axeFaults } from './axe-check.ts'
import { ROOT } from './product.ts'
import { expect, test } from './sign-in.ts'

const WIDTHS = [360, 768, 1440]

/** 看过的地址，一行一个；几个进程一起记。每次运行开头由 Playwright 清空这个文件夹。 */
const LOOKED_AT = path.join(ROOT, 'test-results/looked-at.txt')
let looked = 0

async function examine(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  await page.goto(address)
  // 「没有找到」先来一个空壳，脚本到了才是那一页：看的是到齐的。
  await page.locator('html[lang]').waitFor()
  mkdirSync(path.dirname(LOOKED_AT), { recursive: true })
  appendFileSync(LOOKED_AT, `${address.split('?')[0]}\n`)
  looked += 1
  // 横向滚动三种宽度都看；无障碍规则一页看一种宽度，轮着来。
  const inDepth = WIDTHS[looked % WIDTHS.length]
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    if (width === inDepth)
      for (const fault of await axeFaults(page)) faults.push(`${address} ${width} ${fault}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overflow > 0) faults.push(`${address} ${width} 横向滚动 ${overflow}`)
  }
  return faults
}

/** 逐页看：没有无障碍问题，不横向滚动，并记下看过。 */
export async function examineAll(page: Page, addresses: readonly string[]): Promise<void> {
  const faults: string[] = []
  test.setTimeout(test.info().timeout + addresses.length * 10_000)
  for (const address of addresses) faults.push(...(await examine(page, address)))
  expect(faults).toEqual([])
}

/** 这次运行里 `examineAll` 看过的全部地址。 */
export function lookedAt(): readonly string[] {
  return readFileSync(LOOKED_AT, 'utf8').split('\n')
}
