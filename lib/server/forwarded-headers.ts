import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from './client-address.ts'
import { turnedAway } from './turned-away.ts'

type Incoming = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/**
 * 改写转发头。前面没有可信的反向代理：对端就是来源，`X-Forwarded-*` 全部抹去（伪造的 Host 也骗不过来源检查）。
 * 前面有 `proxies` 层：每层在右边添一个，来源是右数第 `proxies` 个。
 */
export function rewriteForwarded(request: Incoming, proxies: number): void {
  const { headers } = request
  const peer = request.socket.remoteAddress ?? 'unknown'
  const chain = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
  headers[ADDRESS_HEADER] = (proxies > 0 && chain.at(-proxies)) || peer
  if (proxies > 0) return
  for (const name of [
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'forwarded',
  ]) {
    delete headers[name]
  }
}

type Started = { request: IncomingMessage; response: ServerResponse }

/**
 * 在 Next 看到请求之前改写转发头；正文会在门口被回绝的，答完就断开连接，不让没读完的正文混进下一个请求。
 * 通道由 Node 提供，先于 `request` 事件同步送达。
 */
export function guardRequests(proxies: number): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started
    rewriteForwarded(request, proxies)
    const read = {
      get: (name: string) => headerOf(request, name),
      has: (name: string) => name in request.headers,
    }
    if (turnedAway(request.method ?? 'GET', read)) response.shouldKeepAlive = false
  })
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
