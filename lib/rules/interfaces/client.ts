import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'

/** 对接的系统读得到的三种：全县数字、个案、个案上的每一步。没有姓名，没有号码（F77）。 */
export const INTERFACE_KINDS = ['figures', 'cases', 'events'] as const
export type InterfaceKind = (typeof INTERFACE_KINDS)[number]

export const INTERFACE_KIND_LABEL: Readonly<Record<InterfaceKind, string>> = {
  figures: '全县数字',
  cases: '个案（编号、状态、时限）',
  events: '个案上的每一步',
}

/** 数据给不给外面，由县教育局定（L12-51：导出、提供须有用途、留痕）；读得到的不超过登记的人自己的范围。 */
export const INTERFACE_ROLES = ['bureau'] as const satisfies readonly Role[]

/** 凭据至多用多久，到期另登：一年一次重看还要不要给。 */
export const INTERFACE_MAX_DAYS = 365

/** 一页多少行。 */
export const INTERFACE_PAGE = { usual: 100, most: 500 } as const

/** 一份凭据一分钟至多读几次：顺着翻页够用，写错了的循环压不垮早上八点的县。 */
export const INTERFACE_PER_MINUTE = 60

export type ClientTimes = {
  readonly expiresOn: PlainDate
  readonly revokedAt: Instant | null
  /** 登记的人此刻还在不在这个岗位上。 */
  readonly inPost: boolean
}

export type ClientStanding = 'open' | 'revoked' | 'expired' | 'nobody'

/** 凭据此刻用不用得：收回的、过期的、登记的人离了岗的，都用不得。`expiresOn` 当天还用得。 */
export function clientStanding(client: ClientTimes, today: PlainDate): ClientStanding {
  if (client.revokedAt !== null) return 'revoked'
  if (client.expiresOn < today) return 'expired'
  return client.inPost ? 'open' : 'nobody'
}

export const CLIENT_STANDING_LABEL: Readonly<Record<ClientStanding, string>> = {
  open: '可用',
  revoked: '已收回',
  expired: '已到期',
  nobody: '登记的人已离岗，停用',
}

/**
 * 推不推得到那里：运维在环境里逐个写明的来源之外，一概不推（挡住推到内网别处）。
 * `origins` 形如 `https://data.example.gov.cn`；地址里不许带账号口令。
 */
export function mayPushTo(url: string, origins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { origin, username, password } = new URL(url)
  return username === '' && password === '' && origins.includes(origin)
}

/** 推送没成之后隔多久再推：一分钟起，每次加倍，至多六小时；不放弃，直到成了或凭据停用。 */
export function pushPauseMs(failures: number): number {
  return Math.min(2 ** Math.max(0, failures - 1), 360) * 60_000
}

/** 推送连着没成这么多次，页上写明要人去看。 */
export const PUSH_NEEDS_LOOKING = 3

/** 一次推送至多多少件事。 */
export const PUSH_BATCH = 100
