/** 读请求头的最小样子；`Headers` 与 Next 的只读请求头都合用。 */
export type HeaderReader = { get(name: string): string | null; has(name: string): boolean }

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/**
 * 会改动数据的请求是否来自本系统自己的页面：`Origin` 与 `Host` 一致，浏览器自报的来历是同源。
 * 两样都没有的不是浏览器，没有人的 cookie 可借，放行与否由会话决定。
 */
export function comesFromOurPages(headers: HeaderReader): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  return origin === null || hostOf(origin) === headers.get('host')
}
