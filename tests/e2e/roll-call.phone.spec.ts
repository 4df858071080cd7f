import { randomUUID } from 'node:crypto'
import type { Locator, Page, Route } from '@playwright/test'
import { actionBody, builtAction, callAction } from '#tests/action-call'
import { ask, askOne, productOrigin, ROOT } from './product.ts'
import { expect, test } from './sign-in.ts'

type Classroom = { id: string; name: string; pupils: string[] }

const CLASSROOM = `
select k.id, k.name, array_agg(c.name order by e.seat_no) as pupils
from app.account a
join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.role = 'teacher'
join app.unit k on k.tenant_id = p.tenant_id and k.id = p.unit_id
join app.class_enrolment e on e.tenant_id = k.tenant_id and e.class_id = k.id and e.to_on is null
join app.child c on c.tenant_id = e.tenant_id and c.id = e.child_id
where a.login = $1 and not exists (
  select 1 from app.leave l where l.tenant_id = c.tenant_id and l.child_id = c.id and l.to_on >= $2::date)
group by k.id, k.name`

/** 每个法域的示范班主任各有一个今天还没点名的班；一个测试用一个班，互不相干。 */
function classroomOf(login: string, day: string): Promise<Classroom> {
  return askOne<Classroom>(CLASSROOM, [login, day])
}

async function storedCalls(classId: string, day: string): Promise<number> {
  const sql = 'select count(*)::int as n from app.roll_call where class_id = $1 and day = $2::date'
  return (await askOne<{ n: number }>(sql, [classId, day])).n
}

const cells = (page: Page): Locator => page.getByRole('list', { name: '名单' }).getByRole('button')
const cell = (page: Page, name: string | undefined): Locator =>
  cells(page)
    .filter({ hasText: name ?? '没有这个人' })
    .first()
const send = (page: Page): Locator => page.getByRole('button', { name: '报送' })

async function openRollCall(page: Page, classroom: Classroom): Promise<void> {
  await page.goto(`/classes/${classroom.id}/roll-call`)
  await ready(page, classroom)
}

async function ready(page: Page, classroom: Classroom): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(classroom.name)
  // 按得动了才开始点：标记随脚本生效。
  await expect(async () => {
    await cells(page).first().focus()
    await page.keyboard.press('m')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** 报送完眼前的这一页，与重新打开看到的一字不差：结果、接着办什么、更正从哪里改起。 */
async function sameAfterReload(page: Page, classroom: Classroom, counted: string): Promise<void> {
  const seen = async () => {
    await expect(page.getByRole('status')).toContainText(counted)
    await expect(page.getByRole('link', { name: `：${classroom.pupils[3]}` })).toBeVisible()
    await expect(async () => {
      const open = page.getByRole('button', { name: '更正点名' })
      if (await open.isVisible()) await open.tap()
      await expect(cell(page, classroom.pupils[3])).toContainText('无故', { timeout: 500 })
    }).toPass()
    return page.getByRole('main').textContent()
  }
  const own = await seen()
  await page.reload()
  expect(await seen()).toBe(own)
}

test('网断在送到之后、回音之前：所点的都在，重送的是同一次，库里只有一份点名', async ({
  sitAs,
  watch,
  schoolDay,
}) => {
  watch.expectNoise(/net::ERR_FAILED/)
  const classroom = await classroomOf('nanan.teacher', schoolDay)
  const page = await sitAs('nanan.teacher')
  await openRollCall(page, classroom)
  await cell(page, classroom.pupils[0]).tap()
  const sent: string[] = []
  await page.route('**/roll-call', async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent.push(route.request().postData() ?? '')
    if (sent.length > 1) return route.continue()
    await route.fetch()
    return route.abort('failed')
  })
  await send(page).tap()
  const again = page.getByRole('button', { name: '未送达，点此重送' })
  await expect(again).toBeVisible()
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
  await expect(cell(page, classroom.pupils[0])).toContainText('无故')
  await again.tap()
  await expect(page.getByRole('status')).toContainText('已报送')
  expect(sent).toHaveLength(2)
  expect(sent[1]).toBe(sent[0])
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
  const events = await ask(
    `select 1 from app.ledger_event where class_id = $1 and verb = 'submit_roll_call' and happened_on = $2::date`,
    [classroom.id, schoolDay],
  )
  expect(events).toHaveLength(1)
})

test('连点两下报送，只有一份点名；结果出自动作的答复，后退看到的办公桌不是旧的', async ({
  sitAs,
  schoolDay,
}) => {
  const classroom = await classroomOf('dadukou.teacher', schoolDay)
  const page = await sitAs('dadukou.teacher')
  await page.goto('/today')
  await page.getByRole('link', { name: `开始点名：${classroom.name}` }).tap()
  await ready(page, classroom)
  const replies: number[] = []
  await page.route('**/roll-call', async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const response = await route.fetch()
    replies.push((await response.body()).byteLength)
    return route.fulfill({ response })
  })
  // 有人今天请着假的班，按钮只写“报送”。
  await send(page).dblclick()
  await expect(page.getByRole('status')).toContainText('已报送')
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
  // 重画的页面有一万多字节；答复只说这一次点名。
  expect(replies).toHaveLength(1)
  expect(replies[0]).toBeLessThan(2_000)
  await expect(page.getByRole('link', { name: '回今日' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: `查看或更正：${classroom.name}今天的点名` })).toBeVisible()
  await page.goForward()
  await expect(page.getByRole('status')).toContainText('已报送')
})

