import {
  actOnPage,
  caseUrlOf,
  confirmReturn,
  markPupil,
  type Pupil,
  pupilOf,
  stateOf,
  visit,
} from './case-hands.ts'
import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'
import { strikeOffObserved } from './strike-off-hands.ts'

/** 大渡口的一生（实施方案 4.2、4.4、4.5）：满 48 小时才立案，定人定计划，立即报户籍地镇街与区教委，督学同时签字。 */
test.describe.configure({ mode: 'serial' })

let pupil: Pupil
let caseUrl: string

// 48 小时已经满了的最近一段：自某个上课日起（其后第二天也上了课、已经过去），到最近一次点名。
const DAYS = `
select to_char(r.day, 'YYYY-MM-DD') as day from app.roll_call r
where r.class_id = $1 and r.replaced_by_id is null and r.session = 'morning' and r.day >= (
  select max(f.day) from app.roll_call f join app.roll_call s
    on s.tenant_id = f.tenant_id and s.class_id = f.class_id and s.day = f.day + 2
  where f.class_id = $1 and s.day < $2::date)
order by r.day`

async function absentDays({ classId }: Pupil, today: string): Promise<string[]> {
  return (await ask<{ day: string }>(DAYS, [classId, today])).map(({ day }) => day)
}

test('教师：逐日更正点名，未满 48 小时不立案；最后一天更正，满时已过，立案，报告当天到期（DDK-4.4.2）', async ({
  sitAs,
  schoolDay,
}) => {
  pupil = await pupilOf('dadukou', schoolDay, 'here')
  const page = await sitAs('dadukou.teacher')
  for (const day of await absentDays(pupil, schoolDay)) {
    expect(await ask('select 1 from app.dropout_case where child_id = $1', [pupil.id])).toEqual([])
    await markPupil(page, pupil, { state: '无故', why: '当日误记到校', day })
  }
  caseUrl = await caseUrlOf(pupil)
  const report = await askOne<{ today: boolean }>(
    `select start_on = $2::date as today
     from app.deadline where case_id = $1 and duty = 'written_report' and not warning`,
    [caseUrl.split('/').at(-1), schoolDay],
  )
  expect(report.today).toBe(true)
})

test('报告不等计划，定人定计划另是一件当办的事；专干定人、定劝返关爱帮扶计划（DDK-4.2.2）', async ({
  sitAs,
}) => {
  const principal = await sitAs('dadukou.principal')
  await principal.goto(`${caseUrl}/report`)
  await expect(principal.getByRole('button', { name: '签发并报送乡镇' })).toBeEnabled()
  await expect(principal.getByText(/现在还不能签发/)).toHaveCount(0)
  await principal.goto(caseUrl)
  await expect(principal.getByText('定责任人与计划').first()).toBeVisible()
  const officer = await sitAs('dadukou.officer')
  const people = `${caseUrl}/people`
  await officer.goto(people)
  await actOnPage(officer, people, '定为劝返责任人', async (form) => {
    const teacher = await form.getByRole('option', { name: /^冉春晖/ }).textContent()
    await form.getByLabel('劝返责任人').selectOption({ label: teacher ?? '' })
  })
  await actOnPage(officer, people, '制定计划', async (form) => {
    await form.getByLabel('劝返').fill('班主任与社区干部三日内上门，约定下周一返校')
    await form.getByLabel('关爱').fill('心理老师每周谈一次')
    await form.getByLabel('帮扶').fill('数学由任课教师课后补')
  })
  await officer.goto(caseUrl)
  await expect(officer.getByRole('link', { name: '冉春晖' })).toBeVisible()
})

test('校长：四项缺一不可；签发后送户籍地镇与区教委，督学没有签的照实显红（DDK-5.2.3、DDK-4.5.2）', async ({
  sitAs,
}) => {
  const page = await sitAs('dadukou.principal')
  await page.goto(`${caseUrl}/report`)
  await page.getByLabel('辍学原因').fill('厌学，在家玩手机')
  await page.getByRole('button', { name: '签发并报送乡镇' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '未办成' })).toContainText('辍学后去向')
  await page.getByLabel('辍学后去向').fill('在家')
  await page.getByRole('button', { name: '签发并报送乡镇' }).click()
  await page.waitForURL(caseUrl)
  await expect(page.getByText('未会签，报告不完备').first()).toBeVisible()
  await expect(page.locator('#reports')).toContainText('跳磴镇')
  await expect(page.locator('#reports')).toContainText('区教委')
})

