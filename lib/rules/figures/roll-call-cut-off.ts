import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'

/**
 * 当日点名的报送截止，北京时间。四地文件只说当天（LX-2.2.1 说每天统计），没有钟点；
 * 取 09:30：第一节课后，来得及当天上午联系家长。到点只是提醒，不是法定时限，不产生逾期。
 */
export const ROLL_CALL_CUT_OFF = '09:30'

/** 此刻是否已过当日的报送截止；恰在截止那一分不算过。 */
export function isPastCutOff(day: PlainDate, now: Instant): boolean {
  return now > instant(`${day}T${ROLL_CALL_CUT_OFF}:00.000+08:00`)
}
