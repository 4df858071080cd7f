/** 门口把请求的路径写在这个请求头里，页面由此知道登录后该回哪里。 */
export const PATH_HEADER = 'x-baoxue-path'

/** 只认站内路径：以一个 `/` 开头、不是 `//`、没有反斜杠与控制字符；登录页自己不算。 */
export function safeReturnPath(path: string | null | undefined): string | null {
  if (!path || path.length > 512 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return null
  const { origin, pathname, search } = new URL(path, 'http://here.invalid')
  if (origin !== 'http://here.invalid' || pathname === '/sign-in' || pathname.startsWith('/api/')) return null
  return `${pathname}${search}`
}

/** 登录页的地址，带上登录后要回去的路径。 */
export function signInPath(from: string | null | undefined): '/sign-in' | `/sign-in?next=${string}` {
  const path = safeReturnPath(from)
  return path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in'
}
