import { describe, expect } from 'vitest'
import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { listReadsByClient } from '#lib/data/interfaces/clients'
import { listCaseEvents, listCasesForInterface } from '#lib/data/interfaces/rows'
import { countCounty } from '#lib/duties/clock/gather-counties'
import { appendEvent } from '#lib/ledger/append'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import { INTERFACE_PER_MINUTE } from '#lib/rules/interfaces/client'
import type { Official } from '#lib/rules/people/actor'
import { casesAnswer, eventsAnswer, figuresAnswer } from '#lib/schemas/interfaces/answers'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { AT, asked, KEYS, ORIGINS, register, step, TODAY, test, URL_THERE } from '#tests/interface-world'
import { unwrap } from '#tests/unwrap'
import { insert } from '#tests/world-scene'
import { readInterface } from './read-interface.ts'
import { registerClient } from './register-client.ts'
import { revokeClient } from './revoke-client.ts'

const bearer = (token: string) => `Bearer ${token}`
const nothing = async () => 'read'

function readCases(world: CaseWorld, token: string, at: Instant = AT) {
  return readInterface(world.deps(at), bearer(token), 'cases', (tx, actor) =>
    listCasesForInterface(tx, actor, { after: null, limit: 100 }),
  )
}

describe('登记与收回', () => {
  test('只有县教育局登记得了；口令只给一次，库里没有', async ({ world }) => {
    for (const role of ['officer', 'township', 'inspector', 'admin', 'prefecture'] as const)
      expect(await register(world, {}, world.who[role])).toMatchObject({ refusal: { code: 'not_allowed' } })
    const form = asked()
    const deps = { ...world.deps(AT), keys: KEYS, pushOrigins: ORIGINS }
    const { token } = unwrap(await registerClient(deps, world.who.bureau, form))
    expect(await registerClient(deps, world.who.bureau, form)).toMatchObject({
      refusal: { code: 'token_shown_once' },
    })
    const secret = Buffer.from(token.slice(4), 'base64url').subarray(32)
    const { rows } = await world.sql.query<{ kept: string }>(
      `select (select string_agg(i::text, ' ') from app.interface_client i where tenant_id = $1) || ' '
        || (select string_agg(s::text, ' ') from app.submission s where tenant_id = $1) || ' '
        || (select string_agg(e::text, ' ') from app.ledger_event e where tenant_id = $1) as kept`,
      [world.tenantId],
    )
    expect(rows[0]?.kept).toContain('市大数据平台')
    expect(rows[0]?.kept).not.toContain(secret.toString('hex'))
    expect(rows[0]?.kept).not.toContain(token)
  })

  test.for([
    ['过了的日子', { expiresOn: addDays(TODAY, -1) }, 'expiresOn'],
    ['一年以上', { expiresOn: addDays(TODAY, 366) }, 'expiresOn'],
    ['没有写明的来源', { pushUrl: 'https://evil.example/' }, 'pushUrl'],
    ['推到本机', { pushUrl: 'http://127.0.0.1:9/' }, 'pushUrl'],
  ] as const)('不收：%s', async ([, more, field], { world }) => {
    const outcome = await register(world, more)
    expect(outcome).toMatchObject({ refusal: { code: 'invalid_input' } })
    expect(
      !outcome.ok && outcome.refusal.code === 'invalid_input' && outcome.refusal.fields[field],
    ).toBeTruthy()
  })

  test('收回即读不到，不能再收回、不能恢复；别的岗位看不到也收不回', async ({ world }) => {
    const { token, clientId } = unwrap(await register(world))
    expect((await readCases(world, token)).ok).toBe(true)
    const send = (actor: Official) =>
      revokeClient(world.deps(AT), actor, { submissionKey: newId(), clientId })
    expect(await send(world.who.inspector)).toMatchObject({ refusal: { code: 'not_allowed' } })
    unwrap(await send(world.who.bureau))
    expect(await send(world.who.bureau)).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await readCases(world, token)).toMatchObject({ refusal: { status: 403, code: 'not_usable' } })
    const back = world.web.asActor(world.who.bureau, (tx) =>
      tx.interfaceClient.updateMany({ where: { id: clientId }, data: { revokedAt: null } }),
    )
    expect(await back).toEqual({ count: 0 })
  })
})