test('镇：报告没有会签也收得下，看得见不完备；督学同时签字，红字变为已会签（DDK-4.5.2）', async ({
  sitAs,
}) => {
  const clerk = await sitAs('dadukou.township')
  await clerk.goto('/township')
  const item = clerk.locator('summary').filter({ hasText: pupil.name })
  await expect(item).toContainText('未会签，不完备')
  const inspector = await sitAs('dadukou.inspector')
  await inspector.goto('/inspector')
  await expect(inspector.getByText(pupil.name).first()).toBeVisible()
  await actOnPage(inspector, caseUrl, '会签')
  await expect(inspector.getByText('龚明察 已会签').first()).toBeVisible()

  await actOnPage(clerk, caseUrl, '签收')
  expect(await stateOf(caseUrl)).toBe('township')
  await visit(clerk, caseUrl, '与社区一同入户，宣讲义务教育法第五条')
})

test('学生、家长各在屏上签一次，笔迹印进档案（DDK-5.2.4）', async ({ sitAs }) => {
  const page = await sitAs('dadukou.officer')
  const signatures = `${caseUrl}/signatures`
  await page.goto(caseUrl)
  await expect(page.getByText('学生家长签字').first()).toBeVisible()
  for (const signer of ['学生', '家长（监护人）'])
    await actOnPage(page, signatures, '登记签字', async (form) => {
      await form.getByRole('radio', { name: signer }).check()
      const box = await form.locator('canvas').boundingBox()
      if (!box) throw new Error('签字框没有画出来')
      await page.mouse.move(box.x + 60, box.y + 40)
      await page.mouse.down()
      await page.mouse.move(box.x + 160, box.y + 110, { steps: 8 })
      await page.mouse.up()
    })
  await page.goto(`${caseUrl}/dossier`)
  await expect(page.getByRole('img', { name: /的签字$/ })).toHaveCount(2)
})

test('返校：今天点名到了校，专干确认，进入观察', async ({ sitAs, schoolDay }) => {
  const teacher = await sitAs('dadukou.teacher')
  await markPupil(teacher, pupil, { state: '迟到', why: '家长送来' })
  const officer = await sitAs('dadukou.officer')
  await confirmReturn(officer, caseUrl, schoolDay)
  await officer.waitForURL(caseUrl)
  await expect(officer.getByText('已返校，观察中').first()).toBeVisible()
})

test('观察期满的另一件：专干申请，镇街核实，区教委准予，三人三手（LX-3.2.3）', async ({ sitAs }) => {
  await strikeOffObserved(sitAs, 'dadukou')
})

test('户籍在区外的孩子：写明外区收件单位，打印寄出并登记，对方答复入案（DDK-4.4.2）', async ({
  sitAs,
  schoolDay,
}) => {
  const child = await pupilOf('dadukou', schoolDay, 'elsewhere')
  const teacher = await sitAs('dadukou.teacher')
  for (const day of await absentDays(child, schoolDay))
    await markPupil(teacher, child, { state: '无故', why: '当日误记到校', day })
  const url = await caseUrlOf(child)
  const principal = await sitAs('dadukou.principal')
  const people = `${url}/people`
  await actOnPage(principal, people, '定为劝返责任人', async (form) => {
    await form.getByLabel('劝返责任人').selectOption({ index: 1 })
  })
  await actOnPage(principal, people, '制定计划', async (form) => {
    for (const part of ['劝返', '关爱', '帮扶']) await form.getByLabel(part).fill('班主任每周联系一次')
  })
  await principal.goto(`${url}/report`)
  await principal.getByLabel('辍学原因').fill('随父母外出')
  await principal.getByLabel('辍学后去向').fill('随父母在沙坪坝区')
  await principal.getByLabel('户籍地镇（街道）单位全称').fill('沙坪坝区青木关镇人民政府')
  await principal.getByLabel('寄送地址').fill('沙坪坝区青木关镇政务中心')
  await principal.getByRole('button', { name: '签发并报送乡镇' }).click()
  await principal.waitForURL(url)
  await expect(principal.getByText('尚未寄出').first()).toBeVisible()

  const officer = await sitAs('dadukou.officer')
  await actOnPage(officer, url, '登记寄送', async (form) => {
    await form.getByRole('radio', { name: '邮政挂号' }).check()
    await form.getByLabel('单号').fill('XA123456789CN')
  })
  await expect(officer.getByText('XA123456789CN').first()).toBeVisible()
  await officer.locator('summary').filter({ hasText: '登记对方答复' }).click()
  await actOnPage(officer, url, '登记答复', async (form) => {
    await form.getByRole('radio', { name: '已收到' }).check()
    await form.getByLabel('对方经办人或来文号').fill('青木关镇教管办')
    await form.getByLabel('内容').fill('已收到，将协同劝返')
  })
  await expect(officer.getByRole('rowheader', { name: '沙坪坝区青木关镇人民政府答复：已收到' })).toBeVisible()
})
