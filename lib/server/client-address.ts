import type { HeaderReader } from './same-origin.ts'

/** 写着真实对端地址的请求头；只由 instrumentation.ts 在收到请求的一刻写入，客户端自带的一律抹掉。 */
export const ADDRESS_HEADER = 'x-baoxue-address'

/** 请求的来源地址；没有（例如测试里）就都算同一个来源。 */
export function clientAddress(headers: HeaderReader): string {
  return headers.get(ADDRESS_HEADER) ?? 'unknown'
}
