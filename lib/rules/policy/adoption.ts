import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { PolicyProfile } from './profile.ts'

/**
 * 新版可以从哪天起：明天以后（一天之内只按一份文件），前一版生效之后，文件自己生效之后；
 * 最晚到文件失效那天。
 */
export function adoptionWindow(
  today: PlainDate,
  latestFrom: PlainDate,
  { validFrom, validTo }: Pick<PolicyProfile, 'validFrom' | 'validTo'>,
): { readonly from: PlainDate; readonly to: PlainDate | null } {
  const [from = validFrom] = [addDays(today, 1), addDays(latestFrom, 1), validFrom].sort().toReversed()
  return { from, to: validTo }
}

/** 这一天在不在窗口里。 */
export function mayStartOn(day: PlainDate, window: ReturnType<typeof adoptionWindow>): boolean {
  return day >= window.from && (window.to === null || day <= window.to)
}
