import { dayOf, type Instant, startOfDay } from '#lib/rules/calendar/instant'
import { addDays } from '#lib/rules/calendar/plain-date'

/**
 * 没有接收的外县转来，证件号、学籍号、电话还留几日：个人信息保护法第十九条，只留到办这件事所必要。
 * 三十日够对方来电核对、另提一份；另提的随新的一份再送来，不靠旧的。
 */
export const KEEP_NUMBERS_DAYS = 30

/** 在此之前了结的，号码该清了。 */
export function forgetBefore(at: Instant): Instant {
  return startOfDay(addDays(dayOf(at), -KEEP_NUMBERS_DAYS))
}
