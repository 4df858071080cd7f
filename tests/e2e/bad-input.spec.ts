import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { actionBody, builtAction, callAction } from '#tests/action-call'
import { inputOf } from '#tests/walls/every-input'
import { belongingsOf } from './belongings.ts'
import { ask, askOne, handiwork, productOrigin, ROOT } from './product.ts'
import { expect, test } from './sign-in.ts'

type Sent = { headers?: Readonly<Record<string, string>>; body: string; chunked?: boolean }
type Got = { status: number; text: string; ms: number; reused: boolean }

/** 一条连接上的一个客户端：前一个请求再坏，后一个也要在同一处及时得到答复。 */
function client(cookie: string, actionId: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: 'GET' | 'POST', path: string, sent?: Sent) =>
    new Promise<Got>((resolve, reject) => {
      const began = performance.now()
      const origin = productOrigin()
      const outgoing = request(
        new URL(path, origin),
        {
          agent,
          method,
          headers: {
            cookie,
            ...(sent
              ? {
                  origin,
                  accept: 'text/x-component',
                  'content-type': 'text/plain;charset=UTF-8',
                  'next-action': actionId,
                  ...(sent.chunked ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) }),
                  ...sent.headers,
                }
              : {}),
          },
        },
        (incoming) => {
          let text = ''
          incoming.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              text,
              ms: performance.now() - began,
              reused: outgoing.reusedSocket,
            }),
          )
        },
      )
      outgoing.setTimeout(10_000, () => outgoing.destroy(new Error('十秒没有答复')))
      outgoing.on('error', reject)
      outgoing.end(sent?.body)
    })
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, sent: Sent) => ask('POST', path, sent),
  }
}

const PERSUASION = 'recordPersuasionAction'

test('不像样的正文、过大的正文、来历不对的请求：不崩、不挂、不写，下一个请求及时得到答复', async ({
  cookieOf,
  schoolDay,
}) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const path = `/cases/${own.caseId}/persuasion`
  const good = actionBody(inputOf(PERSUASION, own, schoolDay))
  const deep = `${'['.repeat(9_000)}${']'.repeat(9_000)}`
  const origin = productOrigin()
  const before = await handiwork()
  const bad: readonly (readonly [string, Sent, RegExp])[] = [
    ['不是 JSON', { body: '{{{{' }, /^400/],
    ['空的', { body: '' }, /^400/],
    ['很深', { body: `[${deep}]` }, /^400/],
    ['指向没有的东西', { body: '["$F99","$Q7","$W3"]' }, /^400/],
    ['很大的数', { body: `["$n${'9'.repeat(300_000)}"]` }, /^400/],
    ['原型', { body: '[{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":1}}}]' }, /^400/],
    ['外站', { body: good, headers: { origin: 'https://elsewhere.example' } }, /^403/],
    ['来历不明', { body: good, headers: { origin: 'null' } }, /^403/],
    [
      '伪造转发头',
      {
        body: good,
        headers: { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
      },
      /^403/,
    ],
    ['浏览器说是外站', { body: good, headers: { 'sec-fetch-site': 'cross-site' } }, /^403/],
    ['一兆字的说明', { body: good.replace('电话劝返', '字'.repeat(350_000)) }, /^413/],
    ['不说多长', { body: good, chunked: true, headers: { 'transfer-encoding': 'chunked' } }, /^411/],
  ]
  const { get, post } = client(await cookieOf('datian.officer'), builtAction(ROOT, PERSUASION).id)
  for (const [what, sent, status] of bad) {
    const refused = await post(path, sent)
    expect(`${refused.status}`, what).toMatch(status)
    expect(refused.ms, what).toBeLessThan(5_000)
    expect(refused.text, what).not.toMatch(/at .+\(.+:\d+:\d+\)|prisma|postgres/i)
    expect(refused.text, what).toContain('没有办理')
    const next = await get('/sign-in')
    expect(next.status, `${what}之后`).toBe(200)
    expect(next.ms, `${what}之后`).toBeLessThan(3_000)
  }
  expect((await fetch(`${origin}/api/health`)).status).toBe(200)
  expect(await handiwork()).toEqual(before)
})

