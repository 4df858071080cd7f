import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'
import { CLOSE_REASONS, isCloseReason } from './close-reasons.ts'

/** 同一个孩子的另一件个案。 */
export type OtherCase = {
  readonly id: string
  readonly number: string
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly closeReason: string | null
}

/**
 * 复辍连到哪一件前案：返校或入学销号之后，`within` 日之内又立案的；没有则为 null。
 * 因立案依据消失而撤销的、按去向销号的，不算复辍。
 */
export function relapseOf(
  kase: { readonly openedAt: Instant },
  others: readonly OtherCase[],
  within: number,
): OtherCase | null {
  const before = others.filter(
    ({ closedAt, closeReason }) =>
      closedAt !== null &&
      closedAt <= kase.openedAt &&
      dayOf(kase.openedAt) <= addDays(dayOf(closedAt), within) &&
      closeReason !== null &&
      isCloseReason(closeReason) &&
      CLOSE_REASONS[closeReason].kind === 'present',
  )
  return before.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0] ?? null
}
