import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { agree, attachProof, schoolOfOfficer } from './placement-hands.ts'
import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

test.describe.configure({ mode: 'serial' })

const NAME = '温可待'

let householdUrl: string
let caseUrl: string
let childId: string
let applicationUrl: string

const caseIs = async (state: string) => {
  const [row] = await ask<{ state: string }>('select state from app.dropout_case where id = $1', [
    caseUrl.split('/').at(-1),
  ])
  expect(row?.state).toBe(state)
}

test('村干部在门口用手机：摸到一个哪里都没有登记的孩子；回音断了再按一次只记一次；没有登记附件1，这一户就不算摸清', async ({
  sitAs,
  watch,
}) => {
  watch.expectNoise(/ERR_FAILED|Failed to fetch/)
  const page = await sitAs('datian.village')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/village')
  await page.getByRole('link', { name: /^去摸底/ }).click()
  const missing = page.getByRole('region', { name: /没有摸清/ })
  await expect(missing.getByRole('listitem').first()).toBeVisible()
  const before = await missing.getByRole('listitem').count()
  await missing.getByRole('link').first().click()
  await page.getByRole('radio', { name: '见到了' }).check()
  await page.getByLabel('名单上没有、也没有上学的孩子几个').fill('1')
  householdUrl = new URL(page.url()).pathname
  // 送到了，回音没有回来。
  await page.route(`**${householdUrl}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    return route.abort()
  })
  await page.getByRole('button', { name: '记下这次上门' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '网络不通' })).toBeVisible()
  await page.unroute(`**${householdUrl}`)
  await page.getByRole('button', { name: '记下这次上门' }).click()
  await expect(page.getByText('还有 1 个孩子没有登记附件1')).toBeVisible()
  const visits = await ask('select 1 from app.survey_visit where household_id = $1', [
    householdUrl.split('/').at(-1),
  ])
  expect(visits).toHaveLength(1)
  await page.getByRole('link', { name: '去登记' }).click()
  await page.getByLabel('孩子姓名').fill(NAME)
  await page.getByRole('radio', { name: '女' }).check()
  await page.getByLabel('出生日期').fill('2016-05-06')
  await page.getByRole('radio', { name: /没有证件/ }).check()
  await page.getByLabel('与孩子的关系').fill('祖母')
  await page.getByLabel('应入学的学校').selectOption({ label: await schoolOfOfficer() })
  await page.getByLabel('未入学原因').selectOption({ label: '残疾' })
  await page.getByLabel('现在在哪里').selectOption({ index: 1 })
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.waitForURL((url) => url.pathname === householdUrl)
  await expect(page.getByText('摸底时登记')).toBeVisible()
  await expect(page.getByText(/没有登记附件1/)).toBeHidden()
  await page.getByRole('navigation', { name: '位置' }).getByRole('link').last().click()
  await expect(missing.getByRole('listitem')).toHaveCount(before - 1)
})

test('乡镇：未入学名单上有她，入户核实；代监护人申请送教上门，附医院证明', async ({ sitAs, schoolDay }) => {
  const page = await sitAs('datian.township')
  await page.goto('/never-enrolled')
  await page.getByRole('link', { name: NAME }).click()
  await page.waitForURL(/\/cases\//)
  caseUrl = new URL(page.url()).pathname
  childId = (await askOne<{ id: string }>('select id from app.child where name = $1', [NAME])).id
  await page.goto(`${caseUrl}/visit`)
  await page.getByLabel('入户人员').fill('吴一墨（乡镇）、范溪桥（村）')
  await page.getByLabel('情况记录').fill('需专人护理，监护人愿意接受送教')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: /第1次入户/ }).click()
  await page.waitForURL((url) => url.pathname === caseUrl)
  await page.goto(`/placements/new?child=${childId}`)
  await page.getByRole('radio', { name: /送教上门/ }).check()
  await page.getByRole('group', { name: '事由' }).getByRole('radio').first().check()
  await page.getByRole('textbox', { name: '身体状况' }).fill('重度肢体残疾，需专人护理')
  await page.getByLabel('出具证明的医院或机构').fill('大田县总医院')
  await attachProof(page)
  await page.getByLabel('至', { exact: true }).fill(addDays(plainDate(schoolDay), 200))
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL(/\/placements\/[0-9a-f-]{36}$/)
  applicationUrl = new URL(page.url()).pathname
})

test('村、校提意见，乡镇领导批准：个案限期销号到送教届满', async ({ sitAs }) => {
  await agree(await sitAs('datian.village'), applicationUrl, '签署意见')
  await agree(await sitAs('datian.officer'), applicationUrl, '签署意见')
  const leader = await sitAs('datian.township-leader')
  await agree(leader, applicationUrl, '签署决定')
  await expect(leader.getByText('已批准', { exact: true })).toBeVisible()
  await caseIs('placed')
})

test('学校：定送教计划，记第一次送教；台账上她是送教上门，不再是未入学', async ({ sitAs }) => {
  const page = await sitAs('datian.officer')
  const { id } = await askOne<{ id: string }>('select id from app.placement where child_id = $1', [childId])
  await page.goto(`/home-teaching/${id}`)
  await page.locator('#plan-teachers').fill('林秋禾')
  await page.getByLabel('每周课时').fill('3')
  await page.getByLabel('教什么').fill('语文识字、生活数学、康复操')
  await page.getByRole('button', { name: '存为现行计划' }).click()
  await expect(page.getByText('语文识字、生活数学、康复操').first()).toBeVisible()
  await page.locator('#teachers').fill('林秋禾')
  await page.getByLabel('时长（分钟）').fill('90')
  await page.getByLabel('教了什么、学得怎样').fill('认字十个，情绪平稳')
  await page.getByLabel('在场监护人').fill('祖母')
  await page.getByRole('button', { name: '记送教一次' }).click()
  await expect(page.getByText('认字十个，情绪平稳').first()).toBeVisible()
  const child = await askOne<{ status: string }>('select status from app.child where id = $1', [childId])
  expect(child.status).toBe('home_teaching')
})