test('会话有效而内容不合格：逐项用中文说在栏目上，一行不写', async ({ cookieOf, schoolDay }) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const before = await handiwork()
  const persuasion = inputOf(PERSUASION, own, schoolDay) ?? {}
  const leave = inputOf('recordLeaveAction', own, schoolDay) ?? {}
  const wrong: readonly (readonly [string, string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['多出的一项', PERSUASION, { ...persuasion, extra: 1 }, /不认识的内容/],
    ['换了版本的类型', PERSUASION, { ...persuasion, version: '1' }, /页面已失效/],
    ['半个字符', PERSUASION, { ...persuasion, methodsAndMeasures: '劝返\ud800' }, /不完整的字符/],
    ['空字符', PERSUASION, { ...persuasion, methodsAndMeasures: '劝返\u0000' }, /控制字符/],
    ['倒着读的字符', PERSUASION, { ...persuasion, teachers: '林\u202e禾' }, /控制字符/],
    ['十万字', PERSUASION, { ...persuasion, methodsAndMeasures: '字'.repeat(100_000) }, /请不要超过 1000 字/],
    ['表外的代码', PERSUASION, { ...persuasion, whereabouts: 'mars' }, /请选择学生去向/],
    ['没有的日子', 'recordLeaveAction', { ...leave, fromOn: '2026-02-30' }, /真实存在的日期/],
    ['倒过来的起止', 'recordLeaveAction', { ...leave, toOn: '2026-01-01' }, /止日不能早于起日/],
    ['不是编号', 'recordLeaveAction', { ...leave, childId: "1' or '1'='1" }, /请选择学生/],
  ]
  const cookie = await cookieOf('datian.officer')
  for (const [what, name, input, message] of wrong) {
    const { id, page } = builtAction(ROOT, name)
    const path = page.includes('leaves') ? '/leaves/new' : `/cases/${own.caseId}/persuasion`
    // 半个字符只能以转义写进 JSON；其余与浏览器所发一样。
    const body = actionBody({ ...input, submissionKey: randomUUID() })
    const { answer, text } = await callAction({ origin: productOrigin(), path, actionId: id, cookie, body })
    expect(answer?.refusal?.code, `${what}：${text.slice(0, 300)}`).toBe('invalid_input')
    expect(JSON.stringify(answer), what).toMatch(message)
  }
  expect(await handiwork()).toEqual(before)
})

const field = { methods: '劝返工作方法及措施', teachers: '劝返工作教师' }

test('表单：不合格的说在栏目上，写过的字都在；生僻字、间隔号照原样存下、显示', async ({ sitAs }) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const page = await sitAs('datian.officer')
  await page.goto(`/cases/${own.caseId}/persuasion`)
  const rare = '𠮷文、龑䶮，买买提·阿不都拉；𪚥'
  await page.getByLabel(field.methods).fill(`与${rare}\u202e面谈`)
  await page.getByLabel(field.teachers).fill('郑砚农')
  await page.getByRole('button', { name: '记录劝返' }).click()
  await expect(page.getByText('请至少选择一种劝返方式')).toBeVisible()
  await expect(page.getByText('含有看不见的控制字符')).toBeVisible()
  await expect(page.getByLabel(field.methods)).toHaveValue(`与${rare}\u202e面谈`)

  await page.getByLabel(field.methods).fill(`与${rare}面谈`)
  await page.getByLabel('电话', { exact: true }).check()
  await page.getByLabel('旷课原因').selectOption('weary_of_study')
  await page.getByLabel('去向', { exact: true }).selectOption('at_home')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '记录劝返' }).click()
  await page.waitForURL(`/cases/${own.caseId}`)
  await expect(page.getByText(`与${rare}面谈`).filter({ visible: true }).first()).toBeVisible()
  const stored = await ask<{ methods: string }>(
    'select methods_and_measures as methods from app.persuasion where case_id = $1 order by recorded_at desc limit 1',
    [own.caseId],
  )
  expect(stored[0]?.methods).toBe(`与${rare}面谈`)
})

test('页面旧了、会话没了：说明白，写过的字都在，什么也没写', async ({ sitAs, cookieOf, schoolDay }) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const page = await sitAs('datian.officer')
  await page.goto(`/cases/${own.caseId}`)
  const panel = page.locator('details', { hasText: '记明劝返无效' })
  await panel.locator('summary').click()
  const reason = panel.getByLabel('为何劝返无效')
  await reason.fill('三次上门，家长避而不见')

  const { version } = await askOne<{ version: number }>(
    'select version from app.dropout_case where id = $1',
    [own.caseId],
  )
  const colleague = await callAction({
    origin: productOrigin(),
    path: `/cases/${own.caseId}/persuasion`,
    actionId: builtAction(ROOT, PERSUASION).id,
    cookie: await cookieOf('datian.principal'),
    body: actionBody(inputOf(PERSUASION, { ...own, version }, schoolDay)),
  })
  expect(colleague.answer?.ok).toBe(true)
  const before = await handiwork()
  await panel.getByRole('button', { name: '记明劝返无效' }).click()
  await expect(panel.getByRole('alert')).toContainText('未办成')
  await expect(reason).toHaveValue('三次上门，家长避而不见')

  const held = await page.context().cookies()
  await page.context().clearCookies()
  await panel.getByRole('button', { name: '记明劝返无效' }).click()
  await expect(panel.getByRole('alert')).toContainText('登录')
  await expect(reason).toHaveValue('三次上门，家长避而不见')
  await page.context().addCookies(held)
  expect(await handiwork()).toEqual(before)
})
