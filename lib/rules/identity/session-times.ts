const MINUTE_MS = 60_000

/** 会话的三个时限：最长 12 小时；闲置 30 分钟失效；最近活动时间至多每分钟写一次。 */
export const SESSION_TIMES = {
  absoluteMs: 12 * 60 * MINUTE_MS,
  idleMs: 30 * MINUTE_MS,
  touchMs: MINUTE_MS,
} as const

/** 会话的几个时刻，毫秒。 */
export type SessionMoments = {
  readonly lastSeenMs: number
  readonly expiresMs: number
  readonly revoked: boolean
}

/** 会话此刻是否还有效：未撤销、未到期、未闲置过久。 */
export function isLive({ lastSeenMs, expiresMs, revoked }: SessionMoments, nowMs: number): boolean {
  return !revoked && nowMs < expiresMs && nowMs - lastSeenMs < SESSION_TIMES.idleMs
}

/** 是否该把最近活动时间写回去了。 */
export function isDueForTouch({ lastSeenMs }: SessionMoments, nowMs: number): boolean {
  return nowMs - lastSeenMs >= SESSION_TIMES.touchMs
}
