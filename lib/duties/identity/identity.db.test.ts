import pg from 'pg'
import { beforeAll, describe, expect } from 'vitest'
import { findSitting } from '#lib/auth/find-sitting'
import { connect, type Database } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { hashPassword, type Place, takePlace } from '#lib/data/passwords'
import { LOCK_OUT } from '#lib/rules/identity/lock-out'
import { officialAt, postOf } from '#lib/rules/identity/post'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { chooseDesk } from './choose-desk.ts'
import { type SignInDeps, type SignInRequest, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const PASSWORD = 'a-long-invented-password'
const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
const MINUTE = 60_000
let passwordHash = ''

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

async function onServer(database: TestDatabase, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    await client.query(sql, values)
  } finally {
    await client.end()
  }
}

type Held = { role: string; from?: string; to?: string | null }

/** 一个租户，一个有账号的人，担任给定的岗位；登录名 `<slug>.teacher`。 */
async function anOfficial(database: TestDatabase, held: readonly Held[] = [{ role: 'teacher' }]) {
  const tenantId = newId()
  const slug = `t${tenantId.slice(-12)}`
  const own = { tenant_id: tenantId }
  const personId = newId()
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    await insert(client, 'tenant', { id: tenantId, code: slug, slug, name: '虚构县', kind: 'county' })
    await insert(client, 'person', { ...own, id: personId, name: '林秋禾' })
    for (const [at, { role, from = '2020-01-01', to = null }] of held.entries()) {
      const unit = { ...own, id: newId(), tree: 'education', kind: 'class', code: `C${at}` }
      await insert(client, 'unit', { ...unit, name: `虚构班${at}`, valid_from: '2020-01-01' })
      const post = { ...own, id: newId(), person_id: personId, role, unit_id: unit.id }
      await insert(client, 'appointment', { ...post, from_on: from, to_on: to })
    }
    await insert(client, 'account', {
      ...own,
      id: newId(),
      person_id: personId,
      login: `${slug}.teacher`,
      password_hash: passwordHash,
      created_at: '2026-09-01T00:00:00Z',
    })
  } finally {
    await client.end()
  }
  return { tenantId, personId, login: `${slug}.teacher`, slug }
}

type Harness = { deps: SignInDeps; db: Database; paused: number[]; later(ms: number): void; now(): Date }

/** 连着网页账号的数据库、可拨快的时钟、不真等的等待。 */
async function withHarness(database: TestDatabase, work: (harness: Harness) => Promise<void>) {
  const db = connect({ url: database.webUrl, contextKey: database.contextKey, poolSize: 4 })
  const paused: number[] = []
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const pause = async (ms: number) => {
    paused.push(ms)
  }
  try {
    const later = (ms: number) => {
      ahead += ms
    }
    await work({ deps: { db, clock: { now }, keys: KEYS, pause }, db, paused, later, now })
  } finally {
    await db.close()
  }
}

function trying(login: string, more: Partial<SignInRequest> = {}): SignInRequest {
  return { login, password: PASSWORD, source: '192.0.2.1', ...more }
}

async function codeOf(attempt: ReturnType<typeof signIn>): Promise<string> {
  const outcome = await attempt
  return outcome.ok ? 'in' : outcome.refusal.code
}

async function signedIn(deps: SignInDeps, login: string) {
  const outcome = await signIn(deps, trying(login))
  if (!outcome.ok) throw new Error(`not signed in: ${outcome.refusal.code}`)
  return outcome.value
}