describe('来读', () => {
  test('照登记的人的范围，先记后给；答出去的合说明，没有姓名', async ({ world }) => {
    const { id: caseId, childId } = await aCase(world, { state: 'persuading' })
    const place = { tenant_id: world.tenantId, id: newId(), child_id: childId, class_id: world.classId }
    await insert(world.sql, 'class_enrolment', { ...place, seat_no: 1, from_on: '2026-09-01' })
    await step(world, caseId)
    const { token, clientId } = unwrap(await register(world))
    const cases = await readCases(world, token)
    const read = cases.ok ? casesAnswer.parse(cases.value) : null
    expect(read?.items.map(({ id }) => id)).toEqual([caseId])
    const { rows } = await world.sql.query<{ name: string }>('select name from app.child where id = $1', [
      childId,
    ])
    expect(rows[0]?.name.length).toBeGreaterThan(1)
    expect(JSON.stringify(read)).not.toContain(rows[0]?.name)
    const figures = await readInterface(world.deps(AT), bearer(token), 'figures', async (tx, actor) => ({
      ...{ asOf: AT, figures: await countCounty(tx, actor, AT) },
    }))
    expect(figures.ok && figuresAnswer.parse(figures.value).figures).toMatchObject({ openCases: 'small' })
    const events = await readInterface(world.deps(AT), bearer(token), 'events', (tx, actor) =>
      listCaseEvents(tx, actor, { after: 0, limit: 100 }),
    )
    expect(events.ok && eventsAnswer.parse(events.value).items).toMatchObject([
      { verb: 'acknowledge_report', caseId, role: 'bureau' },
    ])
    const { bureau } = world.who
    const noted = await world.web.asActor(bureau, (tx) => listReadsByClient(tx, bureau, clientId, 10))
    expect(noted.map(({ kind }) => kind).sort()).toEqual(['cases', 'events', 'figures'])
  })

  test('别县的口令读到的是别县；口令改一个字、换一个租户都不认', async ({ world, database }) => {
    const other = await aCaseWorld(database)
    await aCase(other, { state: 'persuading' })
    const { token } = unwrap(await register(world))
    const mine = await readCases(world, token)
    expect(mine.ok && mine.value.items).toEqual([])
    const bytes = Buffer.from(token.slice(4), 'base64url')
    const last = Buffer.from(bytes)
    last[63] = (last[63] ?? 0) ^ 1
    const elsewhere = Buffer.concat([
      Buffer.from(other.tenantId.replaceAll('-', ''), 'hex'),
      bytes.subarray(16),
    ])
    for (const forged of [last, elsewhere])
      expect(await readCases(world, `bx1_${forged.toString('base64url')}`)).toMatchObject({
        refusal: { status: 401 },
      })
    await other.close()
  })

  test('没有登记的一种、到期的、离了岗的、停了账号的不给', async ({ world }) => {
    const { token } = unwrap(await register(world, { kinds: ['figures'] }))
    expect(await readCases(world, token)).toMatchObject({ refusal: { code: 'not_registered' } })
    const given = unwrap(await register(world)).token
    expect((await readCases(world, given)).ok).toBe(true)
    expect(await readCases(world, given, instant(Date.now() + 31 * 86_400_000))).toMatchObject({
      refusal: { code: 'not_usable' },
    })
    const { personId, appointmentId } = world.who.bureau
    const set = (sql: string, id: string) => world.sql.query(sql, [world.tenantId, id])
    await set('update app.account set disabled_at = now() where tenant_id = $1 and person_id = $2', personId)
    expect(await readCases(world, given)).toMatchObject({ refusal: { code: 'not_usable' } })
    await set('update app.account set disabled_at = null where tenant_id = $1 and person_id = $2', personId)
    await set(
      "update app.appointment set to_on = '2026-01-01' where tenant_id = $1 and id = $2",
      appointmentId,
    )
    expect(await readCases(world, given)).toMatchObject({ refusal: { code: 'not_usable' } })
  })

  test('取数的事务里什么也写不进；写不进，读也就没有成', async ({ world }) => {
    const { token } = unwrap(await register(world))
    const writing = readInterface(world.deps(AT), bearer(token), 'cases', (tx: Tx, actor) =>
      appendEvent(tx, actor, { verb: 'export_rows', subjectKind: 'x', subjectId: newId(), facts: {} }),
    )
    await expect(writing).rejects.toThrow(/read-only/)
  })

  test('不成样子的口令不碰数据库', async ({ world }) => {
    const deps = {
      ...world.deps(AT),
      db: { ...world.web, asActor: () => Promise.reject(new Error('asked the database')) },
    }
    for (const given of [null, '', 'Bearer x', 'Basic abc'])
      expect(await readInterface(deps, given, 'cases', nothing)).toMatchObject({ refusal: { status: 401 } })
  })
})

