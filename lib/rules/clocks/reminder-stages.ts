import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'

/** 到期前一日、到期当日、过期之后：每项时限、每个人各提醒一次（F17）。 */
export const REMINDER_STAGES = ['before', 'on', 'after'] as const
export type ReminderStage = (typeof REMINDER_STAGES)[number]

export const REMINDER_STAGE_LABEL: Readonly<Record<ReminderStage, string>> = {
  before: '明日到期',
  on: '今日到期',
  after: '已过期',
}

/** 此刻这项时限该提醒哪一阶段；还早的为 null。停机之后醒来，只提醒现在的这一阶段，不补发过去的。 */
export function reminderStage(dueAt: Instant, now: Instant): ReminderStage | null {
  if (now > dueAt) return 'after'
  const today: PlainDate = dayOf(now)
  const dueOn = dayOf(dueAt)
  if (dueOn === today) return 'on'
  return dueOn === addDays(today, 1) ? 'before' : null
}
