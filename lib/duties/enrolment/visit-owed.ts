import type { Policy } from '#lib/data/policies'
import type { Instant } from '#lib/rules/calendar/instant'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'

/** 未入学的案一立，乡镇自 `at` 起欠的那次入户；文件里没有这个时限就抛出，档案写漏了。 */
export function visitOwed(policy: Policy, at: Instant, calendars: Calendars): DutyStarted {
  const visit = dutiesStarted(policy.profile, 'written_report_received', at, calendars).find(
    ({ duty }) => duty === 'township_visit',
  )
  if (!visit) throw new Error(`${policy.code} has no term for a visit`)
  return visit
}
