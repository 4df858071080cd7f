import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'

/** 当日点名报送的截止时刻。原文只说每天统计（LX-2.2.1），几点由学校定；这里取第一节课之后。 */
export const ROLL_CALL_CUT_OFF = '09:30'

/** 此刻是否已过当日截止。 */
export function isPastCutOff(day: PlainDate, now: Instant): boolean {
  return now > instant(`${day}T${ROLL_CALL_CUT_OFF}:00.000+08:00`)
}
