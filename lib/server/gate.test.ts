import { expect, test } from 'vitest'
import { z } from 'zod'
import { ADDRESS_HEADER } from './client-address.ts'
import { fieldMessages } from './field-messages.ts'
import { rewriteForwarded } from './forwarded-headers.ts'
import { contentPolicy, securityHeaders } from './security-headers.ts'
import { BODY_LIMIT_BYTES, turnedAway } from './turned-away.ts'

const OURS = { host: 'baoxue.test', origin: 'https://baoxue.test', 'sec-fetch-site': 'same-origin' }
const statusOf = (method: string, headers: Record<string, string>) =>
  turnedAway(method, new Headers(headers))?.status ?? null

test('a form of our own page goes through', () => {
  expect(statusOf('POST', { ...OURS, 'content-length': '100' })).toBeNull()
  expect(statusOf('POST', { host: 'baoxue.test' })).toBeNull()
})

test.each([
  ['another site', { ...OURS, origin: 'https://evil.test' }],
  ['a null origin', { ...OURS, origin: 'null' }],
  ['a cross-site fetch without origin', { host: 'baoxue.test', 'sec-fetch-site': 'cross-site' }],
  ['a sibling host', { ...OURS, 'sec-fetch-site': 'same-site' }],
  ['a forwarded host', { ...OURS, origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }],
])('a form from %s is refused with 403', (_from, headers) => {
  expect(statusOf('POST', headers as Record<string, string>)).toBe(403)
})

test('reading is never refused for its origin', () => {
  expect(statusOf('GET', { host: 'baoxue.test', 'sec-fetch-site': 'cross-site' })).toBeNull()
})

test('a body over the limit, or of unknown length, is refused before it is read', () => {
  expect(statusOf('POST', { ...OURS, 'content-length': String(BODY_LIMIT_BYTES) })).toBeNull()
  expect(statusOf('POST', { ...OURS, 'content-length': String(BODY_LIMIT_BYTES + 1) })).toBe(413)
  expect(statusOf('POST', { ...OURS, 'transfer-encoding': 'chunked' })).toBe(411)
})

test('the policy lets in our scripts by nonce and nothing from outside', () => {
  const policy = contentPolicy({ nonce: 'abc', https: true, development: false })
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).not.toMatch(/unsafe-eval|https:|\*/)
  expect(securityHeaders({ nonce: 'abc', https: false, development: false })).not.toHaveProperty(
    'Strict-Transport-Security',
  )
})

function forwarded(proxies: number) {
  const headers: Record<string, string | undefined> = {
    'x-forwarded-for': '6.6.6.6, 10.0.0.9',
    'x-forwarded-host': 'evil.test',
    [ADDRESS_HEADER]: '1.2.3.4',
  }
  rewriteForwarded({ headers, socket: { remoteAddress: '192.0.2.7' } }, proxies)
  return headers
}

test('without a proxy of ours the peer is the source and forwarded headers are gone', () => {
  expect(forwarded(0)).toEqual({ [ADDRESS_HEADER]: '192.0.2.7' })
})

test('behind one proxy the source is what that proxy saw, not what the client claimed', () => {
  expect(forwarded(1)[ADDRESS_HEADER]).toBe('10.0.0.9')
  expect(forwarded(5)[ADDRESS_HEADER]).toBe('192.0.2.7')
})

test('a field gets one Chinese message; English of the library never shows', () => {
  const schema = z.strictObject({ reason: z.string().min(2, '请写明理由'), count: z.number() })
  const { error } = schema.safeParse({ reason: '', count: 'x', extra: 1 })
  expect(fieldMessages(error as z.ZodError)).toEqual({
    reason: '请写明理由',
    count: '填写不合要求，请核对。',
    '': '含有不认识的内容，请刷新页面后重填。',
  })
})
