import {
  actOnPage,
  caseUrlOf,
  confirmReturn,
  criticise,
  markPupil,
  type Pupil,
  persuade,
  pupilOf,
  STEPS_OF,
  stateOf,
  visit,
} from './case-hands.ts'
import { attachProof } from './placement-hands.ts'
import { ask } from './product.ts'

import { expect, test } from './sign-in.ts'
import { strikeOffObserved } from './strike-off-hands.ts'

/** 临夏的一生（攻坚方案 2.1、2.2）：校长分别联系家长与村委会，登记造册双线上报，返校通知书限期返校。 */
test.describe.configure({ mode: 'serial' })

let pupil: Pupil
let caseUrl: string

test('教师：每天统计到校，无故即立案，当天报学校；劝返一次（LX-2.2.1、LX-2.2.2）', async ({
  sitAs,
  schoolDay,
}) => {
  pupil = await pupilOf('guanghe', schoolDay, 'here')
  const page = await sitAs('guanghe.teacher')
  await markPupil(page, pupil, { state: '无故', why: '点名时误记到校' })
  await page.getByRole('link', { name: `联系家长：${pupil.name}` }).click()
  await page.getByRole('radio', { name: '联系不上' }).check()
  await page.getByLabel('说明').fill('两次拨打无人接听')
  await page.getByRole('button', { name: '记录联系情况' }).click()
  await page.getByRole('button', { name: '报告学校' }).click()
  await expect(page.getByText('已报告学校。')).toBeVisible()
  caseUrl = await caseUrlOf(pupil)
  await persuade(page, caseUrl, '到家里说明义务教育法第五条，约定次日到校')
})

test('校长：与家长、与村各联系一次，分开记；两样齐了才记得下劝返无效（LX-2.2.4、LX-2.2.5）', async ({
  sitAs,
}) => {
  const page = await sitAs('guanghe.principal')
  await page.goto(caseUrl)
  await expect(page.locator('summary').filter({ hasText: '记明劝返无效' })).toHaveCount(0)
  await actOnPage(page, caseUrl, '记录与家长的联系', async (form) => {
    await form.getByRole('radio', { name: '电话' }).check()
    await form.getByLabel('结果').fill('家长说孩子要去学手艺')
  })
  await expect(page.locator('summary').filter({ hasText: '记明劝返无效' })).toHaveCount(0)
  await actOnPage(page, caseUrl, '记录与村（社区）的联系', async (form) => {
    await form.getByRole('radio', { name: '上门' }).check()
    await form.getByLabel('联系了谁').fill('马存义（水家村村委会主任）')
    await form.getByLabel('结果').fill('村里答应一同上门')
  })
  await actOnPage(page, caseUrl, '记明劝返无效', (form) =>
    form.getByLabel('为何劝返无效').fill('家长不肯送，孩子不肯来'),
  )
  await expect(page.getByText('校长与家长联系').first()).toBeVisible()
  await expect(page.getByText('校长与村（社区）联系').first()).toBeVisible()
})

test('校长签发登记册，一份给乡镇、一份给县教育局；乡镇签收，县教育局知悉（LX-2.1.3、LX-2.2.5）', async ({
  sitAs,
}) => {
  const page = await sitAs('guanghe.principal')
  await page.goto(`${caseUrl}/report`)
  await page.getByLabel('辍学原因').fill('家里要他学手艺，厌学')
  await page.getByLabel('辍学后去向').fill('在家')
  await expect(page.getByText('三甲集镇').first()).toBeVisible()
  await page.getByRole('button', { name: '签发并报送乡镇' }).click()
  await page.waitForURL(caseUrl)
  const recipients = await ask<{ kind: string }>(
    `select p.kind from app.report_recipient p join app.written_report r
       on r.tenant_id = p.tenant_id and r.id = p.report_id where r.case_id = $1 order by p.kind`,
    [caseUrl.split('/').at(-1)],
  )
  expect(recipients.map(({ kind }) => kind)).toEqual(['bureau', 'township'])

  const clerk = await sitAs('guanghe.township')
  await clerk.goto('/township')
  await expect(clerk.getByText(pupil.name).first()).toBeVisible()
  await actOnPage(clerk, caseUrl, '签收')
  expect(await stateOf(caseUrl)).toBe('township')
  const bureau = await sitAs('guanghe.bureau')
  await actOnPage(bureau, caseUrl, '知悉')
})

