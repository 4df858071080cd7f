import { expect, test } from 'vitest'
import { ADDRESS_HEADER } from './client-address.ts'
import { mayReadMetrics } from './metrics-reader.ts'

const TOKEN = 'a-token-of-sixteen-letters'

test.each([
  ['本机、没设口令', { [ADDRESS_HEADER]: '127.0.0.1' }, undefined, true],
  ['本机、IPv6', { [ADDRESS_HEADER]: '::1' }, undefined, true],
  ['别处、没设口令', { [ADDRESS_HEADER]: '10.1.2.3' }, undefined, false],
  ['来源不明、没设口令', {}, undefined, false],
  ['本机、设了口令而没带', { [ADDRESS_HEADER]: '127.0.0.1' }, TOKEN, false],
  ['口令不对', { authorization: `Bearer ${TOKEN}x` }, TOKEN, false],
  ['别处、口令对', { [ADDRESS_HEADER]: '10.1.2.3', authorization: `Bearer ${TOKEN}` }, TOKEN, true],
])('%s', (_, given, token, may) => {
  expect(mayReadMetrics(new Headers(given as Record<string, string>), token)).toBe(may)
})
