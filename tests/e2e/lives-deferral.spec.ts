import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { agree, attachProof, schoolOfOfficer } from './placement-hands.ts'
import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

test.describe.configure({ mode: 'serial' })

const NAME = '傅缓学'

type Standing = { state: string; status: string; untilOn: string | null; running: string[] }

let caseId: string
let applicationUrl: string

/** 这一件到了哪一步，孩子是什么状态，还在走的是哪些时限。 */
function standing(): Promise<Standing> {
  return askOne<Standing>(
    `select d.state, c.status, d.until_on::text as "untilOn", coalesce((select array_agg(l.duty order by l.duty) from app.deadline l
       where l.tenant_id = d.tenant_id and l.case_id = d.id and l.status = 'running' and not l.warning), '{}') as running
     from app.dropout_case d join app.child c on c.tenant_id = d.tenant_id and c.id = d.child_id where d.id = $1`,
    [caseId],
  )
}

test('村：登记一个因病没有入学的孩子，当时立案；乡镇入户，代监护人申请缓学，附医院证明', async ({
  sitAs,
  schoolDay,
}) => {
  const village = await sitAs('datian.village')
  await village.goto('/never-enrolled/new')
  await village.getByLabel('孩子姓名').fill(NAME)
  await village.getByRole('radio', { name: '男' }).check()
  await village.getByLabel('出生日期').fill('2019-03-04')
  await village.getByRole('radio', { name: /没有证件/ }).check()
  await village.getByLabel('监护人姓名').fill('傅守田')
  await village.getByLabel('与孩子的关系').fill('父亲')
  await village.getByLabel('应入学的学校').selectOption({ label: await schoolOfOfficer() })
  await village.getByLabel('未入学原因').selectOption({ label: '疾病' })
  await village.getByLabel('现在在哪里').selectOption({ index: 1 })
  await village.getByRole('button', { name: '登记', exact: true }).click()
  await expect(village.getByText(NAME).first()).toBeVisible()
  const opened = await askOne<{ id: string; childId: string }>(
    `select d.id, d.child_id as "childId" from app.dropout_case d join app.child c on c.tenant_id = d.tenant_id and c.id = d.child_id where c.name = $1`,
    [NAME],
  )
  caseId = opened.id
  const township = await sitAs('datian.township')
  await township.goto(`/cases/${caseId}/visit`)
  await township.getByLabel('入户人员').fill('吴一墨（乡镇）、范溪桥（村）')
  await township.getByLabel('情况记录').fill('术后恢复，医嘱静养半年，监护人申请缓学')
  await township.getByRole('radio').first().check()
  await township.getByRole('button', { name: /第1次入户/ }).click()
  await township.waitForURL((url) => url.pathname === `/cases/${caseId}`)
  await township.goto(`/placements/new?child=${opened.childId}`)
  await township.getByRole('radio', { name: /缓学/ }).check()
  await township.getByRole('group', { name: '事由' }).getByRole('radio').first().check()
  await township.getByRole('textbox', { name: '身体状况' }).fill('术后恢复期，医嘱静养')
  await township.getByLabel('出具证明的医院或机构').fill('大田县总医院')
  await attachProof(township)
  await township.getByLabel('自', { exact: true }).fill(schoolDay)
  await township.getByLabel('至', { exact: true }).fill(addDays(plainDate(schoolDay), 180))
  await township.getByRole('button', { name: '提交申请' }).click()
  await township.waitForURL(/\/placements\/[0-9a-f-]{36}$/)
  applicationUrl = new URL(township.url()).pathname
  expect((await standing()).running.length).toBeGreaterThan(0)
})

test('村、校提意见，乡镇领导批准：孩子缓学，催办的时限停下，只等续批', async ({ sitAs }) => {
  await agree(await sitAs('datian.village'), applicationUrl, '签署意见')
  await agree(await sitAs('datian.officer'), applicationUrl, '签署意见')
  const leader = await sitAs('datian.township-leader')
  await agree(leader, applicationUrl, '签署决定')
  await expect(leader.getByText('已批准', { exact: true })).toBeVisible()
  expect(await standing()).toMatchObject({
    state: 'placed',
    status: 'deferred',
    running: ['deferral_renewal'],
  })
})

test('届满的次日：后台把孩子放回台账，时限自届满起又走起来，乡镇桌上看得到', async ({ sitAs, schoolDay }) => {
  const yesterday = addDays(plainDate(schoolDay), -1)
  // 日子等不来，由库主把届满日改到昨天；此后全是产品自己办的。
  await ask(`set session_replication_role = replica;
    update app.dropout_case set until_on = '${yesterday}' where id = '${caseId}';
    update app.placement set from_on = '${addDays(yesterday, -30)}', until_on = '${yesterday}' where case_id = '${caseId}'`)
  await ask(
    `insert into pgboss.job (name, policy, expire_seconds, retry_limit) select name, policy, 900, 0 from pgboss.queue where name = 'observation' on conflict do nothing`,
  )
  await expect.poll(async () => (await standing()).state, { timeout: 40_000 }).not.toBe('placed')
  const now = await standing()
  expect(now).toMatchObject({ untilOn: null })
  expect(now.status).not.toBe('deferred')
  expect(now.running).not.toContain('deferral_renewal')
  expect(now.running.length).toBeGreaterThan(0)
  const started = await askOne<{ on: string }>(
    `select min(start_on)::text as on from app.deadline where case_id = $1 and status = 'running' and not warning`,
    [caseId],
  )
  expect(started.on).toBe(yesterday)
  const township = await sitAs('datian.township')
  await township.goto('/township')
  await expect(township.getByText(NAME).first()).toBeVisible()
  await township.goto(`/cases/${caseId}`)
  await expect(township.getByText('限期届满，自动回台账').first()).toBeVisible()
})
