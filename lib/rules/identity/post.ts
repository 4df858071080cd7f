import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'

/** 今天有效的一个岗位：岗位、任职单位、任职 id。 */
export type Post = {
  readonly role: Role
  readonly unitIds: readonly string[]
  readonly unitNames: readonly string[]
  readonly appointmentId: string
}

/** 一个已登录的人此刻的处境：会话、本人、今天有效的任职。任职每次请求都现读。 */
export type Sitting = {
  readonly tenantId: string
  readonly tenantName: string
  readonly sessionId: string
  readonly personId: string
  readonly personName: string
  /** 会话上记着的岗位；可能已经不再担任。 */
  readonly chosen: Role | null
  readonly posts: readonly Post[]
}

/** 此刻坐在哪张办公桌：选过且仍担任的；否则唯一的那一个；否则没有。 */
export function postOf(sitting: Sitting): Post | null {
  const chosen = sitting.posts.find((post) => post.role === sitting.chosen)
  if (chosen) return chosen
  return sitting.posts.length === 1 ? (sitting.posts[0] ?? null) : null
}

/** 以这个岗位办事的人。 */
export function officialAt(sitting: Sitting, post: Post): Official {
  return {
    kind: 'official',
    tenantId: sitting.tenantId,
    personId: sitting.personId,
    role: post.role,
    unitIds: post.unitIds,
    appointmentId: post.appointmentId,
  }
}
