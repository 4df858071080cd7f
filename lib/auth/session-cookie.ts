import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { SessionReference } from '#lib/rules/identity/session-reference'
import { SESSION_TIMES } from '#lib/rules/identity/session-times'

const referenceSchema = z.object({ tenantId: z.uuid(), sessionId: z.uuid() })

/** 加密 cookie 所用的秘密与本站地址；来自环境。 */
export type CookieSetting = { readonly secret: string; readonly siteUrl: string }

/** cookie 的名字与属性。https 时用 `__Host-`：只认本站、全路径、不许子域改写。 */
export function sessionCookie(siteUrl: string) {
  const secure = siteUrl.startsWith('https:')
  return {
    name: secure ? '__Host-baoxue-session' : 'baoxue-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}

/** 引用 → 加密的 cookie 值；与会话同寿。 */
export async function sealReference(setting: CookieSetting, reference: SessionReference): Promise<string> {
  return encode({ token: { ...reference }, secret: setting.secret, maxAge: SESSION_TIMES.absoluteMs / 1000 })
}

/** cookie 值 → 引用；被改过、过期、不是我们的，一律 null。 */
export async function openReference(
  setting: CookieSetting,
  value: string | undefined,
): Promise<SessionReference | null> {
  if (!value) return null
  try {
    const parsed = referenceSchema.safeParse(await decode({ token: value, secret: setting.secret }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
