import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { ROLES_WITH_CHILDREN, type Role } from './roles.ts'

/**
 * 临时查看的尺度（L12-36：最小授权，访问记录；紧急的先看后审）：一次 60 分钟；
 * 一人一天认不出号码 5 次之后不再受理，免得拿号码去试。
 */
export const WIDER_VIEW = { minutes: 60, missesPerDay: 5 } as const

/** 教育局本来就看得到全县，市州与管理员不看个人，都不在其列。 */
export const MAY_ASK_WIDER_VIEW = ROLES_WITH_CHILDREN.filter((role) => role !== 'bureau')

/** 事后核阅、随时收回的两个岗位；督学看到的只有关于本校孩子的。 */
export const WATCHES_WIDER_VIEWS = ['inspector', 'bureau'] as const satisfies readonly Role[]

/** 凭什么号码找。 */
export const ASKED_BY_LABEL = { id_number: '身份证件号码', student_number: '学籍号' } as const

/** 一次临时查看到了哪里：没认出、看着、到时、收回。 */
export const WIDER_VIEW_STANDING_LABEL = {
  missed: '没有认出',
  open: '正在查看',
  over: '已到时',
  ended: '已收回',
} as const
export type WiderViewStanding = keyof typeof WIDER_VIEW_STANDING_LABEL

/** 由登记的几项推出处境；到点那一刻起就不给看了。 */
export function widerViewStanding(
  view: { readonly expiresAt: Instant | null; readonly ended: boolean },
  now: Instant,
): WiderViewStanding {
  if (view.expiresAt === null) return 'missed'
  if (view.ended) return 'ended'
  return epochMs(view.expiresAt) > epochMs(now) ? 'open' : 'over'
}
