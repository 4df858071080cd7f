import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * 在这一页上跑无障碍规则，给出没有守住的：规则与它所在的第一处。
 * WCAG 2.2 AA 的全部总是在内；`more` 另加 axe 的规则标签。页面里没有内嵌的框架，一次跑完，不另开空白页。
 */
export async function axeFaults(page: Page, ...more: readonly string[]): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(
    async (runOnly) => {
      const { axe: here } = globalThis as typeof globalThis & { axe: typeof axe }
      const { violations } = await here.run(document, { runOnly, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ') ?? ''}`)
    },
    [...WCAG, ...more],
  )
}
