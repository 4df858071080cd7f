import { describe, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listClients } from '#lib/data/interfaces/clients'
import { listCaseEvents } from '#lib/data/interfaces/rows'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { pushedLetter } from '#lib/schemas/interfaces/answers'
import { aCase, type CaseWorld } from '#tests/case-world'
import { AT, KEYS, ORIGINS, register, step, TODAY, test, URL_THERE } from '#tests/interface-world'
import { unwrap } from '#tests/unwrap'
import { type Post, pushEvents, signPush } from './push-events.ts'
import { revokeClient } from './revoke-client.ts'

describe('推送', () => {
  const sent: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = []
  const post = (status: number | null): Post => {
    sent.length = 0
    return async (url, letter) => {
      if (status === null) throw new Error('no answer')
      sent.push({ url, ...letter })
      return status
    }
  }
  const push = (world: CaseWorld, how: Post, at: Instant = AT, origins: readonly string[] = ORIGINS) =>
    pushEvents(
      { db: world.worker, clock: { now: () => new Date(at) }, keys: KEYS, origins, post: how },
      world.clockwork,
    )

  test('只推登记之后个案上的事，签名对得上，推过的不再推', async ({ world }) => {
    const { id: caseId } = await aCase(world, { state: 'persuading' })
    await step(world, caseId)
    const { pushSecret } = unwrap(await register(world, { pushUrl: URL_THERE }))
    // 登记这一步不是个案上的事：没有可送的，只往前记。
    expect(await push(world, post(200))).toBe(0)
    expect(sent).toEqual([])
    await step(world, caseId)
    await step(world, caseId)
    expect(await push(world, post(204))).toBe(1)
    const [letter] = sent
    expect(letter?.url).toBe(URL_THERE)
    expect(pushedLetter.parse(JSON.parse(letter?.body ?? '')).events.map((one) => one.caseId)).toEqual([
      caseId,
      caseId,
    ])
    expect(letter?.headers['Baoxue-Signature']).toBe(
      signPush(pushSecret ?? '', letter?.headers['Baoxue-Timestamp'] ?? '', letter?.body ?? ''),
    )
    expect(await push(world, post(200))).toBe(0)
    expect(sent).toEqual([])
  })

  test('没成的不丢：隔一分、两分……再推，成了才往前；停用的不推', async ({ world }) => {
    const { id: caseId } = await aCase(world, { state: 'persuading' })
    const { clientId } = unwrap(await register(world, { pushUrl: URL_THERE }))
    await step(world, caseId)
    const { bureau } = world.who
    const standing = async () =>
      (await world.web.asActor(bureau, (tx) => listClients(tx, bureau, TODAY, clientId)))[0]
    const later = (seconds: number) => instant(Date.parse(AT) + seconds * 1000)
    expect(await push(world, post(500))).toBe(0)
    expect(await standing()).toMatchObject({ pushFailures: 1, pushFault: '对方答 HTTP 500' })
    expect(await push(world, post(200), later(59))).toBe(0)
    expect(sent).toEqual([])
    expect(await push(world, post(null), later(60))).toBe(0)
    expect(await standing()).toMatchObject({ pushFailures: 2, pushFault: '对方没有应答' })
    expect(await push(world, post(302), later(181))).toBe(0)
    // 运维把来源拿掉了，存着的地址也不再送。
    expect(await push(world, post(200), later(600), [])).toBe(0)
    expect(sent).toEqual([])
    expect(await push(world, post(200), later(2000))).toBe(1)
    expect(await standing()).toMatchObject({ pushFailures: 0, pushFault: null, pushNextAt: null })
    await step(world, caseId)
    unwrap(await revokeClient(world.deps(AT), bureau, { submissionKey: newId(), clientId }))
    expect(await push(world, post(200), later(3000))).toBe(0)
    expect(sent).toEqual([])
  })

  test('两个后台一起推，同一批只送一次；多的分批，次序不乱', async ({ world }) => {
    const { id: caseId } = await aCase(world, { state: 'persuading' })
    unwrap(await register(world, { pushUrl: URL_THERE }))
    for (let n = 0; n < 230; n += 1) await step(world, caseId)
    const how = post(200)
    await Promise.all([push(world, how), push(world, how)])
    await push(world, how)
    const seqs = sent.flatMap(({ body }) => pushedLetter.parse(JSON.parse(body)).events.map(({ seq }) => seq))
    expect(seqs).toHaveLength(230)
    expect(new Set(seqs).size).toBe(230)
    expect(sent.map(({ body }) => pushedLetter.parse(JSON.parse(body)).events.length)).toEqual([100, 100, 30])
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  })

  test('事件一页一页地取，不漏不重', async ({ world }) => {
    const { id: caseId } = await aCase(world, { state: 'persuading' })
    for (let n = 0; n < 7; n += 1) await step(world, caseId)
    const { bureau } = world.who
    const seen: number[] = []
    let after = 0
    for (;;) {
      const page = await world.web.asActor(bureau, (tx) => listCaseEvents(tx, bureau, { after, limit: 3 }))
      seen.push(...page.items.map(({ seq }) => seq))
      after = page.seq
      if (!page.more) break
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
    const { inspector } = world.who
    const others = await world.web.asActor(inspector, (tx) =>
      listCaseEvents(tx, inspector, { after: 0, limit: 3 }),
    )
    expect(others.items).toEqual([])
  })
})
