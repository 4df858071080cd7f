import { randomUUID } from 'node:crypto'
import { examineAll } from './axe-tour.ts'
import { belongingsElsewhere, belongingsOf } from './belongings.ts'
import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

/** 一人一档一卡、责任区：临夏州各县。 */
const LEFT_BEHIND_COUNTY = 'guanghe'

test('登录页与「没有找到」', async ({ page, watch, sitAs }) => {
  watch.expectNoise(/404 \(Not Found\)/)
  await examineAll(page, ['/sign-in'])
  await examineAll(await sitAs('datian.officer'), ['/cases/no-such-case', '/desks', '/help'])
})

test('不归这个岗位看的页，页签上也是「没有找到」', async ({ watch, sitAs }) => {
  watch.expectNoise(/404 \(Not Found\)/)
  const page = await sitAs('datian.teacher')
  for (const address of ['/admin', '/findings', `/cases/${randomUUID()}`]) {
    await page.goto(address)
    await expect(page, address).toHaveTitle('没有找到 · 保学')
  }
  await page.goto('/today')
  await expect(page).toHaveTitle('今日 · 保学')
})

test('教师的各页', async ({ sitAs }) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const page = await sitAs('datian.teacher')
  await page.goto('/today')
  const rollCall = await page.getByRole('link', { name: /点名/ }).first().getAttribute('href')
  await examineAll(page, [
    '/today',
    '/offline',
    rollCall ?? '',
    '/leaves/new',
    '/cases',
    `/absences/${own.absenceId}`,
  ])
})

test('学校的各页', async ({ sitAs }) => {
  const persuading = await belongingsOf('persuading', '均溪励志')
  await examineAll(await sitAs('datian.principal'), [
    '/school',
    '/early-signs',
    `/children/${persuading.childId}`,
    `/children/${persuading.childId}/pairing`,
    `/children/${persuading.childId}/household`,
    `/cases/${persuading.caseId}/people`,
    `/cases/${persuading.caseId}/dossier`,
    `/cases/${persuading.caseId}/signatures`,
    `/home-visits/${persuading.visitId}`,
    `/cases/${persuading.caseId}`,
    `/cases/${persuading.caseId}/persuasion`,
    `/cases/${persuading.caseId}/persuasion/print`,
    `/cases/${persuading.caseId}/report`,
  ])
})

test('学校的文书与登记的各页', async ({ sitAs }) => {
  const persuading = await belongingsOf('persuading', '均溪励志')
  const observed = await belongingsOf('observed', '均溪励志')
  const township = await belongingsOf('township', '均溪励志')
  await examineAll(await sitAs('datian.principal'), [
    `/placements/new?child=${persuading.childId}`,
    '/transfers',
    `/transfers/new?child=${persuading.childId}`,
    `/children/${persuading.childId}/outside`,
    `/schooling/new?child=${persuading.childId}`,
    `/cases/${township.caseId}/return`,
    `/cases/${township.caseId}/report/print`,
    `/cases/${observed.caseId}/strike-off`,
    '/reports',
    '/reports/blank/annex_5',
    '/reports/blank/roster',
    '/reports/blank/dossier',
    '/roll-over',
    `/cases/${observed.caseId}`,
  ])
})

const HELD = `
insert into app.wider_view (tenant_id, id, child_id, school_id, asked_by, reason, minutes, expires_at, role, person_id, appointment_id, recorded_at)
select p.tenant_id, gen_random_uuid(), $1, $2, 'id_number', '集市上遇见走失的孩子', 60, now() + interval '50 minutes', p.role, p.person_id, p.id, now()
from app.account n join app.appointment p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
where n.login = 'datian.village' returning id`

test('临时查看的各页', async ({ sitAs }) => {
  const theirs = await belongingsElsewhere()
  const { id } = await askOne<{ id: string }>(HELD, [theirs.childId, theirs.schoolId])
  await examineAll(await sitAs('datian.village'), [
    '/wider-views',
    `/wider-views/${id}`,
    `/wider-views/${id}/cases/${theirs.caseId}`,
  ])
})

test('导入的一批：交来、试读', async ({ sitAs }) => {
  const page = await sitAs('datian.bureau')
  await page.goto('/imports')
  const file = '姓名,出生日期,户口所在地\n林虚构,20190101,350425101201\n林有误,20190230,350425101201\n'
  await page.getByLabel('哪一种名册').selectOption('population')
  await page
    .getByLabel('文件')
    .setInputFiles({ name: '人口.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: '上传试读' }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  await expect(page.getByText('待确认')).toBeVisible({ timeout: 30_000 })
  const batch = new URL(page.url()).pathname
  await examineAll(page, ['/comparison/merges', batch])
  await page.getByRole('button', { name: '确认收下，供比对' }).click()
  await expect(page.getByText('已写入')).toBeVisible({ timeout: 30_000 })
  await page.goto('/comparison')
  await page.getByRole('button', { name: '比对' }).click()
  await expect(page.getByRole('link', { name: '林虚构' })).toBeVisible({ timeout: 60_000 })
  const finding = await page.getByRole('link', { name: '林虚构' }).getAttribute('href')
  await examineAll(page, ['/comparison', finding ?? ''])
})

test('人与责任的各页：各地按自己的文件', async ({ sitAs }) => {
  await examineAll(await sitAs('nanan.bureau'), ['/bureau', '/pledges', '/responsibility'])
  await examineAll(await sitAs('dadukou.township'), ['/township', '/attendance'])
  const told = await askOne<{ id: string }>(
    `select i.id from app.tip i join app.tenant t on t.id = i.tenant_id and t.slug = 'dadukou' order by i.number limit 1`,
  )
  await examineAll(await sitAs('dadukou.bureau'), ['/tips', `/tips/${told.id}`])
  await examineAll(await sitAs('dadukou.principal'), ['/home-visits?missing=1', '/responsibility'])
  const { id } = await askOne<{ id: string }>(
    `select k.child_id as id from app.left_behind_card k join app.tenant t on t.id = k.tenant_id and t.slug = $1 limit 1`,
    [LEFT_BEHIND_COUNTY],
  )
  await examineAll(await sitAs(`${LEFT_BEHIND_COUNTY}.bureau`), [
    '/zones',
    '/left-behind',
    `/children/${id}/card`,
    `/children/${id}/card/print`,
  ])
})
