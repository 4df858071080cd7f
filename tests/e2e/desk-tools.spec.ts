import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

// 桌上的几样工具，在浏览器里按一遍：选办公桌、核验、搜索、抽样。

test('一个人两个岗位：选哪张办公桌就坐到哪张，换得回来', async ({ sitAs }) => {
  const page = await sitAs('dongxiang.officer')
  await page.goto('/desks')
  const teacher = page.getByRole('main').getByRole('button', { name: /班主任/ })
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(2)
  await teacher.click()
  await page.waitForURL('**/today')
  // 坐在教师的桌前，专干的页看不到；从右上角换回去。
  expect((await page.request.get('/school')).status()).toBe(404)
  await page.locator('summary').filter({ hasText: '汪达川' }).click()
  await page.getByRole('button', { name: /学校控辍专干/ }).click()
  await page.waitForURL('**/school')
})

test('督学核验全链：浏览器逐条重算，先后相接、签名都对；填一个抄错的短码，指出不符', async ({ sitAs }) => {
  const page = await sitAs('datian.inspector')
  await expect
    .poll(async () => (await askOne<{ n: number }>('select count(*)::int as n from app.ledger_head')).n, {
      timeout: 75_000,
    })
    .toBeGreaterThan(0)
  await page.goto('/ledger/verify')
  await page.getByRole('button', { name: '核验' }).click()
  await expect(page.getByText('签名全部核过')).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('纸上的短码').fill('1-0000000000000000')
  await page.getByRole('button', { name: '核验' }).click()
  await expect(
    page
      .getByRole('main')
      .getByText(/短码|不符/)
      .last(),
  ).toBeVisible()
  await expect(page.getByText('签名全部核过')).toBeHidden({ timeout: 30_000 })
})

test('搜索：简拼找得到自己范围里的孩子；范围之外的，与没有这个人说一样的话', async ({ sitAs }) => {
  const mine = await askOne<{ name: string; initials: string }>(
    `select c.name, c.name_initials as initials from app.child c join app.account a on a.tenant_id = c.tenant_id and a.login = 'datian.officer'
       join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.unit_id = c.school_id
      where c.class_id is not null order by c.id limit 1`,
  )
  const far = await askOne<{ name: string }>(
    `select c.name from app.child c join app.account a on a.tenant_id = c.tenant_id and a.login = 'datian.officer'
      where c.class_id is not null and c.school_id not in (select unit_id from app.appointment p where p.person_id = a.person_id)
        and not exists (select 1 from app.child d where d.tenant_id = c.tenant_id and d.name = c.name and d.id <> c.id)
      order by c.id desc limit 1`,
  )
  const page = await sitAs('datian.officer')
  await page.goto('/school')
  const box = page.getByPlaceholder('姓名、拼音、证件尾号、案号')
  const asked = async (text: string) => {
    await box.fill(text)
    await box.press('Enter')
  }
  const nothing = page.getByText('您的范围里没有找到')
  await asked(mine.initials)
  await expect(page.getByRole('link', { name: new RegExp(mine.name) }).first()).toBeVisible()
  for (const text of [far.name, '查无此人甲乙']) {
    await asked(text)
    await expect(nothing, text).toBeVisible()
    await expect(page.getByRole('region', { name: '学生' })).toHaveCount(0)
    await box.press('Escape')
    await expect(nothing).toBeHidden()
  }
})

test('抽样：督学报一个种子抽一次，名单可以核对；同一种子同一期间再抽，是同一批', async ({ sitAs }) => {
  const page = await sitAs('datian.inspector')
  const drawn = async () => {
    await page.goto('/samples')
    await page.getByLabel('种子').fill('当场报的数 0427')
    await page.getByRole('button', { name: '抽样' }).click()
    await page.waitForURL(/\/samples\/[0-9a-f-]{36}/)
    const drawnCases = page.getByRole('main').locator('a[href^="/cases/"]')
    await expect(drawnCases.first()).toBeVisible()
    return drawnCases.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  }
  const first = await drawn()
  expect(first.length).toBeGreaterThan(0)
  expect(await drawn()).toEqual(first)
})
