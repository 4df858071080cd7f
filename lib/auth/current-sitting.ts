import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Sitting } from '#lib/rules/identity/post'
import { deps } from '#lib/server/deps'
import { webEnv } from '#lib/server/env'
import { findSitting } from './find-sitting.ts'
import { openReference, sessionCookie } from './session-cookie.ts'

/** 这次请求是谁：读 cookie、会话、任职；一次请求只读一遍。没有登录是 null。 */
export const currentSitting = cache(async (): Promise<Sitting | null> => {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: siteUrl } = webEnv()
  const value = (await cookies()).get(sessionCookie(siteUrl).name)?.value
  const reference = await openReference({ secret, siteUrl }, value)
  if (!reference) return null
  const { db, clock } = deps()
  return findSitting(db, reference, clock.now())
})
