import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

const ASKED = `
select f.id, f.child_id as "childId", f.summary->>'childName' as name, f.summary->>'className' as "className"
from app.transfer f join app.tenant t on t.id = f.tenant_id and t.code = '350425'
where f.route = 'to_county' and f.state = 'asked' limit 1`

const STANDING = `
select (select count(*)::int from app.class_enrolment e where e.child_id = $1 and e.to_on is null) as rolls,
  (select d.status from app.deadline d where d.subject_id = $1 and d.duty = 'transfer_acceptance') as clock,
  (select count(*)::int from app.child c join app.tenant t on t.id = c.tenant_id and t.code = '350583'
     where c.name = $2 and c.id in (select child_id from app.transfer)) as there`

const REASON = '监护人在我市没有居住证，也没有房产，暂不符合转入条件'

test('转往外县被退回：同意之前对方一无所知，退回之后孩子还在原校名册上，时限照走', async ({
  sitAs,
  watch,
}) => {
  watch.expectNoise(/404 \(Not Found\)/)
  const asked = await askOne<{ id: string; childId: string; name: string; className: string }>(ASKED)
  const there = await sitAs('nanan.bureau')
  await there.goto('/transfers')
  await expect(there.getByRole('heading', { name: '转学', exact: true })).toBeVisible()
  await expect(there.getByRole('link', { name: asked.name })).toHaveCount(0)
  const early = await there.goto(`/transfers/${asked.id}`)
  expect(early?.status()).toBe(404)

  const here = await sitAs('datian.bureau')
  await here.goto('/bureau')
  await here.getByRole('link', { name: `去答复：${asked.name}` }).click()
  await here.getByRole('button', { name: '同意转出，送往对方' }).click()
  await expect(here.getByText('送到对方', { exact: true })).toBeVisible({ timeout: 60_000 })

  await there.goto('/transfers')
  await there.getByRole('link', { name: asked.name, exact: true }).first().click()
  await there.waitForURL(`**/transfers/${asked.id}`)
  await expect(there.getByText('待安排接收学校').first()).toBeVisible()
  await there.getByText('不予接收并说明').first().click()
  await there.getByLabel('理由').fill(REASON)
  await there.getByRole('button', { name: '不予接收并说明' }).click()
  await expect(there.getByText('不予接收转学').first()).toBeVisible()

  const school = await sitAs('datian.officer')
  await expect(async () => {
    await school.goto(`/transfers/${asked.id}`)
    await expect(school.getByText(REASON).first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await school.goto(`/children/${asked.childId}`)
  await expect(school.getByText(asked.className).first()).toBeVisible()
  expect(await askOne(STANDING, [asked.childId, asked.name])).toEqual({
    rolls: 1,
    clock: 'running',
    there: 0,
  })
})
