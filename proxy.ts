import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER, signInPath } from '#lib/auth/return-path'
import { sessionCookie } from '#lib/auth/session-cookie'
import { inProduction, webEnv } from '#lib/server/env'
import { contentPolicy, securityHeaders } from '#lib/server/security-headers'
import { turnedAway, UNREADABLE } from '#lib/server/turned-away'
import { isReadable } from '#lib/server/unreadable-body'

// 离线页与门房里没有任何人的资料：不带 cookie 也取得到，缓存里的那一份就出自这样的一次取。
const OFFLINE_WORKER = '/offline-worker.js'
const OPEN = [
  '/sign-in',
  '/specimen',
  '/offline',
  OFFLINE_WORKER,
  '/api/',
  '/_next/',
  '/icon.svg',
  '/favicon.ico',
]

function needsSignIn(path: string): boolean {
  return !OPEN.some((open) => path === open || (open.endsWith('/') ? path.startsWith(open) : false))
}

/**
 * 门厅：安全头、来源、正文大小，以及没有 cookie 时先引到登录页。这里不判断权限：
 * 谁能看什么由页面与数据库各自判断，去掉这个文件也不会多看到一行。
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const siteUrl = webEnv().NEXTAUTH_URL
  const nonce = randomBytes(16).toString('base64')
  const surroundings = { nonce, https: siteUrl.startsWith('https:'), development: !inProduction() }
  const refusal =
    turnedAway(request.method, request.headers) ?? ((await isReadable(request)) ? null : UNREADABLE)
  const response = answer()
  for (const [name, value] of Object.entries(securityHeaders(surroundings))) response.headers.set(name, value)
  if (pathname === OFFLINE_WORKER) response.headers.set('Cache-Control', 'no-cache')
  else if (!pathname.startsWith('/_next/static/')) response.headers.set('Cache-Control', 'private, no-store')
  return response

  function answer(): NextResponse {
    if (refusal) {
      return new NextResponse(refusal.text, {
        status: refusal.status,
        headers: { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' },
      })
    }
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (reading && needsSignIn(pathname) && !request.cookies.has(sessionCookie(siteUrl).name)) {
      return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), siteUrl))
    }
    const headers = new Headers(request.headers)
    headers.set('Content-Security-Policy', contentPolicy(surroundings))
    headers.set('x-nonce', nonce)
    headers.set(PATH_HEADER, `${pathname}${search}`)
    return NextResponse.next({ request: { headers } })
  }
}

/** 上传不经门厅：框架在这里把正文截在 10 MB；那条路自己验来源、长度与身份。 */
export const config = { matcher: ['/((?!api/(?:files|imports)$).*)'] }
