import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentSitting } from '#lib/auth/current-sitting'
import { DESKS } from '#lib/auth/desks'
import { safeReturnPath } from '#lib/auth/return-path'
import { openReference, sealReference, sessionCookie } from '#lib/auth/session-cookie'
import { chooseDesk } from '#lib/duties/identity/choose-desk'
import { signIn } from '#lib/duties/identity/sign-in'
import { signOut } from '#lib/duties/identity/sign-out'
import { SESSION_TIMES } from '#lib/rules/identity/session-times'
import { refusalText } from '#lib/rules/refusal-text'
import { signInSchema } from '#lib/schemas/sign-in'
import { clientAddress } from './client-address.ts'
import { deps } from './deps.ts'
import { webEnv } from './env.ts'
import { fieldMessages } from './field-messages.ts'
import { log } from './log.ts'
import { comesFromOurPages } from './same-origin.ts'

/** 登录表单的现状：没成时留住登录名，说明原因。密码从不回显。 */
export type SignInState = {
  readonly login: string
  readonly text?: string
  readonly fields?: Readonly<Record<string, string>>
}

const DEVICE_COOKIE = 'baoxue-device'
const DEVICE_LASTS_SECONDS = 30 * 24 * 60 * 60

function cookieSetting() {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: siteUrl } = webEnv()
  return { secret, siteUrl }
}

async function heldReference() {
  const setting = cookieSetting()
  return openReference(setting, (await cookies()).get(sessionCookie(setting.siteUrl).name)?.value)
}

/** 登录：成了就带着会话引用回到原来要去的页面；没成就说清楚。没有 JavaScript 也能用。 */
export async function enter(form: FormData): Promise<SignInState> {
  const login = String(form.get('login') ?? '').slice(0, 120)
  const parsed = signInSchema.safeParse({ login: form.get('login'), password: form.get('password') })
  if (!parsed.success) return { login, fields: fieldMessages(parsed.error) }
  const asked = await headers()
  const jar = await cookies()
  if (!comesFromOurPages(asked)) return { login, text: refusalText({ code: 'not_allowed' }) }
  const device = jar.get(DEVICE_COOKIE)?.value
  const request = { ...parsed.data, source: clientAddress(asked), device }
  const outcome = await signIn(deps(), request).catch((error: unknown) => {
    log.fault('sign-in failed', error)
    return { ok: false, refusal: { code: 'busy' } } as const
  })
  if (!outcome.ok) return { login, text: refusalText(outcome.refusal) }
  const earlier = await heldReference()
  if (earlier) await signOut(deps(), earlier)
  const setting = cookieSetting()
  const { name, options } = sessionCookie(setting.siteUrl)
  const value = await sealReference(setting, outcome.value.reference)
  jar.set(name, value, { ...options, maxAge: SESSION_TIMES.absoluteMs / 1000 })
  jar.set(DEVICE_COOKIE, outcome.value.device, { ...options, path: '/sign-in', maxAge: DEVICE_LASTS_SECONDS })
  redirect((safeReturnPath(String(form.get('next') ?? '')) ?? '/') as Route)
}

/** 退出：撤销会话，收走 cookie。 */
export async function leave(): Promise<never> {
  const reference = await heldReference()
  if (reference) await signOut(deps(), reference)
  const { name, options } = sessionCookie(cookieSetting().siteUrl)
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  redirect('/sign-in')
}

/** 换岗位，随即到那张办公桌。 */
export async function sitDown(form: FormData): Promise<never> {
  const sitting = await currentSitting()
  if (!sitting) redirect('/sign-in')
  const chosen = await chooseDesk(deps(), sitting, String(form.get('appointmentId') ?? ''))
  redirect((chosen.ok ? DESKS[chosen.value.role].path : '/desks') as Route)
}
