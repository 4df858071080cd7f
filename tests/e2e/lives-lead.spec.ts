import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

test.describe.configure({ mode: 'serial' })

type Pupil = { id: string; name: string }
let pupil: Pupil
let address: string

test('村：在册的孩子没有上学，点名记着到校，手机上反馈乡镇与县教育局（DT-3.3.1）', async ({ sitAs }) => {
  pupil = await askOne<Pupil>(
    `select c.id, c.name from app.child c
       join app.account a on a.tenant_id = c.tenant_id and a.login = 'datian.village'
       join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.unit_id = c.village_id
      where c.status = 'enrolled' and c.class_id is not null
        and not exists (select 1 from app.dropout_case k where k.tenant_id = c.tenant_id and k.child_id = c.id)
        and not exists (select 1 from app.lead l where l.tenant_id = c.tenant_id and l.child_id = c.id)
      order by c.id limit 1`,
  )
  const page = await sitAs('datian.village')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/children/${pupil.id}`)
  await page.getByRole('link', { name: '反馈没有上学' }).click()
  await page.getByRole('button', { name: '反馈乡镇与县教育局' }).click()
  await expect(page.getByText('请写明看见了什么、听谁说的')).toBeVisible()
  await page.getByLabel('现在在哪里').selectOption({ label: '在本县务工' })
  await page.getByLabel('看见了什么、听谁说的').fill('在镇上饭店端盘子，店主说干了三天')
  await page.getByRole('button', { name: '反馈乡镇与县教育局' }).click()
  await expect(page.getByText('已反馈，乡镇核实的时限开始起算。')).toBeVisible()
  await page.goto('/leads')
  await page.getByRole('link', { name: pupil.name }).first().click()
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/)
  await expect(page.getByText('等乡镇核实。')).toBeVisible()
  address = new URL(page.url()).pathname
})

test('学校、督学打不开这条线索，与没有的一样；县教育局看得到那天的点名', async ({ sitAs, watch }) => {
  watch.expectNoise(/404 \(Not Found\)/)
  for (const login of ['datian.teacher', 'datian.officer', 'datian.inspector']) {
    const page = await sitAs(login)
    expect((await page.goto(address))?.status(), login).toBe(404)
  }
  const bureau = await sitAs('datian.bureau')
  await bureau.goto('/leads?standing=unchecked')
  await bureau.getByRole('link', { name: pupil.name }).first().click()
  await expect(bureau.getByText('那天的点名')).toBeVisible()
})

test('乡镇：从桌上的时限打开，核实属实；后台立案，学校桌上有它，乡镇看不到别处', async ({ sitAs }) => {
  const page = await sitAs('datian.township')
  await page.goto('/township')
  await page.locator('#beside').getByRole('link', { name: pupil.name }).first().click()
  await page.waitForURL(/\/leads\//)
  await page.getByLabel('到哪里、见了谁').fill('到饭店见到孩子本人，店主在场')
  await page.getByLabel('属实，没有上学').check()
  await page.getByRole('button', { name: '记下核实的结果' }).click()
  await expect(page.getByText('到饭店见到孩子本人')).toBeVisible()
  await expect
    .poll(
      () =>
        ask(
          `select k.state, k.trigger_clause as clause from app.dropout_case k where k.child_id = $1 and k.closed_at is null`,
          [pupil.id],
        ),
      { timeout: 90_000 },
    )
    .toEqual([{ state: 'alert', clause: 'DT-3.3.1' }])
  const bureau = await sitAs('datian.bureau')
  await bureau.goto(address)
  await bureau.getByRole('link', { name: /由此在办的个案/ }).click()
  await expect(bureau.getByText('线索核实').first()).toBeVisible()
})
