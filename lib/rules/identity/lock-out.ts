const MINUTE_MS = 60_000

/**
 * 锁定只针对「这个来源」：别人在别处撞您的账号，锁住的是他自己。
 * 一个账号在各处累计失败多了，只是陌生来源的答复变慢，从不锁住（NIST 800-63B §5.2.2 的用意）。
 */
export const LOCK_OUT = {
  windowMs: 15 * MINUTE_MS,
  /** 同一来源对同一账号 */
  perPair: 6,
  /** 同一来源对所有账号；一所学校共用一个出口，所以宽 */
  perSource: 60,
  /** 登录成功过的来源，多久之内算熟悉 */
  familiarMs: 30 * 24 * 60 * MINUTE_MS,
} as const

/** 这次尝试之前，窗口之内数得的失败。 */
export type FailureCounts = {
  readonly pair: number
  readonly source: number
  readonly login: number
  /** 窗口内此来源第一次失败的时刻（毫秒），用来说还要等多久 */
  readonly sinceMs: number | null
  /** 此来源近来登录成功过这个账号 */
  readonly familiar: boolean
}

export type Admission =
  | { readonly kind: 'go'; readonly delayMs: number }
  | { readonly kind: 'locked'; readonly minutes: number }

function delayFor(failures: number): number {
  if (failures >= 40) return 4_000
  if (failures >= 20) return 2_000
  return failures >= 10 ? 1_000 : 0
}

/** 放行（也许慢一点）还是锁定多少分钟。熟悉的来源不受同一出口其他人的连累。 */
export function judgeAttempt(counts: FailureCounts, nowMs: number): Admission {
  const locked = counts.pair >= LOCK_OUT.perPair || (!counts.familiar && counts.source >= LOCK_OUT.perSource)
  if (!locked) return { kind: 'go', delayMs: counts.familiar ? 0 : delayFor(counts.login) }
  const until = (counts.sinceMs ?? nowMs) + LOCK_OUT.windowMs
  return { kind: 'locked', minutes: Math.max(1, Math.ceil((until - nowMs) / MINUTE_MS)) }
}