test('乡镇：入户、批评教育之后签发《返校通知书》，不另下责令书（LX-2.1.4）', async ({ sitAs }) => {
  const clerk = await sitAs('guanghe.township')
  await visit(clerk, caseUrl, '与村委会一同入户，宣讲义务教育法第五条')
  await criticise(clerk, caseUrl, '在村委会对监护人批评教育，讲明法律责任')
  const leader = await sitAs('guanghe.township-leader')
  await leader.goto(caseUrl)
  await expect(leader.getByRole('link', { name: /责令限期改正/ })).toHaveCount(0)
  await leader.getByRole('link', { name: '签发《返校通知书》' }).click()
  await expect(leader.getByText('返校通知书').first()).toBeVisible()
  await leader.getByRole('button', { name: '签发《返校通知书》' }).click()
  await leader.waitForURL(caseUrl)
})

test('送达：拒收的要两名见证人，缺一名不算；回证在案，限期返校起算（LX-2.1.4）', async ({ sitAs }) => {
  const clerk = await sitAs('guanghe.township')
  await clerk.goto(`${caseUrl}/serve/notice`)
  await clerk.getByLabel('送达方式').selectOption({ label: '拒收，两名见证人在场' })
  await clerk.getByLabel('见证人姓名', { exact: true }).fill('马存义')
  await attachProof(clerk)
  await clerk.getByRole('button', { name: '登记《返校通知书》送达' }).click()
  await expect(clerk.getByLabel('第二名见证人姓名')).toHaveAttribute('aria-invalid', 'true')
  await clerk.getByLabel('第二名见证人姓名').fill('马成贵')
  await clerk.getByRole('button', { name: '登记《返校通知书》送达' }).click()
  await clerk.waitForURL(caseUrl)
  expect(await stateOf(caseUrl)).toBe('noticed')
  await expect(clerk.getByText(/限期/).first()).toBeVisible()
})

test('返校：更正点名之后学校确认；台账里每一步与经办岗位都对', async ({ sitAs, schoolDay }) => {
  const teacher = await sitAs('guanghe.teacher')
  await markPupil(teacher, pupil, { state: '迟到', why: '接到通知书，家长送来' })
  const officer = await sitAs('guanghe.officer')
  await confirmReturn(officer, caseUrl, schoolDay)
  await officer.waitForURL(caseUrl)
  await expect(officer.getByText('已返校，观察中').first()).toBeVisible()
  const steps = await ask<{ step: string }>(STEPS_OF, [caseUrl.split('/').at(-1)])
  expect(steps.map(({ step }) => step)).toEqual([
    'teacher open_case',
    'teacher record_guardian_contact',
    'teacher record_persuasion',
    'principal contact_guardian',
    'principal contact_village',
    'principal record_persuasion_failure',
    'principal report_to_township',
    'principal sign_written_report',
    'township receive_report',
    'bureau acknowledge_report',
    'township record_township_visit',
    'township record_criticism',
    'township_leader issue_notice',
    'township_leader number_paper',
    'township keep_attachment',
    'township serve_notice',
    'officer confirm_return',
  ])
})

test('观察期满的另一件：专干申请，乡镇核实，县教育局准予，三人三手（LX-3.2.3）', async ({ sitAs }) => {
  await strikeOffObserved(sitAs, 'guanghe')
})

test('州教育局：看得见广河县的数字，看不见这个孩子；个案地址打不开（L12-36）', async ({ sitAs, watch }) => {
  watch.expectNoise(/404/)
  const page = await sitAs('linxia.prefecture')
  await page.goto('/prefecture')
  const county = page.getByRole('row').filter({ hasText: '广河县' }).first()
  await expect(county).toContainText(/\d/)
  await expect(page.locator('body')).not.toContainText(pupil.name)
  const answer = await page.goto(caseUrl)
  expect(answer?.status()).toBe(404)
  await expect(page.locator('body')).not.toContainText(pupil.name)
})
