import type { Instant } from '#lib/rules/calendar/instant'
import { type Calendars, type Derivation, deriveDeadline, type Term } from './derive-deadline.ts'

/** 一个已存下的时限，够重算的部分。 */
export type StoredDeadline = {
  readonly startAt: Instant
  readonly term: Term
  readonly dueAt: Instant
  readonly provisional: boolean
  /** 已办、已逾期、已作废的不再改判。 */
  readonly judged: boolean
}

/**
 * 日历更新后重算。没有变化、或早已有了结论的，给 null；有变化的给出新推导与缘由。
 * 过去的逾期不因后来的日历变回按期，要变只能由人另行记录。
 */
export function recompute(
  deadline: StoredDeadline,
  calendars: Calendars,
  why: string,
): { readonly to: Derivation; readonly why: string } | null {
  if (deadline.judged) return null
  const to = deriveDeadline(deadline.startAt, deadline.term, calendars)
  if (to.dueAt === deadline.dueAt && to.provisional === deadline.provisional) return null
  return { to, why }
}