test('页面开着的时候同事先报了：说清楚，所点的不丢，不多一份', async ({ sitAs, cookieOf, schoolDay }) => {
  const classroom = await classroomOf('guanghe.teacher', schoolDay)
  const page = await sitAs('guanghe.teacher')
  await openRollCall(page, classroom)
  await cell(page, classroom.pupils[1]).tap()
  const path = `/classes/${classroom.id}/roll-call`
  const input = {
    submissionKey: randomUUID(),
    classId: classroom.id,
    day: schoolDay,
    exceptions: [],
    allPresent: true,
  }
  const { answer } = await callAction({
    origin: productOrigin(),
    path,
    actionId: builtAction(ROOT, 'submitRollCallAction').id,
    cookie: await cookieOf('guanghe.officer'),
    body: actionBody(input),
  })
  expect(answer?.ok).toBe(true)
  await send(page).tap()
  const refusal = page.getByRole('alert').filter({ hasText: '未办成' })
  await expect(refusal).toContainText('更正')
  await expect(cell(page, classroom.pupils[1])).toContainText('无故')
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
})

test('点到一半会话被撤销：说要重新登录，登录回来所点的还在，接着报得出去', async ({ sitAs, schoolDay }) => {
  const classroom = await classroomOf('dongxiang.teacher', schoolDay)
  const page = await sitAs('dongxiang.teacher')
  await openRollCall(page, classroom)
  await cell(page, classroom.pupils[2]).tap()
  await ask(
    `update app.session set revoked_at = now() where person_id =
       (select person_id from app.account where login = 'dongxiang.teacher')`,
  )
  await send(page).tap()
  await expect(page.getByRole('alert').filter({ hasText: '未办成' })).toContainText('登录')
  await expect(cell(page, classroom.pupils[2])).toContainText('无故')
  expect(await storedCalls(classroom.id, schoolDay)).toBe(0)

  await page.goto(`/classes/${classroom.id}/roll-call`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('登录名').fill('dongxiang.teacher')
  await page.getByLabel('密码').fill('Baoxue-2026-demo')
  await page.getByRole('button', { name: '登录' }).tap()
  await expect(page).toHaveURL(new RegExp(`/classes/${classroom.id}/roll-call`))
  await expect(cell(page, classroom.pupils[2])).toContainText('无故')
  await send(page).tap()
  await expect(page.getByRole('status')).toContainText('已报送')
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
})

test('只用键盘：方向键走格，空格换状态，M 键选一种，回车到报送；两格宽，不横向滚动', async ({
  sitAs,
  schoolDay,
}) => {
  const classroom = await classroomOf('linxia.teacher', schoolDay)
  const page = await sitAs('linxia.teacher')
  await openRollCall(page, classroom)
  expect(page.viewportSize()?.width).toBe(360)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await cells(page).nth(0).focus()
  await page.keyboard.press('ArrowDown')
  await expect(cells(page).nth(2)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press(' ')
  await expect(cells(page).nth(3)).toContainText('无故')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('m')
  await page.getByRole('dialog').getByRole('button', { name: '病假' }).focus()
  await page.keyboard.press('Enter')
  await expect(cells(page).nth(2)).toContainText('病假')
  await cells(page).nth(2).focus()
  await page.keyboard.press('Enter')
  await expect(send(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('已报送')
  expect(await storedCalls(classroom.id, schoolDay)).toBe(1)
  await sameAfterReload(page, classroom, '缺 2')
})

test('点名页的脚本不到 200 kB', async ({ sitAs, schoolDay }) => {
  const classroom = await classroomOf('datian.teacher', schoolDay)
  const page = await sitAs('datian.teacher')
  await page.goto(`/classes/${classroom.id}/roll-call`, { waitUntil: 'networkidle' })
  const total = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )
  expect(total).toBeGreaterThan(50_000)
  expect(total).toBeLessThan(200_000)
})
