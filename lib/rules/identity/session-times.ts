import type { Role } from '#lib/rules/people/roles'

const MINUTE_MS = 60_000

/** 会话的两个时限：最长 12 小时；最近活动时间至多每分钟写一次。闲置时限按岗位，见下表。 */
export const SESSION_TIMES = {
  absoluteMs: 12 * 60 * MINUTE_MS,
  touchMs: MINUTE_MS,
} as const

/** 闲置几分钟自动退出：看得到全县的、管账号的更短。 */
const IDLE_MINUTES: Readonly<Record<Role, number>> = {
  teacher: 30,
  officer: 30,
  principal: 30,
  village: 30,
  township: 30,
  township_leader: 30,
  bureau: 20,
  inspector: 20,
  prefecture: 20,
  admin: 15,
}

/** 坐在这张桌上，闲置几分钟退出；还没有坐定的按最长的。 */
export function idleMinutes(role: Role | null): number {
  return role === null ? Math.max(...Object.values(IDLE_MINUTES)) : IDLE_MINUTES[role]
}

/** 会话的几个时刻，毫秒。 */
export type SessionMoments = {
  readonly lastSeenMs: number
  readonly expiresMs: number
  readonly revoked: boolean
}

/** 会话此刻是否还有效：未撤销、未到期、未闲置过久。 */
export function isLive(
  { lastSeenMs, expiresMs, revoked }: SessionMoments,
  nowMs: number,
  role: Role | null,
): boolean {
  return !revoked && nowMs < expiresMs && nowMs - lastSeenMs < idleMinutes(role) * MINUTE_MS
}

/** 是否该把最近活动时间写回去了。 */
export function isDueForTouch({ lastSeenMs }: SessionMoments, nowMs: number): boolean {
  return nowMs - lastSeenMs >= SESSION_TIMES.touchMs
}
