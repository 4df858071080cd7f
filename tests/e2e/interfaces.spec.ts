import { z } from 'zod'
import { productOrigin } from './product.ts'
import { expect, test } from './sign-in.ts'

type Schema = Parameters<typeof z.fromJSONSchema>[0]
type Described = Readonly<
  Record<
    string,
    { get: { responses: Record<string, { content: { 'application/json': { schema: Schema } } }> } }
  >
>

async function read(address: string, token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const answer = await fetch(productOrigin() + address, { headers })
  return { status: answer.status, body: await answer.json() }
}

test('登记一个对接的系统：口令只显示一次，读到的合接口说明；没有口令的、问错的不给；收回即停', async ({
  sitAs,
}) => {
  const page = await sitAs('nanan.bureau')
  await page.goto('/interfaces')
  await page.getByLabel('对方系统').fill('市大数据平台')
  await page.getByLabel('依据与用途').fill('控辍保学专项调度')
  await page.getByRole('button', { name: '登记，给出口令' }).click()
  await expect(page.getByText('请至少选一种')).toBeVisible()
  await page.getByLabel('全县数字').check()
  await page.getByLabel('个案（编号、状态、时限）').check()
  await page.getByLabel('个案上的每一步').check()
  await page.getByRole('button', { name: '登记，给出口令' }).click()
  const shown = page.getByText(/^bx1_[\w-]{86}$/)
  await expect(shown).toBeVisible()
  const token = (await shown.textContent()) ?? ''
  await page.reload()
  await expect(page.getByText(token)).toHaveCount(0)

  const { body: described } = await read('/api/v1/openapi.json')
  const paths = described.paths as Described
  for (const [address, { get }] of Object.entries(paths)) {
    const schemaOf = (status: number) =>
      z.fromJSONSchema(get.responses[String(status)]?.content['application/json'].schema ?? false)
    const given = await read(address, token)
    expect(given.status, address).toBe(200)
    expect(schemaOf(200).safeParse(given.body).error, address).toBeUndefined()
    const asked = await read(`${address}?name=x`, token)
    expect(asked.status, address).toBe(400)
    expect(schemaOf(400).safeParse(asked.body).error, address).toBeUndefined()
    const stranger = await read(address)
    expect(stranger.status, address).toBe(401)
    expect(schemaOf(401).safeParse(stranger.body).error, address).toBeUndefined()
  }
  // 一页一页取完，与屏幕上的件数相等。
  const ids: string[] = []
  for (let after = ''; ; ) {
    const { body } = await read(`/api/v1/cases?limit=7${after && `&after=${after}`}`, token)
    ids.push(...body.items.map(({ id }: { id: string }) => id))
    if (body.next === null) break
    after = body.next
  }
  await page.goto('/cases')
  const counted = await page.getByText(/符合所选条件的 \d+ 件/).textContent()
  expect(ids).toHaveLength(Number(/\d+/.exec(counted ?? '')?.[0]))
  expect(new Set(ids).size).toBe(ids.length)

  await page.goto('/interfaces')
  await page.getByRole('link', { name: '市大数据平台' }).click()
  await expect(page.getByRole('cell', { name: '全县数字' })).toBeVisible()
  await page.getByRole('button', { name: '收回，即刻读不到' }).click()
  await expect(page.getByText('已收回').first()).toBeVisible()
  const after = await read('/api/v1/figures', token)
  expect(after).toMatchObject({ status: 403, body: { code: 'not_usable' } })
})

test('会话当不了口令；别的办法改不了数', async ({ sitAs }) => {
  const page = await sitAs('nanan.bureau')
  const answer = await page.request.get('/api/v1/cases')
  expect(answer.status()).toBe(401)
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    expect((await fetch(`${productOrigin()}/api/v1/cases`, { method })).status).toBeGreaterThanOrEqual(400)
})
