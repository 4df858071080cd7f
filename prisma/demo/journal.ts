import { epochMs, type Instant, instant, startOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Chance } from './chance.ts'
import type { Post } from './county.ts'
import type { Sheet } from './rows.ts'

/** 一件已经办了的事；`by` 为 null 是时钟。字段与台账同名（design 9）。 */
export type Entry = {
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly caseId?: string | null
  readonly classId?: string | null
  readonly schoolId?: string | null
  readonly by: Post | null
  readonly at: Instant
  readonly happenedOn?: string
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

/** 记一笔账；内容按键排序，与真实办理时的写法一致。 */
export function record(sheet: Sheet, chance: Chance, entry: Entry): void {
  sheet.add('ledger_event', {
    id: chance.id(),
    verb: entry.verb,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    case_id: entry.caseId ?? null,
    class_id: entry.classId ?? null,
    school_id: entry.schoolId ?? null,
    person_id: entry.by?.personId ?? null,
    appointment_id: entry.by?.appointmentId ?? null,
    role: entry.by?.role ?? 'clock',
    happened_on: entry.happenedOn ?? null,
    payload: JSON.stringify(
      Object.fromEntries(Object.entries(entry.facts).sort(([a], [b]) => (a < b ? -1 : 1))),
    ),
    recorded_at: entry.at,
  })
}

/** 某日北京时间自零时起 `minutes` 分的时刻；可直接按文字比先后。 */
export function atMinute(day: PlainDate, minutes: number, seconds = 0): Instant {
  return instant(epochMs(startOfDay(day)) + minutes * 60_000 + seconds * 1_000)
}

/** 缺勤自当日首节起算；何时点的名不改起点。 */
export function lessonAt(day: PlainDate): Instant {
  return atMinute(day, 8 * 60)
}
