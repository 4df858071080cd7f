import type { PlainDate } from './plain-date.ts'
import { type WorkCalendar, workDayKind } from './working-days.ts'

/** 学期：开学与放假的日子，都在内。 */
export type SchoolTerm = { readonly name: string; readonly startOn: PlainDate; readonly endOn: PlainDate }

/** 一条校历调整；没写年级的管全校，没写学校的管全县。 */
export type SchoolDayOverride = {
  readonly day: PlainDate
  readonly kind: 'off' | 'on' | 'half'
  readonly why: string
  readonly grade?: number
}

/** 在校日历：机关工作日打底，再按县、校、年级逐层盖。 */
export type SchoolCalendar = {
  readonly work: WorkCalendar
  readonly terms: readonly SchoolTerm[]
  readonly tenant: readonly SchoolDayOverride[]
  readonly school: readonly SchoolDayOverride[]
}

export type SchoolDayKind = 'full' | 'half' | 'off'
export type SchoolDay = {
  readonly kind: SchoolDayKind
  readonly why: string | null
  readonly covered: boolean
}

const KIND = { off: 'off', on: 'full', half: 'half' } as const

function latest(overrides: readonly SchoolDayOverride[], day: PlainDate, grade: number | undefined) {
  const mine = overrides.filter(
    (item) => item.day === day && (item.grade === undefined || item.grade === grade),
  )
  return mine.findLast((item) => item.grade !== undefined) ?? mine.at(-1)
}

/** 这一天该年级上不上课、为什么。学期之外是假期；补班日照常上课，除非校历另有安排。 */
export function schoolDay(calendar: SchoolCalendar, day: PlainDate, grade?: number): SchoolDay {
  const base = workDayKind(calendar.work, day)
  const term = calendar.terms.find(({ startOn, endOn }) => startOn <= day && day <= endOn)
  const beyondTerms = calendar.terms.every(({ endOn }) => endOn < day)
  const covered = base.covered && !beyondTerms
  const override = latest(calendar.school, day, grade) ?? latest(calendar.tenant, day, grade)
  if (override) return { kind: KIND[override.kind], why: override.why, covered }
  // 最后一个录入的学期之后还没有校历：按工作日推算，标明暂定；学期之间是假期。
  if (!term && !beyondTerms) return { kind: 'off', why: '假期', covered }
  return { kind: base.works ? 'full' : 'off', why: base.why, covered }
}

/** 给连续缺勤等规则用：哪天是在校日。 */
export function schoolDayOf(calendar: SchoolCalendar, grade?: number): (day: PlainDate) => SchoolDayKind {
  return (day) => schoolDay(calendar, day, grade).kind
}
