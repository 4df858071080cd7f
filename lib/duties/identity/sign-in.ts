import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { findAccount, findTenantBySlug } from '#lib/data/accounts'
import { type Place, takePlace } from '#lib/data/passwords'
import type { FieldKeys } from '#lib/data/sensitive'
import { createSession } from '#lib/data/sessions'
import { countFailures, isFamiliar, recordAttempt } from '#lib/data/sign-in-attempts'
import type { Deps } from '#lib/duties/deps'
import { judgeAttempt, LOCK_OUT } from '#lib/rules/identity/lock-out'
import { parseLogin } from '#lib/rules/identity/login-name'
import type { SessionReference } from '#lib/rules/identity/session-reference'
import { SESSION_TIMES } from '#lib/rules/identity/session-times'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { SignIn } from '#lib/schemas/sign-in'

/** `pause` 供测试替换；缺省就是等一等。 */
export type SignInDeps = Deps & {
  readonly keys: FieldKeys
  readonly pause?: (ms: number) => Promise<unknown>
}

function digest(keys: FieldKeys, purpose: string, value: string): Uint8Array<ArrayBuffer> {
  const key = Buffer.from(keys.indexKey, 'hex')
  return new Uint8Array(createHmac('sha256', key).update(`sign-in:${purpose}:${value}`).digest())
}

export type SignInRequest = SignIn & {
  /** 客户端地址；只以摘要入库。 */
  readonly source: string
  /** 此浏览器以前登录成功时得到的设备号；对这个账号没有成功过的不算数。 */
  readonly device?: string | undefined
}

export type SignedIn = { readonly reference: SessionReference; readonly device: string }

/**
 * 登录：先数失败再算口令，对了开一个会话。账号不存在、口令不对、账号停用，答复一字不差，耗时也一样。
 * 人多得排不下的，答复忙，什么也不记：八点钟按了几次“忙”的老师不会因此被锁。
 * 失败按「账号 × 来源」计；登录过的浏览器凭设备号自成一个来源，同一出口的别人锁不住它。
 */
export async function signIn(deps: SignInDeps, request: SignInRequest): Promise<Outcome<SignedIn>> {
  const name = parseLogin(request.login)
  const tenant = name && (await findTenantBySlug(deps.db, name.tenantSlug))
  // 县名谁都知道，不必替没有的县算一次口令：拿乱写的县名来，占不了算口令的队。
  if (!name || !tenant) return refuse({ code: 'bad_credentials' })
  const place = takePlace()
  if (!place) return refuse({ code: 'busy' })
  try {
    return await judged(deps, request, { tenantId: tenant.id, login: name.login, place })
  } finally {
    place.leave()
  }
}

async function judged(
  { db, clock, keys, pause = wait }: SignInDeps,
  { password, source, device }: SignInRequest,
  { tenantId, login, place }: { readonly tenantId: string; readonly login: string; readonly place: Place },
): Promise<Outcome<SignedIn>> {
  const gate = { kind: 'gate', tenantId } as const
  const loginDigest = digest(keys, 'login', login)
  const byAddress = { loginDigest, sourceDigest: digest(keys, 'address', source) }
  const byDevice = (id: string) => ({ loginDigest, sourceDigest: digest(keys, 'device', id) })
  const at = clock.now()
  const from = new Date(at.getTime() - LOCK_OUT.windowMs)
  const familiarFrom = new Date(at.getTime() - LOCK_OUT.familiarMs)
  const { admission, account, known } = await db.asActor(gate, async (tx) => {
    const known = device && (await isFamiliar(tx, gate, byDevice(device), familiarFrom)) ? device : null
    const key = known ? byDevice(known) : byAddress
    const counts = await countFailures(tx, gate, key, { from, familiarFrom })
    const admission = judgeAttempt(counts, at.getTime())
    // 先记失败：并行的尝试各占一次，谁也不能趁口令还没算完多试几回。
    if (admission.kind === 'go') await recordAttempt(tx, gate, key, false, at)
    return { admission, account: await findAccount(tx, gate, login), known }
  })
  if (admission.kind === 'locked') return refuse({ code: 'locked_out', minutes: admission.minutes })
  // 叫陌生来源等的几秒里不占队：几百个慢答复占不满它。
  if (admission.delayMs > 0 && !(await place.stepOut(() => pause(admission.delayMs))))
    return refuse({ code: 'busy' })

  const checked = await place.check(account?.passwordHash ?? null, password)
  if (checked === 'wrong' || !account || account.disabledAt !== null)
    return refuse({ code: 'bad_credentials' })
  return db.asActor(gate, async (tx) => {
    const now = clock.now()
    const newDevice = known ?? randomUUID()
    await recordAttempt(tx, gate, byDevice(newDevice), true, now)
    if (!known) await recordAttempt(tx, gate, byAddress, true, now)
    const sessionId = await createSession(tx, gate, {
      personId: account.personId,
      accountId: account.id,
      now,
      expiresAt: new Date(now.getTime() + SESSION_TIMES.absoluteMs),
    })
    return done({ reference: { tenantId, sessionId }, device: newDevice })
  })
}
