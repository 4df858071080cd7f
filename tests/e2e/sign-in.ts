import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { DEMO_PASSWORD, PERSONAS } from '#prisma/personas'
import { signInByHttp } from '#tests/action-call'
import { productOrigin, ROOT } from './product.ts'

type Pass = Awaited<ReturnType<BrowserContext['storageState']>>

type Watch = {
  /** 本测试里允许出现的控制台话（例如故意断网）；其余的一句也不许有。 */
  expectNoise(pattern: RegExp): void
  add(context: BrowserContext): void
}

type Fixtures = {
  watch: Watch
  /** 以某个登录名坐到桌前，给出一张新的页面。 */
  sitAs(login: string): Promise<Page>
  /** 某个登录名的 cookie 头，供不经浏览器的调用。 */
  cookieOf(login: string): Promise<string>
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

function watchContext(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`${message.type()}: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (fault) => faults.push(`uncaught: ${fault.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== productOrigin()) faults.push(`outside: ${url.href}`)
  })
}

/**
 * 全部端到端测试的起点。每个登录名用真的表单登录一次，之后沿用；每个测试里，控制台不许有报错与警告
 * （违反内容安全策略也在其中），不许向外站要任何东西。
 */
export const test = base.extend<
  Fixtures,
  { passes: Map<string, Promise<Pass>>; cookies: Map<string, Promise<string>>; schoolDay: string }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  passes: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  schoolDay: [async ({}, use) => use(process.env.BAOXUE_E2E_DAY ?? ''), { scope: 'worker' }],
  watch: [
    async ({ context }, use) => {
      const faults: string[] = []
      const noises: RegExp[] = []
      watchContext(context, faults)
      await use({
        expectNoise: (pattern) => noises.push(pattern),
        add: (more) => watchContext(more, faults),
      })
      expect(faults.filter((fault) => !noises.some((noise) => noise.test(fault)))).toEqual([])
    },
    { auto: true },
  ],
  sitAs: async ({ browser, contextOptions, passes, watch }, use) => {
    const opened: BrowserContext[] = []
    await use(async (login) => {
      const open = async (more: BrowserContextOptions = {}) => {
        const context = await browser.newContext({ ...contextOptions, ...more })
        watch.add(context)
        opened.push(context)
        return context
      }
      const first = !passes.has(login)
      const signedIn = passes.get(login) ?? signInOnce(await open(), login)
      passes.set(login, signedIn)
      const storageState = await signedIn
      const context = first ? opened.at(-1) : undefined
      return (context ?? (await open({ storageState }))).newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  cookies: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      await use(new Map())
    },
    { scope: 'worker' },
  ],
  cookieOf: async ({ cookies }, use) => {
    await use((login) => {
      const held = cookies.get(login) ?? signInByHttp({ root: ROOT, origin: productOrigin(), login })
      cookies.set(login, held)
      return held
    })
  },
})

async function signInOnce(context: BrowserContext, login: string): Promise<Pass> {
  const page = await context.newPage()
  await signIn(page, login)
  const pass = await context.storageState()
  await page.close()
  return pass
}

/** 一个法域里全部岗位的登录名。 */
export function loginsOf(tenant: string): readonly string[] {
  return PERSONAS.filter((one) => one.tenant === tenant).map(({ login }) => login)
}

export { expect }