test('库里也拦：不到一年零一天之外的、没有这一种的、推送没有密钥的都写不进', async ({ world }) => {
  const { bureau } = world.who
  const row = {
    ...{ tenant_id: world.tenantId, id: newId(), name: 'x', purpose: 'x', kinds: ['events'] },
    ...{ token_digest: Buffer.alloc(32), expires_on: TODAY, person_id: bureau.personId },
    ...{ appointment_id: bureau.appointmentId, recorded_at: AT },
  }
  const put = (more: object) => insert(world.sql, 'interface_client', { ...row, id: newId(), ...more })
  await put({})
  for (const more of [
    { expires_on: plainDate('2030-01-01') },
    { kinds: ['names'] },
    { kinds: [] },
    { push_url: URL_THERE },
    { kinds: ['cases'], push_url: URL_THERE, push_secret: Buffer.alloc(8) },
    { token_digest: Buffer.alloc(31) },
  ])
    await expect(put({ token_digest: Buffer.alloc(32, 1), ...more })).rejects.toThrow(/check constraint/)
})

describe('读得太勤', () => {
  test('一分钟读满了就不给，也不再记；过了一分钟又给；别的凭据照读', async ({ world }) => {
    const mine = unwrap(await register(world))
    const other = unwrap(await register(world))
    for (let n = 0; n < INTERFACE_PER_MINUTE; n += 1)
      expect((await readInterface(world.deps(AT), bearer(mine.token), 'cases', nothing)).ok).toBe(true)
    const refused = { ok: false, refusal: { status: 429, code: 'too_often' } }
    expect(await readInterface(world.deps(AT), bearer(mine.token), 'cases', nothing)).toMatchObject(refused)
    expect((await readInterface(world.deps(AT), bearer(other.token), 'cases', nothing)).ok).toBe(true)
    const kept = await world.sql.query<{ many: number }>(
      'select count(*)::int as many from app.interface_read where client_id = $1',
      [mine.clientId],
    )
    expect(kept.rows[0]?.many).toBe(INTERFACE_PER_MINUTE)
    // 记录时间由库里盖，写下就不改；只有停了触发器的才挪得动。
    await world.sql.query('begin')
    await world.sql.query('set local session_replication_role = replica')
    await world.sql.query(
      `update app.interface_read set recorded_at = recorded_at - interval '2 minutes' where client_id = $1`,
      [mine.clientId],
    )
    await world.sql.query('commit')
    expect((await readInterface(world.deps(AT), bearer(mine.token), 'cases', nothing)).ok).toBe(true)
  })
})
