import type { Locator, Page } from '@playwright/test'
import { criticise, issuePaper, stateOf } from './case-hands.ts'
import { attachProof } from './placement-hands.ts'
import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'
import { strikeOffObserved } from './strike-off-hands.ts'

type Pupil = { id: string; name: string; classId: string; className: string }

// 本班、没有准假、没有个案、住在示范乡镇的一名学生；按座号取第一个。
const PUPIL = `
select c.id, c.name, k.id as "classId", k.name as "className"
from app.account a
join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.role = 'teacher'
join app.unit k on k.tenant_id = p.tenant_id and k.id = p.unit_id
join app.child c on c.tenant_id = k.tenant_id and c.class_id = k.id
join app.class_enrolment e on e.tenant_id = c.tenant_id and e.child_id = c.id and e.to_on is null
join app.unit t on t.tenant_id = c.tenant_id and t.id = c.township_id and t.name = '均溪镇'
where a.login = 'datian.teacher' and c.household_township_id = c.township_id and c.status = 'enrolled'
  and exists (select 1 from app.guardian g where g.tenant_id = c.tenant_id and g.child_id = c.id)
  and not exists (select 1 from app.dropout_case d where d.tenant_id = c.tenant_id and d.child_id = c.id)
  and not exists (select 1 from app.leave l where l.tenant_id = c.tenant_id and l.child_id = c.id and l.to_on >= $1::date)
order by e.seat_no limit 1`

test.describe.configure({ mode: 'serial' })

let pupil: Pupil
let caseUrl: string

const cell = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: '名单' }).getByRole('button', { name })

test('教师：点名记一人无故，报送后两件事就在眼前；联系家长，当天报告学校', async ({ sitAs, schoolDay }) => {
  pupil = await askOne<Pupil>(PUPIL, [schoolDay])
  const page = await sitAs('datian.teacher')
  await page.goto('/today')
  await page.getByRole('link', { name: /点名/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: `${pupil.className}点名` })).toBeVisible()
  await cell(page, pupil.name).click()
  await expect(cell(page, pupil.name)).toContainText('无故')
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('已报送')
  await page.getByRole('link', { name: `联系家长：${pupil.name}` }).click()
  await page.getByRole('radio', { name: '联系不上' }).check()
  await page.getByLabel('说明').fill('两次拨打无人接听')
  await page.getByRole('button', { name: '记录联系情况' }).click()
  await expect(page.getByText('两次拨打无人接听').first()).toBeVisible()
  await page.getByRole('button', { name: '报告学校' }).click()
  await expect(page.getByText('已报告学校。')).toBeVisible()
})

test('专干：收悉当天报告，个案已立；教师记录劝返（附件4），书面报告时限起算', async ({ sitAs }) => {
  const officer = await sitAs('datian.officer')
  await officer.goto('/school')
  await officer.getByRole('button', { name: `收悉：${pupil.name}` }).click()
  await expect(officer.getByRole('button', { name: `收悉：${pupil.name}` })).toHaveCount(0)

  const { id } = await askOne<{ id: string }>('select id from app.dropout_case where child_id = $1', [
    pupil.id,
  ])
  caseUrl = `/cases/${id}`
  const teacher = await sitAs('datian.teacher')
  await teacher.goto(caseUrl)
  await expect(teacher.getByRole('heading', { level: 1 })).toContainText(pupil.name)
  await teacher.getByRole('link', { name: '记录劝返' }).first().click()
  await teacher.getByLabel('电话', { exact: true }).check()
  await teacher.getByLabel('家访', { exact: true }).check()
  await teacher.getByLabel('劝返工作教师').fill('林秋禾')
  await teacher.getByLabel('旷课原因').selectOption({ label: '厌学' })
  await teacher.getByLabel('去向', { exact: true }).selectOption({ index: 1 })
  await teacher.getByLabel('家庭情况').fill('父母在外务工，随祖母生活')
  await teacher.getByLabel('家长态度').fill('愿意配合，管不住孩子')
  await teacher.getByLabel('学生态度').fill('说听不懂，不想上学')
  await teacher.getByLabel('劝返工作方法及措施').fill('电话与家长说明义务教育法第五条，约定次日到校')
  await teacher.getByRole('radio').first().check()
  await teacher.getByRole('button', { name: '记录劝返' }).click()
  await teacher.waitForURL(caseUrl)
  await expect(teacher.getByText('书面报告').first()).toBeVisible()
})

test('校长：核对附件5、看清收件人，签发后得到文号；不归他的步骤不出现', async ({ sitAs }) => {
  const page = await sitAs('datian.principal')
  await page.goto(caseUrl)
  await expect(page.getByRole('button', { name: '签收' })).toHaveCount(0)
  await page.getByRole('link', { name: '报送乡镇政府' }).click()
  await expect(page.getByText('均溪镇').first()).toBeVisible()
  await page.getByLabel('事由').fill('无故缺勤，电话劝返未果')
  await page.getByRole('button', { name: '签发并报送乡镇' }).click()
  await page.waitForURL(caseUrl)
  const { serial, before } = await askOne<{ serial: number; before: number }>(
    `select r.serial, (select count(*)::int from app.written_report o where o.tenant_id = r.tenant_id
       and o.school_id = r.school_id and o.year = r.year and o.signed_at < r.signed_at) as before
     from app.written_report r where r.case_id = $1 and r.signed_at is not null`,
    [caseUrl.split('/').at(-1)],
  )
  expect(serial).toBe(before + 1)
  await expect(
    page.getByRole('link', { name: new RegExp(`疑辍〔\\d{4}〕${serial}号`) }).first(),
  ).toBeVisible()
})

