import { createHash, timingSafeEqual } from 'node:crypto'
import { clientAddress } from './client-address.ts'
import type { HeaderReader } from './same-origin.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const digest = (text: string) => createHash('sha256').update(text).digest()

/** 谁读得到指标：设了口令的只认口令；没设的只认本机。 */
export function mayReadMetrics(headers: HeaderReader, token: string | undefined): boolean {
  if (token === undefined) return LOOPBACK.has(clientAddress(headers))
  return timingSafeEqual(digest(headers.get('authorization') ?? ''), digest(`Bearer ${token}`))
}
