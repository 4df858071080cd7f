import pg from 'pg'
import { expect } from 'vitest'
import { findSitting } from '#lib/auth/find-sitting'
import { connect } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { createAdministrator } from './create-administrator.ts'
import { signIn } from './sign-in.ts'

test('the first administrator of an empty county can sign in, once', async ({ database }) => {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  await insert(client, 'tenant', {
    id: newId(),
    code: '350425',
    slug: 'datian',
    name: '大田县',
    kind: 'county',
  })
  await client.end()
  const now = new Date()
  const wanted = {
    tenantSlug: 'datian',
    login: 'datian.first',
    name: '连守机',
    password: 'a-long-invented-password',
    today: dayOf(instant(now.getTime())),
    now,
  }
  const { contextKey } = database
  const migrator = connect({ url: database.migratorUrl, contextKey, poolSize: 1 })
  const web = connect({ url: database.webUrl, contextKey, poolSize: 1 })
  try {
    expect(await createAdministrator(migrator, { ...wanted, tenantSlug: 'nowhere' })).toBe('tenant_unknown')
    expect(await createAdministrator(migrator, wanted)).toBe('created')
    expect(await createAdministrator(migrator, wanted)).toBe('login_taken')
    await expect(createAdministrator(web, { ...wanted, login: 'datian.second' })).rejects.toThrow()
    const keys = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
    const { login, password } = wanted
    const outcome = await signIn(
      { db: web, clock: { now: () => now }, keys },
      { login, password, source: 'x' },
    )
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const sitting = await findSitting(web, outcome.value.reference, now)
    expect(sitting?.posts.map(({ role, unitNames }) => [role, unitNames])).toEqual([['admin', ['大田县']]])
  } finally {
    await migrator.close()
    await web.close()
  }
})
