import type { Page } from '@playwright/test'

/** 手册里的一张图：存成什么、谁的桌、打开哪一页；手机的另写。 */
export type Scene = {
  readonly file: string
  readonly login: string
  readonly path: string
  readonly phone?: true
  /** 到了那一页再走一步：点开一份、一户。 */
  readonly reach?: (page: Page) => Promise<void>
}

const firstLink = (pattern: RegExp) => async (page: Page) => {
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const found = links.find((href) => pattern.test(href))
  if (!found) throw new Error(`${page.url()} 上没有 ${pattern}`)
  await page.goto(found)
}
const theCase = firstLink(/^\/cases\/[\w-]{36}$/)

/** 手册与 README 里的每一张；换了样子，`npm run pictures -- 名字` 重拍。 */
export const SCENES: readonly Scene[] = [
  { file: 'docs/pictures/bureau.png', login: 'datian.bureau', path: '/bureau' },
  {
    file: 'docs/pictures/roll-call.png',
    login: 'datian.teacher',
    path: '/today',
    phone: true,
    reach: firstLink(/\/roll-call/),
  },
  { file: 'public/desks/today.png', login: 'datian.teacher', path: '/today', phone: true },
  { file: 'public/desks/school.png', login: 'datian.officer', path: '/school' },
  { file: 'public/desks/township.png', login: 'datian.township', path: '/township' },
  { file: 'public/desks/village.png', login: 'datian.village', path: '/village', phone: true },
  { file: 'public/desks/bureau.png', login: 'datian.bureau', path: '/bureau' },
  { file: 'public/desks/inspector.png', login: 'datian.inspector', path: '/inspector' },
  { file: 'public/desks/admin.png', login: 'datian.admin', path: '/admin' },
  { file: 'public/desks/prefecture.png', login: 'linxia.prefecture', path: '/prefecture' },
  { file: 'public/desks/case.png', login: 'datian.officer', path: '/cases?state=observed', reach: theCase },
  {
    file: 'public/desks/strike-off.png',
    login: 'datian.officer',
    path: '/cases?state=returned',
    reach: async (page) => {
      await theCase(page)
      await page.goto(`${page.url()}/strike-off`)
      await page.getByLabel('销号类别').selectOption({ index: 1 })
    },
  },
  { file: 'public/desks/transfers.png', login: 'datian.officer', path: '/transfers' },
  { file: 'public/desks/arrival.png', login: 'datian.bureau', path: '/transfers/arrive' },
  {
    file: 'public/desks/survey.png',
    login: 'datian.village',
    path: '/survey',
    phone: true,
    reach: firstLink(/^\/survey\/[\w-]{36}$/),
  },
  { file: 'public/desks/roll-over.png', login: 'datian.officer', path: '/roll-over' },
  { file: 'public/desks/wider-views.png', login: 'datian.inspector', path: '/wider-views' },
  {
    file: 'public/desks/finding.png',
    login: 'datian.principal',
    path: '/findings',
    reach: firstLink(/^\/findings\/[\w-]{36}$/),
  },
]
