import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { signIn } from '#lib/duties/identity/sign-in'
import { signOut } from '#lib/duties/identity/sign-out'
import { SESSION_TIMES } from '#lib/rules/identity/session-times'
import { signInSchema } from '#lib/schemas/sign-in'
import { clientAddress } from '#lib/server/client-address'
import { deps } from '#lib/server/deps'
import { webEnv } from '#lib/server/env'
import { log } from '#lib/server/log'
import { openReference, sealReference, sessionCookie } from './session-cookie.ts'

/**
 * next-auth 的设置：账号、口令、会话都是我们自己的表，JWT 里只有会话引用，可以撤销。
 * 登录页走同一个职务行为（lib/server/enter.ts），两处得到的 cookie 相同。
 */
export function authOptions(): NextAuthOptions {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: siteUrl } = webEnv()
  const setting = { secret, siteUrl }
  const maxAge = SESSION_TIMES.absoluteMs / 1000
  return {
    secret,
    session: { strategy: 'jwt', maxAge },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    cookies: { sessionToken: sessionCookie(siteUrl) },
    providers: [
      Credentials({
        name: '登录名与密码',
        credentials: { login: { label: '登录名' }, password: { label: '密码', type: 'password' } },
        async authorize(given, request) {
          const { login, password } = given ?? {}
          const parsed = signInSchema.safeParse({ login, password })
          if (!parsed.success) return null
          const headers = new Headers(request.headers as Record<string, string> | undefined)
          const outcome = await signIn(deps(), { ...parsed.data, source: clientAddress(headers) })
          if (outcome.ok) return { id: outcome.value.reference.sessionId, ...outcome.value.reference }
          if (outcome.refusal.code === 'bad_credentials') return null
          throw new Error(outcome.refusal.code)
        },
      }),
    ],
    jwt: {
      maxAge,
      encode: async ({ token }) => {
        const reference = referenceOf(token)
        return reference ? sealReference(setting, reference) : ''
      },
      decode: async ({ token }) => {
        const reference = await openReference(setting, token)
        return reference && { ...reference }
      },
    },
    callbacks: {
      jwt: ({ token, user }) => ({ ...(user ? referenceOf(user) : referenceOf(token)) }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const reference = referenceOf(token)
        if (reference) await signOut(deps(), reference)
      },
    },
    logger: {
      error: (code) => log.warn('next-auth refused', { code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

function referenceOf(from: object | undefined) {
  if (!from || !('tenantId' in from) || !('sessionId' in from)) return null
  const { tenantId, sessionId } = from
  return typeof tenantId === 'string' && typeof sessionId === 'string' ? { tenantId, sessionId } : null
}
