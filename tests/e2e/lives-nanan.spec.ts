import {
  actOnPage,
  caseUrlOf,
  confirmReturn,
  criticise,
  issuePaper,
  markPupil,
  type Pupil,
  persuade,
  pupilOf,
  STEPS_OF,
  stateOf,
  visit,
} from './case-hands.ts'
import { attachProof } from './placement-hands.ts'
import { ask, askOne } from './product.ts'

import { expect, test } from './sign-in.ts'
import { strikeOffObserved } from './strike-off-hands.ts'

/** 南安的一生（南安市通知第二、三条）：无故一日即立案，批评教育之后责令限期改正，逾期才提请司法文书。 */
test.describe.configure({ mode: 'serial' })

let pupil: Pupil
let caseUrl: string

test('教师：无故一日，当天问家长、当天报学校；个案已立，学校收悉（NA-3.5、NA-3.6）', async ({
  sitAs,
  schoolDay,
}) => {
  pupil = await pupilOf('nanan', schoolDay, 'here')
  const page = await sitAs('nanan.teacher')
  await markPupil(page, pupil, { state: '无故', why: '点名时误记到校' })
  await page.getByRole('link', { name: `联系家长：${pupil.name}` }).click()
  await page.getByRole('radio', { name: '无故' }).check()
  await page.getByLabel('说明').fill('家长说孩子不肯起床')
  await page.getByRole('button', { name: '记录联系情况' }).click()
  await expect(page.getByText('家长说孩子不肯起床').first()).toBeVisible()
  await page.getByRole('button', { name: '报告学校' }).click()
  await expect(page.getByText('已报告学校。')).toBeVisible()
  caseUrl = await caseUrlOf(pupil)

  const officer = await sitAs('nanan.officer')
  await officer.goto('/school')
  await officer.getByRole('button', { name: `收悉：${pupil.name}` }).click()
  await expect(officer.getByRole('button', { name: `收悉：${pupil.name}` })).toHaveCount(0)
})

test('校长：没有上门劝返签发不了；劝返之后签发，得到连续的文号，送学校所在地的镇（NA-3.7、NA-3.8）', async ({
  sitAs,
}) => {
  const principal = await sitAs('nanan.principal')
  await principal.goto(`${caseUrl}/report`)
  await expect(principal.getByText(/现在还不能签发/)).toBeVisible()
  await persuade(await sitAs('nanan.teacher'), caseUrl, '上门讲明义务教育法第五条，约定次日到校')

  await principal.goto(`${caseUrl}/report`)
  await expect(principal.getByText('东田镇').first()).toBeVisible()
  await principal.getByLabel('事由').fill('无故缺勤，上门动员未果')
  await principal.getByRole('button', { name: '签发并报送乡镇' }).click()
  await principal.waitForURL(caseUrl)
  const { serial, before } = await askOne<{ serial: number; before: number }>(
    `select r.serial, (select count(*)::int from app.written_report o where o.tenant_id = r.tenant_id
       and o.school_id = r.school_id and o.year = r.year and o.signed_at < r.signed_at) as before
     from app.written_report r where r.case_id = $1 and r.signed_at is not null`,
    [caseUrl.split('/').at(-1)],
  )
  expect(serial).toBe(before + 1)
  await expect(principal.getByText(/校长包学校.*李望岱/).first()).toBeVisible()
  await expect(
    principal.getByRole('link', { name: new RegExp(`〔\\d{4}〕${serial}号`) }).first(),
  ).toBeVisible()
  await principal.goto(`${caseUrl}/report/print?round=1`)
  await expect(principal.getByText(/包保责任：.*李望岱/)).toBeVisible()
})

test('乡镇：签收、入户、批评教育；责令书没有轮到以前签发不了（NA-2.7）', async ({ sitAs }) => {
  const leader = await sitAs('nanan.township-leader')
  const clerk = await sitAs('nanan.township')
  await actOnPage(clerk, caseUrl, '签收')
  await visit(clerk, caseUrl, '向监护人宣讲义务教育法第五条、第五十八条')
  await leader.goto(caseUrl)
  await expect(leader.getByRole('link', { name: /签发责令限期改正/ })).toHaveCount(0)
  await criticise(clerk, caseUrl, '在村委会对监护人当面批评教育，讲明法律责任')
  await leader.goto(caseUrl)
  await expect(leader.getByRole('link', { name: /提请司法/ })).toHaveCount(0)
  await issuePaper(leader, caseUrl, '签发责令限期改正通知书')
  expect(await stateOf(caseUrl)).toBe('township')
})

test('送达：没有签收人的不算送达；送达之后限期七日，逾期以前提请不了司法文书（NA-2.7、NA-2.8）', async ({
  sitAs,
}) => {
  const clerk = await sitAs('nanan.township')
  await clerk.goto(`${caseUrl}/serve/order`)
  await clerk.getByLabel('送达方式').selectOption({ label: '直接送达，受送达人签收' })
  await attachProof(clerk)
  await clerk.getByRole('button', { name: /登记.*送达/ }).click()
  await expect(clerk.getByLabel('签收人及与学生的关系')).toHaveAttribute('aria-invalid', 'true')
  await clerk.getByLabel('签收人及与学生的关系').fill('其父')
  await clerk.getByRole('button', { name: /登记.*送达/ }).click()
  await clerk.waitForURL(caseUrl)
  expect(await stateOf(caseUrl)).toBe('ordered')

  const [order] = await ask<{ id: string; days: number }>(
    'select id, term_days as days from app.issued_paper where case_id = $1',
    [caseUrl.split('/').at(-1)],
  )
  expect(order?.days).toBe(7)
  await clerk.goto(`${caseUrl}/papers/${order?.id}`)
  await expect(clerk.getByText('责令限期改正通知书').first()).toBeVisible()
  await expect(clerk.getByText('其父').first()).toBeVisible()
  const leader = await sitAs('nanan.township-leader')
  await leader.goto(caseUrl)
  await expect(leader.getByRole('link', { name: /提请司法/ })).toHaveCount(0)
})

test('返校：点名里还没有到校就确认不了；更正点名之后确认，进入观察', async ({ sitAs, schoolDay }) => {
  const officer = await sitAs('nanan.officer')
  await confirmReturn(officer, caseUrl, schoolDay)
  await expect(officer.getByRole('alert').filter({ hasText: '未办成' })).toBeVisible()
  const teacher = await sitAs('nanan.teacher')
  await markPupil(teacher, pupil, { state: '迟到', why: '第二节课前家长送来' })
  await officer.getByRole('button', { name: '确认返校' }).click()
  await officer.waitForURL(caseUrl)
  await expect(officer.getByText('已返校，观察中').first()).toBeVisible()

  const steps = await ask<{ step: string }>(STEPS_OF, [caseUrl.split('/').at(-1)])
  expect(steps.map(({ step }) => step)).toEqual([
    'teacher open_case',
    'teacher record_guardian_contact',
    'teacher record_persuasion',
    'principal report_to_township',
    'principal sign_written_report',
    'township receive_report',
    'township record_township_visit',
    'township record_criticism',
    'township_leader issue_order',
    'township_leader number_paper',
    'township keep_attachment',
    'township serve_order',
    'officer confirm_return',
  ])
})

test('观察期满的另一件：专干申请，乡镇核实，市教育局准予，三人三手（LX-3.2.3）', async ({ sitAs }) => {
  await strikeOffObserved(sitAs, 'nanan')
})
