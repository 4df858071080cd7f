import { comesFromOurPages, type HeaderReader } from './same-origin.ts'

/** 页面与表单的正文上限。框架自己的上限之外再设一道：超限的请求在读正文之前就回绝。 */
export const BODY_LIMIT_BYTES = 512 * 1024

export type TurnedAway = { readonly status: 400 | 403 | 411 | 413; readonly text: string }

/** 正文读不懂的请求。 */
export const UNREADABLE: TurnedAway = {
  status: 400,
  text: '提交的内容读不懂，没有办理。请刷新页面后重新填写。',
}

/** 会改动数据的请求，在门口就该回绝的：来历不对、没说长度、太长。放行是 null。 */
export function turnedAway(method: string, headers: HeaderReader): TurnedAway | null {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return null
  if (!comesFromOurPages(headers)) return { status: 403, text: '请求不是从本系统的页面发出的，没有办理。' }
  const length = headers.get('content-length')
  if (length === null && headers.has('transfer-encoding')) {
    return { status: 411, text: '请求没有写明长度，没有办理。' }
  }
  if (Number(length ?? 0) > BODY_LIMIT_BYTES) {
    return { status: 413, text: '提交的内容过大（上限 512 KB），没有办理。请删减后再提交。' }
  }
  return null
}
