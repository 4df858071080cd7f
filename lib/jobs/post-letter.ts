import type { Post } from '#lib/duties/interfaces/push-events'

const WAIT_MS = 5_000

/** 用 HTTP 送出：五秒为限，不跟着转到别处，对方的正文不读。 */
export const postLetter: Post = async (url, { headers, body }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(WAIT_MS),
  })
  await response.body?.cancel()
  return response.status
}
