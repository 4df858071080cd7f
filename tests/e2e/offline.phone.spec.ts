import type { Page } from '@playwright/test'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { axeFaults } from './axe-check.ts'
import { gotoPastWorker, lookInside, signInHere } from './device.ts'
import { ask } from './product.ts'
import { expect, test } from './sign-in.ts'

const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/
const WORDS = '祖母说周一早上送孩子回校，村里派车'

type Visit = { content: string; visitedOn: string; recordedOn: string }

async function visitsSaying(words: string): Promise<Visit[]> {
  return ask<Visit>(
    `select content, visited_on::text as "visitedOn",
       (recorded_at at time zone 'Asia/Shanghai')::date::text as "recordedOn"
     from app.township_visit where content = $1 order by recorded_at`,
    [words],
  )
}

async function takeAlong(page: Page): Promise<void> {
  const part = page.getByRole('region', { name: '没有网络时用' })
  await part.getByRole('button', { name: /带上/ }).click()
  await expect(part.getByText(/已带上 [1-9]\d* 件/)).toBeVisible()
}

/** 断网，按地址打开：是缓存里的那一页。 */
async function leaveNetwork(page: Page): Promise<void> {
  await page.goto('/offline')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('离线填写有网络')
  await page.context().setOffline(true)
  await page.goto('/township')
  await expect(page).toHaveURL(/\/offline$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有网络')
}

const take = (page: Page) => page.getByRole('list', { name: '带上路的' }).getByRole('listitem')
const queue = (page: Page) => page.getByRole('region', { name: '待上传' })

async function fillVisit(page: Page, words: string, on?: string): Promise<string> {
  const row = take(page).first()
  const child = (await row.locator('p').first().textContent()) ?? ''
  await row.getByRole('button').click()
  if (on) await page.getByLabel('入户日期').fill(on)
  await page.getByLabel('情况记录').fill(words)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '存进本机，待上传' }).click()
  await expect(queue(page).getByRole('status')).toContainText('待上传 1 件')
  return child
}

test('带上路，断网填写，存着的是密文；网络一回来送一次，只办一次', async ({ sitAs, watch }) => {
  watch.expectNoise(NO_NETWORK)
  const today = dayOf(instant(Date.now()))
  const yesterday = addDays(today, -1)
  const page = await sitAs('datian.township')
  await page.goto('/township')
  await takeAlong(page)
  await leaveNetwork(page)
  const child = await fillVisit(page, WORDS, yesterday)
  expect(await axeFaults(page, 'best-practice')).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  // 刷新之后还在：存着的不是内存里的。
  await page.reload()
  await expect(queue(page).getByRole('status')).toContainText('待上传 1 件')

  const device = await lookInside(page)
  expect([device.rows, device.keys, device.extractable]).toEqual([2, 1, false])
  for (const words of [WORDS, child]) expect(device.bytes).not.toContain(words)
  expect(device.cached.filter((path) => path !== '/offline' && !path.startsWith('/_next/static/'))).toEqual(
    [],
  )
  expect(device.cached).toContain('/offline')
  const [me] = await ask<{ id: string; name: string }>(
    `select p.id, p.name from app.account a join app.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     where a.login = 'datian.township'`,
  )
  for (const mine of [me?.id ?? '', me?.name ?? '', child]) expect(device.shell).not.toContain(mine)
  expect(await visitsSaying(WORDS)).toEqual([])

  await page.context().setOffline(false)
  await expect(page.getByText(`已上传 1 件：${child}`)).toBeVisible()
  await expect(queue(page).getByRole('status')).toContainText('待上传 0 件')
  await page.getByRole('button', { name: '现在上传' }).click()
  await page.reload()
  await expect(page.getByText('没有待上传的。')).toBeVisible()
  // 哪天去的是填的人说的，哪天记的是服务器的：两样分开。
  expect(await visitsSaying(WORDS)).toEqual([{ content: WORDS, visitedOn: yesterday, recordedOn: today }])
})

test('同事先记了：被退回的原文还在，打开接在同事之后再送，两份都在', async ({ sitAs, watch }) => {
  watch.expectNoise(NO_NETWORK)
  const mine = '孩子在县城姑姑家，电话约好明天见面'
  const theirs = '村里去过，门锁着，邻居说下午在家'
  const page = await sitAs('datian.township')
  await page.goto('/township')
  await takeAlong(page)
  await leaveNetwork(page)
  const child = await fillVisit(page, mine)

  const colleague = await sitAs('datian.township-leader')
  const [kase] = await ask<{ id: string }>(
    `select d.id from app.dropout_case d join app.tenant t on t.id = d.tenant_id and t.code = '350425'
     join app.child c on c.tenant_id = d.tenant_id and c.id = d.child_id
     where c.name = $1 and d.closed_at is null`,
    [child],
  )
  await colleague.goto(`/cases/${kase?.id}/visit`)
  await colleague.getByLabel('情况记录').fill(theirs)
  await colleague.getByRole('radio').first().check()
  await colleague.getByRole('button', { name: /记录第\d+次入户/ }).click()
  await expect.poll(() => visitsSaying(theirs)).toHaveLength(1)

  await page.context().setOffline(false)
  await expect(queue(page).getByRole('status')).toContainText('没有办成 1 件')
  await expect(queue(page)).toContainText('刚才有同事更新')
  expect(await visitsSaying(mine)).toEqual([])
  await queue(page)
    .getByRole('button', { name: `打开${child}的这一份` })
    .click()
  await expect(page.getByLabel('情况记录')).toHaveValue(mine)
  await expect(page.getByText('此前最近一次')).toBeVisible()
  await page.getByRole('button', { name: '存进本机，待上传' }).click()
  await expect(page.getByText(`已上传 1 件：${child}`)).toBeVisible()
  expect([await visitsSaying(mine), await visitsSaying(theirs)].map((rows) => rows.length)).toEqual([1, 1])
})

test('教师断网点名；换一个人登录、退出登录，手机上什么都不剩', async ({ page, watch }) => {
  watch.expectNoise(NO_NETWORK)
  await signInHere(page, 'dadukou.teacher')
  await page.goto('/today')
  await takeAlong(page)
  await leaveNetwork(page)
  await take(page).first().getByRole('button').click()
  await page.getByRole('list', { name: '名单' }).getByRole('button').first().tap()
  await page.getByRole('button', { name: '存进本机' }).click()
  await expect(queue(page).getByRole('status')).toContainText('待上传 1 件')
  expect((await lookInside(page)).rows).toBe(2)

  // 有网络了，还没有打开能上传的页面就退出：先问一句。
  await page.goto('about:blank')
  await page.context().setOffline(false)
  await gotoPastWorker(page, '/leaves/new')
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('dialog')).toContainText('还有 1 件没有上传')
  expect((await lookInside(page)).rows).toBe(2)
  await page.getByRole('button', { name: '抹去并退出' }).click()
  await page.waitForURL(/\/sign-in/)
  expect(await lookInside(page)).toMatchObject({ rows: 0, keys: 0, bytes: '' })

  await signInHere(page, 'datian.township')
  await page.goto('/township')
  await takeAlong(page)
  expect((await lookInside(page)).rows).toBe(1)
  await page.context().clearCookies()
  await signInHere(page, 'datian.teacher')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('今日')
  await expect.poll(async () => (await lookInside(page)).rows).toBe(0)
  expect((await lookInside(page)).keys).toBe(0)
})
