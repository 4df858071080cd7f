import type { Role } from './roles.ts'

/**
 * 谁在问。没有 Actor 就没有查询。
 * `unitIds` 是此人以此岗位当日有效的全部任职单位：督学有 3–5 所学校，科任教师有几个班。
 */
export type Official = {
  readonly kind: 'official'
  readonly tenantId: string
  readonly personId: string
  readonly role: Role
  readonly unitIds: readonly string[]
  /** 任职 id，与 unitIds 一一对应；写入每个事件。 */
  readonly appointmentId: string
  /** 正在用的一次临时查看（F61）：只多看这一个孩子，什么也写不进。只有 findOpenView 给得出。 */
  readonly view?: { readonly id: string; readonly childId: string }
}

/** 门口：还没有登录的人，只碰账号、会话两张表。 */
export type Gatekeeper = { readonly kind: 'gate'; readonly tenantId: string }

/** 时钟：后台进程，以系统名义在一个租户之内办事。 */
export type Clockwork = { readonly kind: 'clock'; readonly tenantId: string }

export type Actor = Official | Gatekeeper | Clockwork
