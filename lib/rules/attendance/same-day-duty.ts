import type { Instant } from '#lib/rules/calendar/instant'
import { endOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { AttendanceMark } from './absence-reasons.ts'
import { CLASS_OF_MARK } from './absence-reasons.ts'

/** 当天两件事：向家长了解情况、向学校报告（DT-3.4.2，NA-3.5，NA-3.6，LX-2.2.1）。 */
export type SameDayAct = 'guardian_contact' | 'same_day_report'

export type SameDayItem = {
  readonly duty: SameDayAct
  readonly clause: readonly string[]
  readonly dueAt: Instant
  readonly doneAt: Instant | null
  /** 已办而迟，或到点未办。迟报照收，迟了就一直是迟。 */
  readonly late: boolean
}

const CLAUSES: Readonly<Record<SameDayAct, readonly string[]>> = {
  guardian_contact: ['DT-3.4.2', 'NA-3.6'],
  same_day_report: ['DT-3.4.2', 'NA-3.5', 'LX-2.2.1'],
}

/**
 * 一次缺勤当天所欠：无故的两件都欠，北京时间当日 24 时届满；准假、迟到、到校的不欠。
 * 时刻一律是系统收到的时刻，补报者自称的时间不改迟与不迟。
 */
export function sameDayDuties(
  absence: { readonly day: PlainDate; readonly mark: AttendanceMark },
  done: { readonly contactedAt: Instant | null; readonly reportedAt: Instant | null },
  now: Instant,
): readonly SameDayItem[] {
  if (CLASS_OF_MARK[absence.mark] !== 'unexcused') return []
  const dueAt = endOfDay(absence.day)
  const item = (duty: SameDayAct, doneAt: Instant | null): SameDayItem => ({
    duty,
    clause: CLAUSES[duty],
    dueAt,
    doneAt,
    late: isLate(doneAt ?? now, dueAt),
  })
  return [item('guardian_contact', done.contactedAt), item('same_day_report', done.reportedAt)]
}

/** 晚于届满时刻一毫秒也是迟；正好在届满时刻不迟。 */
export function isLate(at: Instant, dueAt: Instant): boolean {
  return at > dueAt
}