describe('signing in', () => {
  test('the right password opens a session that says who, where and which desk', async ({ database }) => {
    const { login, tenantId, personId } = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login.toUpperCase())
      const sitting = await findSitting(db, reference, now())
      expect(sitting).toMatchObject({ tenantId, personId, personName: '林秋禾', tenantName: '虚构县' })
      const post = sitting && postOf(sitting)
      expect(post).toMatchObject({ role: 'teacher', unitNames: ['虚构班0'] })
      if (sitting && post) expect(officialAt(sitting, post)).toMatchObject({ kind: 'official', personId })
    })
  })

  test('wrong password, unknown name, unknown county and disabled account answer alike', async ({
    database,
  }) => {
    const { login, slug } = await anOfficial(database)
    const disabled = await anOfficial(database)
    await onServer(database, `update app.account set disabled_at = now() where login = $1`, [disabled.login])
    await withHarness(database, async ({ deps }) => {
      const answers = [
        await signIn(deps, trying(login, { password: 'wrong' })),
        await signIn(deps, trying(`${slug}.nobody`)),
        await signIn(deps, trying('nowhere.teacher')),
        await signIn(deps, trying('not a login')),
        await signIn(deps, trying(disabled.login)),
      ]
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]).toEqual({ ok: false, refusal: { code: 'bad_credentials' } })
    })
  })

  test('six failures lock this source out of this account, and only this source', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps, later }) => {
      for (let n = 0; n < LOCK_OUT.perPair; n += 1) {
        expect(await codeOf(signIn(deps, trying(login, { password: 'wrong' })))).toBe('bad_credentials')
      }
      expect(await codeOf(signIn(deps, trying(login)))).toBe('locked_out')
      expect(await codeOf(signIn(deps, trying(login, { source: '198.51.100.7' })))).toBe('in')
      later(LOCK_OUT.windowMs + MINUTE)
      expect(await codeOf(signIn(deps, trying(login)))).toBe('in')
    })
  })

  test('a busy answer is nobody’s failure: it records nothing and locks no one', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps }) => {
      const places: Place[] = []
      for (let place = takePlace(); place; place = takePlace()) places.push(place)
      expect(places.length).toBeGreaterThan(100)
      for (let n = 0; n <= LOCK_OUT.perPair; n += 1)
        expect(await codeOf(signIn(deps, trying(login, { password: 'wrong' })))).toBe('busy')
      // 没有的县不占这支队。
      expect(await codeOf(signIn(deps, trying('nowhere.teacher')))).toBe('bad_credentials')
      for (const place of places) place.leave()
      expect(await codeOf(signIn(deps, trying(login)))).toBe('in')
    })
  })

  test('an unknown account locks like a known one, so a lock says nothing', async ({ database }) => {
    const { slug } = await anOfficial(database)
    await withHarness(database, async ({ deps }) => {
      for (let n = 0; n < LOCK_OUT.perPair; n += 1) await signIn(deps, trying(`${slug}.nobody`))
      expect(await codeOf(signIn(deps, trying(`${slug}.nobody`)))).toBe('locked_out')
    })
  })

  test('twenty tries at once get no more guesses than one after another', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps }) => {
      const wrong = () => codeOf(signIn(deps, trying(login, { password: 'wrong' })))
      const codes = await Promise.all(Array.from({ length: 20 }, wrong))
      expect(codes.filter((code) => code === 'bad_credentials')).toHaveLength(LOCK_OUT.perPair)
    })
  })

  test('a browser that signed in before is not locked out by others behind the same address', async ({
    database,
  }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps }) => {
      const { device } = await signedIn(deps, login)
      for (let n = 0; n <= LOCK_OUT.perPair; n += 1) await signIn(deps, trying(login, { password: 'wrong' }))
      expect(await codeOf(signIn(deps, trying(login)))).toBe('locked_out')
      expect(await codeOf(signIn(deps, trying(login, { device })))).toBe('in')
    })
  })

  test('an invented device number buys no further guesses', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps }) => {
      const codes: string[] = []
      for (let n = 0; n <= LOCK_OUT.perPair; n += 1) {
        codes.push(await codeOf(signIn(deps, trying(login, { password: 'wrong', device: newId() }))))
      }
      expect(codes.at(-1)).toBe('locked_out')
    })
  })

  test('many sources at one account only make strangers wait', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps, paused }) => {
      for (let n = 0; n < 12; n += 1) {
        await signIn(deps, trying(login, { password: 'wrong', source: `203.0.113.${n}` }))
      }
      expect(await codeOf(signIn(deps, trying(login, { source: '198.51.100.9' })))).toBe('in')
      expect(paused.at(-1)).toBe(1_000)
    })
  })
})

describe('a session', () => {
  test('is dead on the next read once revoked', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      expect(await findSitting(db, reference, now())).not.toBeNull()
      await signOut(deps, reference)
      expect(await findSitting(db, reference, now())).toBeNull()
    })
  })

  test('ends after thirty idle minutes, lives on with work, and ends after twelve hours anyway', async ({
    database,
  }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now, later }) => {
      const idle = await signedIn(deps, login)
      const busy = await signedIn(deps, login)
      for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
        later(20 * MINUTE)
        expect(await findSitting(db, busy.reference, now()), `after ${minutes + 20} min`).not.toBeNull()
      }
      expect(await findSitting(db, idle.reference, now())).toBeNull()
      later(20 * MINUTE)
      expect(await findSitting(db, busy.reference, now())).toBeNull()
    })
  })

  test('dies with its account', async ({ database }) => {
    const { login } = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      await onServer(database, 'update app.account set disabled_at = now() where login = $1', [login])
      expect(await findSitting(db, reference, now())).toBeNull()
    })
  })

  test('is nobody in another county', async ({ database }) => {
    const { login } = await anOfficial(database)
    const other = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      expect(await findSitting(db, { ...reference, tenantId: other.tenantId }, now())).toBeNull()
    })
  })
})

describe('a desk', () => {
  test('an appointment that ended yesterday, or begins tomorrow, is no desk', async ({ database }) => {
    const { login } = await anOfficial(database, [
      { role: 'teacher', to: '2026-01-31' },
      { role: 'officer', from: '2099-01-01' },
    ])
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      const sitting = await findSitting(db, reference, now())
      expect(sitting?.posts).toEqual([])
      expect(sitting && postOf(sitting)).toBeNull()
    })
  })

  test('whoever moved at noon has lost the desk at the next request', async ({ database }) => {
    const { login, personId } = await anOfficial(database)
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      expect((await findSitting(db, reference, now()))?.posts).toHaveLength(1)
      await onServer(database, `update app.appointment set to_on = '2026-01-31' where person_id = $1`, [
        personId,
      ])
      expect((await findSitting(db, reference, now()))?.posts).toEqual([])
    })
  })

  test('of two is chosen, kept in the session, and only among those held', async ({ database }) => {
    const { login } = await anOfficial(database, [
      { role: 'teacher' },
      { role: 'officer' },
      { role: 'teacher' },
    ])
    await withHarness(database, async ({ deps, db, now }) => {
      const { reference } = await signedIn(deps, login)
      const before = await findSitting(db, reference, now())
      if (!before) throw new Error('nobody sits')
      expect(postOf(before)).toBeNull()
      expect(before.posts.map(({ role, unitIds }) => [role, unitIds.length])).toEqual([
        ['teacher', 2],
        ['officer', 1],
      ])
      expect(await chooseDesk(deps, before, newId())).toEqual({ ok: false, refusal: { code: 'not_allowed' } })
      const officer = before.posts.find(({ role }) => role === 'officer')
      await chooseDesk(deps, before, officer?.appointmentId ?? '')
      const after = await findSitting(db, reference, now())
      expect(after && postOf(after)?.role).toBe('officer')
    })
  })
})
