import { missing } from './full-headers.ts'
import { askOne, productOrigin } from './product.ts'
import { expect, loginsOf, test } from './sign-in.ts'

test('每一个答复都带全套安全头，随机数次次不同，没有不安全的放行', async ({ cookieOf }) => {
  const cookie = await cookieOf('datian.bureau')
  const signedIn = ['/', '/cases', '/desks', '/bureau', '/no-such-page', '/cases/no-such-case']
  const open = [
    '/sign-in',
    '/specimen',
    '/api/health',
    '/api/ready',
    '/api/metrics',
    '/api/auth/session',
    '/cases',
    '/favicon.ico',
  ]
  const nonces = new Set<string>()
  const asked = [...signedIn.map((path) => ({ path, cookie })), ...open.map((path) => ({ path, cookie: '' }))]
  for (const { path, cookie: held } of asked) {
    const answer = await fetch(productOrigin() + path, { headers: { cookie: held }, redirect: 'manual' })
    expect(missing(answer.headers), path).toEqual([])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy, path).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
    expect(answer.headers.get('x-powered-by'), path).toBeNull()
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? '')
    const body = await answer.text()
    const scripts = body.match(/<script\b[^>]*>/g) ?? []
    for (const script of scripts) expect(script, path).toContain(`nonce="${[...nonces].at(-1)}"`)
  }
  expect(nonces.size).toBe(asked.length)
})

test('被挡在门口的请求也带安全头，说中文，并断开连接', async () => {
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${productOrigin()}/sign-in`, { method: 'POST', headers, body })
  const foreign = await post({ origin: 'https://elsewhere.example' }, 'x')
  expect(foreign.status).toBe(403)
  expect(await foreign.text()).toContain('不是从本系统的页面发出')
  const large = await post({ origin: productOrigin() }, 'x'.repeat(600_000))
  expect(large.status).toBe(413)
  expect(await large.text()).toContain('过大')
  for (const answer of [foreign, large]) expect(missing(answer.headers)).toEqual([])
})

test('静态文件可以久存，页面一概不存', async ({ page }) => {
  const kept: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/_next/static/')) kept.push(response.headers()['cache-control'] ?? '')
  })
  await page.goto('/sign-in')
  expect(kept.length).toBeGreaterThan(3)
  for (const value of kept) expect(value).toContain('immutable')
  const icon = await page.request.get('/favicon.ico')
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
})

test('cookie 只给服务器看，不随外站的请求发出', async ({ sitAs }) => {
  const page = await sitAs('datian.teacher')
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'baoxue-session')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  await page.goto('/today')
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('每个岗位登录后都到自己的办公桌', async ({ sitAs }) => {
  const desks = []
  for (const login of loginsOf('datian')) {
    const page = await sitAs(login)
    await page.goto('/')
    desks.push([login.split('.')[1], new URL(page.url()).pathname])
  }
  expect(desks).toEqual([
    ['teacher', '/today'],
    ['officer', '/school'],
    ['principal', '/school'],
    ['village', '/village'],
    ['township', '/township'],
    ['township-leader', '/township'],
    ['bureau', '/bureau'],
    ['inspector', '/inspector'],
    ['admin', '/admin'],
  ])
})

test('给机器看的三处：活着、能接活、有数可看；数里没有人，也没有谁问过哪个地址', async ({ cookieOf }) => {
  const ready = await fetch(`${productOrigin()}/api/ready`)
  expect(ready.status).toBe(200)
  const said = (await ready.json()) as { ok: boolean; migration: string; wanted: string }
  expect(said.ok).toBe(true)
  expect(said.migration >= said.wanted).toBe(true)
  expect((await fetch(`${productOrigin()}/api/health`)).status).toBe(200)
  const child = await askOne<{ id: string; name: string }>('select id, name from app.child limit 1')
  await fetch(`${productOrigin()}/children/${child.id}`, {
    headers: { cookie: await cookieOf('datian.bureau') },
  })
  const text = await (await fetch(`${productOrigin()}/api/metrics`)).text()
  for (const line of [
    /^baoxue_http_requests_total\{kind="page",status="\dxx"\} [1-9]/m,
    /^baoxue_database_up 1$/m,
    /^baoxue_deadlines_unmoved\{tenant="350425"\} 0$/m,
    /^baoxue_ledger_unsealed\{tenant="350425"\} \d+$/m,
    /^baoxue_database_connections\{state="total"\} \d+$/m,
  ])
    expect(text).toMatch(line)
  expect(text).not.toContain(child.id)
  expect(text).not.toContain(child.name)
  expect(text).not.toContain('/children')
})