test('乡镇：收件箱里有这份报告单，签收后个案归乡镇；入户劝返记一次（附件3）', async ({ sitAs }) => {
  const page = await sitAs('datian.township')
  await page.goto('/township')
  await expect(page.getByText(pupil.name).first()).toBeVisible()
  await page.goto(caseUrl)
  await page.getByRole('button', { name: '签收' }).click()
  await page.getByRole('link', { name: '记录入户劝返' }).click()
  await page.getByLabel('入户人员').fill('吴一墨（乡镇）、范溪桥（村）')
  await page.getByLabel('情况记录').fill('向监护人宣讲义务教育法第五条、第五十八条，约定当日返校')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '记录第1次入户' }).click()
  await page.waitForURL(caseUrl)
  await expect(page.getByText('约定当日返校').first()).toBeVisible()
})

/** 送到家中，监护人签收；有回证才登记得下去。 */
async function serve(page: Page, kind: 'order' | 'notice'): Promise<void> {
  await page.goto(`${caseUrl}/serve/${kind}`)
  await page.getByLabel('送达方式').selectOption({ label: '直接送达，受送达人签收' })
  await page.getByLabel('签收人及与学生的关系').fill('其祖母')
  await attachProof(page)
  await page.getByRole('button', { name: /^登记.*送达$/ }).click()
  await page.waitForURL(caseUrl)
}

test('乡镇：批评教育、责令限期改正、《限期复学通知书》，前一级办成以前没有后一级（DT-4.2.5）', async ({
  sitAs,
}) => {
  const clerk = await sitAs('datian.township')
  const leader = await sitAs('datian.township-leader')
  const order = '签发责令限期改正通知书'
  const notice = '签发《限期复学通知书》'
  const offered = (paper: string) => leader.getByRole('link', { name: paper })
  await leader.goto(caseUrl)
  await expect(leader.locator('summary').filter({ hasText: '记录批评教育' })).toBeVisible()
  for (const paper of [order, notice]) await expect(offered(paper)).toHaveCount(0)
  await criticise(clerk, caseUrl, '在村委会对监护人批评教育，讲明法律责任')
  await leader.reload()
  await expect(offered(notice)).toHaveCount(0)
  await issuePaper(leader, caseUrl, order)
  // 签发了没有送达的，后一级不开。
  expect(await stateOf(caseUrl)).toBe('township')
  await leader.reload()
  await expect(offered(notice)).toHaveCount(0)
  await serve(clerk, 'order')
  expect(await stateOf(caseUrl)).toBe('ordered')
  await leader.reload()
  await issuePaper(leader, caseUrl, notice)
  await serve(clerk, 'notice')
  expect(await stateOf(caseUrl)).toBe('noticed')
  await expect(clerk.getByText('限期复学').first()).toBeVisible()
})

test('学校：点名里还没有到校就不能确认返校；教师更正点名后，确认返校，观察期起算', async ({
  sitAs,
  schoolDay,
}) => {
  const officer = await sitAs('datian.officer')
  await officer.goto(`${caseUrl}/return`)
  await officer.getByLabel('到校日期').fill(schoolDay)
  await officer.getByRole('button', { name: '确认返校' }).click()
  await expect(officer.getByRole('alert').filter({ hasText: '未办成' })).toBeVisible()

  const teacher = await sitAs('datian.teacher')
  await teacher.goto(`/classes/${pupil.classId}/roll-call`)
  await teacher.getByRole('button', { name: '更正点名' }).click()
  await teacher.getByLabel('更正理由').fill('第二节课前到校，家长送来')
  for (const state of ['病假', '事假', '迟到']) {
    await cell(teacher, pupil.name).click()
    await expect(cell(teacher, pupil.name)).toContainText(state)
  }
  await teacher.getByRole('button', { name: '报送更正' }).click()
  await expect(teacher.getByText('更正：第二节课前到校，家长送来')).toBeVisible()

  await officer.getByRole('button', { name: '确认返校' }).click()
  await officer.waitForURL(caseUrl)
  await expect(officer.getByText('观察').first()).toBeVisible()
})

test('观察期满的另一件：专干申请，乡镇核实，县教育局准予，三人三手（LX-3.2.3）', async ({ sitAs }) => {
  await strikeOffObserved(sitAs, 'datian')
})

test('督学：台账里这条线上的每一步都在，次序与经办岗位都对', async ({ sitAs }) => {
  const rows = await ask<{ verb: string; role: string }>(
    `select e.verb, e.role from app.ledger_event e join app.ledger_link l
       on l.tenant_id = e.tenant_id and l.event_id = e.id
     where e.case_id = $1 order by l.seq`,
    [caseUrl.split('/').at(-1)],
  )
  expect(rows.map(({ verb, role }) => `${role} ${verb}`)).toEqual([
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
    'township_leader issue_notice',
    'township_leader number_paper',
    'township keep_attachment',
    'township serve_notice',
    'officer confirm_return',
  ])
  const page = await sitAs('datian.inspector')
  await page.goto('/ledger?verb=confirm_return')
  await expect(page.getByRole('row').filter({ hasText: '确认返校' }).first()).toBeVisible()
})
