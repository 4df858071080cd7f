import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { openReference, sealReference, sessionCookie } from './session-cookie.ts'

const SETTING = { secret: 'x'.repeat(48), siteUrl: 'http://127.0.0.1:3000' }
const REFERENCE = {
  tenantId: '01900000-0000-7000-8000-000000000001',
  sessionId: '01900000-0000-7000-8000-000000000002',
}

test('the cookie carries the reference and opens only with our secret', async () => {
  const value = await sealReference(SETTING, REFERENCE)
  expect(value).not.toContain(REFERENCE.sessionId)
  expect(await openReference(SETTING, value)).toEqual(REFERENCE)
  expect(await openReference({ ...SETTING, secret: 'y'.repeat(48) }, value)).toBeNull()
})

test('an absent, torn, foreign or expired cookie is nobody', async () => {
  const value = await sealReference(SETTING, REFERENCE)
  const expired = await encode({ token: { ...REFERENCE }, secret: SETTING.secret, maxAge: -120 })
  const stranger = await encode({ token: { sub: 'admin' }, secret: SETTING.secret })
  for (const bad of [undefined, '', 'x', `${value.slice(0, -2)}aa`, expired, stranger]) {
    expect(await openReference(SETTING, bad)).toBeNull()
  }
})

test('under https the cookie is bound to this host', () => {
  expect(sessionCookie('https://baoxue.example')).toMatchObject({
    name: '__Host-baoxue-session',
    options: { httpOnly: true, secure: true, path: '/', sameSite: 'lax' },
  })
  expect(sessionCookie('http://127.0.0.1:3000').name).toBe('baoxue-session')
})
