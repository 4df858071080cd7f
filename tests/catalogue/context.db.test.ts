import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { expect } from 'vitest'
import { databaseContext } from '#lib/data/context'
import { newId } from '#lib/data/ids'
import type { Actor } from '#lib/rules/people/actor'
import { type TestDatabase, test } from '#tests/database'
import type { World } from '#tests/reach/oracle'
import { twoCounties, withClient } from '#tests/reach/two-counties'
import { official } from '#tests/world'
import { insert, type WorldTenant } from '#tests/world-scene'
import { attempt } from './attempt.ts'

let built: World | undefined

async function world(database: TestDatabase): Promise<World> {
  built ??= await twoCounties(database)
  return built
}

function teacher(tenant: WorldTenant) {
  return official(tenant, 'teacher', [tenant.classes[0]?.id ?? ''])
}

test('没有上下文、伪造的签名、改过的租户、过期的上下文：一行也拿不到', async ({ database }) => {
  const { a, b } = await world(database)
  const key = Buffer.from(database.contextKey, 'hex')
  const good = databaseContext(official(a, 'bureau', [a.county]), key, Date.now())
  const stolen = good.replace(a.id, b.id)
  const forged = good.replace(/[0-9a-f]{64}$/, createHmac('sha256', 'guess').update('x').digest('hex'))
  const stale = databaseContext(official(a, 'bureau', [a.county]), key, Date.now() - 3_600_000)
  await withClient(database.webUrl, async (client) => {
    for (const context of ['', stolen, forged, stale]) {
      await client.query('begin')
      await client.query(`set local app.context = '${context}'`)
      await expect(client.query('select id from app.child'), context.slice(-8)).rejects.toMatchObject({
        code: '28000',
      })
      await client.query('rollback')
    }
  })
})

test('上下文只活一个事务，连接还回去就没有了', async ({ database }) => {
  const { a } = await world(database)
  await withClient(database.webUrl, async (client) => {
    await client.query('begin')
    await client.query(
      `set local app.context = '${databaseContext(teacher(a), Buffer.from(database.contextKey, 'hex'), Date.now())}'`,
    )
    expect((await client.query('select id from app.child')).rowCount).toBe(4)
    await client.query('commit')
    await expect(client.query('select id from app.child')).rejects.toMatchObject({ code: '28000' })
  })
})

test('网页进程即使握有密钥，也冒充不了时钟；后台可以', async ({ database }) => {
  const { a } = await world(database)
  const clock: Actor = { kind: 'clock', tenantId: a.id }
  const seeCases = (client: pg.Client) =>
    client.query('select id from app.dropout_case').then((found) => found.rowCount)
  expect(await attempt(database, clock, seeCases)).toMatchObject({ code: '28000' })
  expect(await attempt(database, clock, seeCases, database.workerUrl)).toEqual({ ok: a.cases.length })
})

test('登录密钥表、口令、会话：没有登录的门口之外谁也看不见', async ({ database }) => {
  const { a } = await world(database)
  const bureau = official(a, 'bureau', [a.county])
  expect(
    await attempt(database, bureau, (client) => client.query('select * from guard.context_key')),
  ).toMatchObject({ code: '42501' })
  for (const table of ['account', 'session', 'sign_in_attempt']) {
    const seen = await attempt(
      database,
      bureau,
      async (client) => (await client.query(`select id from app.${table}`)).rowCount,
    )
    expect(seen, table).toEqual({ ok: 0 })
  }
})

const HELD = 'select id, person_name from guard.held_session($1, $2, $3)'

async function aSession(database: TestDatabase, tenant: WorldTenant): Promise<string> {
  const [accountId, id] = [newId(), newId()]
  const own = { tenant_id: tenant.id, person_id: tenant.person }
  const at = '2026-11-23T00:10:00Z'
  await withClient(database.superuserUrl, async (client) => {
    await insert(client, 'account', { ...own, id: accountId, login: id, password_hash: '-', created_at: at })
    const times = { created_at: at, last_seen_at: at, expires_at: '2026-11-23T12:00:00Z' }
    await insert(client, 'session', { ...own, id, account_id: accountId, ...times })
  })
  return id
}

test('会话的一问：凭守门的签名只见本县的会话；没有签名、坐在桌前的人、后台都问不到', async ({ database }) => {
  const { a, b } = await world(database)
  const key = Buffer.from(database.contextKey, 'hex')
  const gateOf = (tenant: WorldTenant) =>
    databaseContext({ kind: 'gate', tenantId: tenant.id }, key, Date.now())
  const own = await aSession(database, a)
  const asked = async (context: string, session: string, url = database.webUrl) =>
    withClient(url, async (client) => (await client.query(HELD, [context, session, '2026-11-23'])).rows)
  expect(await asked(gateOf(a), own)).toMatchObject([{ id: own }])
  expect(await asked(gateOf(b), own)).toEqual([])
  const bureau = databaseContext(official(a, 'bureau', [a.county]), key, Date.now())
  expect(await asked(bureau, own)).toEqual([])
  for (const context of ['', gateOf(a).replace(a.id, b.id)])
    await expect(asked(context, own)).rejects.toMatchObject({ code: '28000' })
  await expect(asked(gateOf(a), own, database.workerUrl)).rejects.toMatchObject({ code: '42501' })
})

test('会话的一问不留下上下文：同一条连接、同一个事务里，问过以后还是原来的', async ({ database }) => {
  const { a } = await world(database)
  const key = Buffer.from(database.contextKey, 'hex')
  const gate = databaseContext({ kind: 'gate', tenantId: a.id }, key, Date.now())
  const own = await aSession(database, a)
  await withClient(database.webUrl, async (client) => {
    expect((await client.query(HELD, [gate, own, '2026-11-23'])).rowCount).toBe(1)
    await expect(client.query('select id from app.session')).rejects.toMatchObject({ code: '28000' })
  })
  const children = await attempt(database, teacher(a), async (client) => {
    await client.query(HELD, [gate, own, '2026-11-23'])
    return (await client.query('select id from app.child')).rowCount
  })
  expect(children).toEqual({ ok: 4 })
})
