import type { Locator, Page } from '@playwright/test'
import { askOne } from './product.ts'
import { expect } from './sign-in.ts'

/** 各法域的一生共用的手：点名、劝返、签发、签收、入户，各页照真的表单办。 */
export type Pupil = { id: string; name: string; classId: string; className: string }

// 示范班主任班里、住在示范乡镇、没有准假、从来没有个案的一名学生；名字不是别人名字的开头。
const PUPIL = `
select c.id, c.name, k.id as "classId", k.name as "className"
from app.account a
join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.role = 'teacher'
join app.unit k on k.tenant_id = p.tenant_id and k.id = p.unit_id
join app.child c on c.tenant_id = k.tenant_id and c.class_id = k.id
join app.class_enrolment e on e.tenant_id = c.tenant_id and e.child_id = c.id and e.to_on is null
join app.account w on w.tenant_id = a.tenant_id and w.login = $1 || '.township'
join app.appointment q on q.tenant_id = w.tenant_id and q.person_id = w.person_id and q.unit_id = c.township_id
where a.login = $1 || '.teacher' and c.status = 'enrolled'
  and c.household_township_id is not distinct from case when $3 then c.township_id end
  and exists (select 1 from app.guardian g where g.tenant_id = c.tenant_id and g.child_id = c.id)
  and not exists (select 1 from app.dropout_case d where d.tenant_id = c.tenant_id and d.child_id = c.id)
  and not exists (select 1 from app.leave l where l.tenant_id = c.tenant_id and l.child_id = c.id
    and l.to_on >= $2::date - 10)
  and not exists (select 1 from app.child o where o.tenant_id = c.tenant_id and o.class_id = c.class_id
    and o.id <> c.id and o.name like c.name || '%')
order by e.seat_no limit 1`

/** 一名还没有个案的学生；`household` 说户籍在不在本县。 */
export function pupilOf(county: string, day: string, household: 'here' | 'elsewhere'): Promise<Pupil> {
  return askOne<Pupil>(PUPIL, [county, day, household === 'here'])
}

/** 这名学生的个案页地址；个案已经立了。 */
export async function caseUrlOf({ id }: Pupil): Promise<string> {
  const kase = await askOne<{ id: string }>('select id from app.dropout_case where child_id = $1', [id])
  return `/cases/${kase.id}`
}

/** 个案此刻的状态，直接问库。 */
export async function stateOf(caseUrl: string): Promise<string> {
  const id = caseUrl.split('/').at(-1)
  return (await askOne<{ state: string }>('select state from app.dropout_case where id = $1', [id])).state
}

type Marked = { state: '无故' | '迟到'; why: string; day?: string }

/** 把一名学生在某日的点名记成某种：还没有点名的报送，点过名的写明理由更正。 */
export async function markPupil(page: Page, pupil: Pupil, { state, why, day }: Marked): Promise<void> {
  await page.goto(`/classes/${pupil.classId}/roll-call${day ? `?day=${day}` : ''}`)
  const correct = page.getByRole('button', { name: '更正点名' })
  const cell = page.getByRole('list', { name: '名单' }).getByRole('button', { name: pupil.name })
  await expect(correct.or(cell)).toBeVisible()
  const corrects = await correct.isVisible()
  const dialog = page.getByRole('dialog')
  // 按得动了才开始点：标记随脚本生效。
  await expect(async () => {
    if (await correct.isVisible()) await correct.click()
    await cell.click({ button: 'right', timeout: 1_000 })
    await expect(dialog).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await dialog.getByRole('button', { name: state }).click()
  await expect(cell).toContainText(state)
  if (corrects) await page.getByLabel('更正理由').fill(why)
  await page.getByRole('button', { name: corrects ? '报送更正' : '报送', exact: true }).click()
  if (!corrects) return expect(page.getByRole('status')).toContainText('已报送')
  await expect(page.getByLabel('更正理由')).toHaveCount(0)
  await expect(page.getByText(`更正：${why}`)).toBeVisible()
}

/** 一张表单：按钮叫什么，就是哪一张。 */
export function formOf(page: Page, button: string): Locator {
  return page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) })
}

/** 在个案页就地办的一步：展开、填写、按下，回到个案页。 */
export async function actOnPage(
  page: Page,
  caseUrl: string,
  button: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  if (new URL(page.url(), 'http://x').pathname !== caseUrl) await page.goto(caseUrl)
  const form = formOf(page, button)
  if (!(await form.isVisible())) await page.locator('summary').filter({ hasText: button }).click()
  await fill(form)
  // 办理之中按钮换了字，只有这张表单不在了才是办成。
  const filled = await form.elementHandle()
  await form.getByRole('button', { name: button, exact: true }).click()
  await page.waitForFunction((gone) => !gone?.isConnected, filled, { timeout: 20_000 })
}

/** 记一次劝返：电话与家访都做了，家访四项写全。 */
export async function persuade(page: Page, caseUrl: string, said: string): Promise<void> {
  await page.goto(`${caseUrl}/persuasion`)
  await page.getByLabel('电话', { exact: true }).check()
  await page.getByLabel('家访', { exact: true }).check()
  await page.getByLabel('旷课原因').selectOption({ label: '厌学' })
  await page.getByLabel('去向', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('家庭情况').fill('父母在外务工，随祖父母生活')
  await page.getByLabel('家长态度').fill('愿意配合，管不住孩子')
  await page.getByLabel('学生态度').fill('说跟不上，不想上学')
  await page.getByLabel('劝返工作方法及措施').fill(said)
  await page.getByRole('radio', { name: '不愿返校' }).check()
  await page.getByRole('button', { name: '记录劝返' }).click()
  await page.waitForURL(caseUrl)
}

/** 入户一次。 */
export async function visit(page: Page, caseUrl: string, said: string): Promise<void> {
  await page.goto(`${caseUrl}/visit`)
  await page.getByLabel('情况记录').fill(said)
  await page.getByRole('radio', { name: '不愿返校' }).check()
  await page.getByRole('button', { name: /^记录第\d+次入户$/ }).click()
  await page.waitForURL(caseUrl)
  await expect(page.getByText(said).first()).toBeVisible()
}

/** 批评教育，就在个案页上。 */
export function criticise(page: Page, caseUrl: string, said: string): Promise<void> {
  return actOnPage(page, caseUrl, '记录批评教育', (form) => form.getByLabel('内容').fill(said))
}

/** 有权的人签发一份文书：从个案页的链接进去，签发后回到个案页；`paper` 是链接也是按钮的字。 */
export async function issuePaper(page: Page, caseUrl: string, paper: string): Promise<void> {
  if (new URL(page.url(), 'http://x').pathname !== caseUrl) await page.goto(caseUrl)
  await page.getByRole('link', { name: paper }).click()
  await page.getByRole('button', { name: paper }).click()
  await page.waitForURL(caseUrl)
}

/** 返校：当日点名里到了校，才确认得下去。 */
export async function confirmReturn(page: Page, caseUrl: string, day: string): Promise<void> {
  await page.goto(`${caseUrl}/return`)
  await page.getByLabel('到校日期').fill(day)
  await page.getByRole('button', { name: '确认返校' }).click()
}

/** 这一件台账里的每一步：经办岗位与步骤，照链上的次序。 */
export const STEPS_OF = `
select e.role || ' ' || e.verb as step from app.ledger_event e join app.ledger_link l
  on l.tenant_id = e.tenant_id and l.event_id = e.id
where e.case_id = $1 order by l.seq`
