import { type Instant, timeOfDay } from '#lib/rules/calendar/instant'

/** 夜里不往手机上发：晚九点到早七点，北京时间。站内的时限单不受此限，随时都在。 */
export const QUIET_HOURS = { from: '21:00', to: '07:00' } as const

/** 此刻是不是夜里。 */
export function isQuiet(now: Instant): boolean {
  const time = timeOfDay(now)
  return time >= QUIET_HOURS.from || time < QUIET_HOURS.to
}
