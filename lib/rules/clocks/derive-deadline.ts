import { dayOf, endOfDay, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { type SchoolCalendar, schoolDay } from '#lib/rules/calendar/school-days'
import { type WorkCalendar, workDayKind } from '#lib/rules/calendar/working-days'
import type { ClockUnit } from './clock-events.ts'

export type Calendars = {
  readonly work: WorkCalendar
  readonly school: SchoolCalendar
  readonly grade?: number
}

export type Term = {
  readonly amount: number
  readonly unit: ClockUnit
  /** 小时时限满时不在校日的：顺到下一在校日首节，还是不顺。 */
  readonly hourMode?: 'first_lesson' | 'continuous'
  /** 首节时刻，如 08:00。 */
  readonly firstLesson?: string
  /** 自然日时限末日不是工作日的，顺延到下一工作日（民法典 203）。 */
  readonly rollsOverHolidays?: boolean
}

export type Skipped = { readonly date: PlainDate; readonly why: string }

export type Derivation = {
  readonly startOn: PlainDate
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly counted: readonly PlainDate[]
  readonly skipped: readonly Skipped[]
}

type Day = { readonly counts: boolean; readonly why: string | null; readonly covered: boolean }

const HOUR_MS = 3_600_000
/** 一年之内必有下一个工作日、在校日；再远就是日历坏了。 */
const FAR = 400

function dayFor(unit: ClockUnit, calendars: Calendars, day: PlainDate): Day {
  if (unit === 'working_day') {
    const { works, why, covered } = workDayKind(calendars.work, day)
    return { counts: works, why, covered }
  }
  if (unit === 'school_day') {
    const { kind, why, covered } = schoolDay(calendars.school, day, calendars.grade)
    return { counts: kind !== 'off', why, covered }
  }
  return { counts: true, why: null, covered: true }
}

function countDays(startOn: PlainDate, amount: number, judge: (day: PlainDate) => Day) {
  const counted: PlainDate[] = []
  const skipped: Skipped[] = []
  let covered = true
  let day = startOn
  while (counted.length < amount) {
    day = addDays(day, 1)
    const found = judge(day)
    covered &&= found.covered
    if (found.counts) counted.push(day)
    else skipped.push({ date: day, why: found.why ?? '不计' })
    if (skipped.length > FAR) throw new Error('no counting day within reach of the calendar')
  }
  return { counted, skipped, covered, last: day }
}

function hours(startAt: Instant, term: Term, calendars: Calendars): Derivation {
  const startOn = dayOf(startAt)
  const fullAt = instant(epochMs(startAt) + term.amount * HOUR_MS)
  const counted: PlainDate[] = []
  for (let day = startOn; day <= dayOf(fullAt); day = addDays(day, 1)) counted.push(day)
  const skipped: Skipped[] = []
  let covered = true
  let day = dayOf(fullAt)
  for (let tries = 0; term.hourMode === 'first_lesson'; tries += 1) {
    const found = schoolDay(calendars.school, day, calendars.grade)
    covered &&= found.covered
    if (found.kind !== 'off') break
    if (tries > FAR) throw new Error('no school day within reach of the calendar')
    skipped.push({ date: day, why: found.why ?? '不上课' })
    day = addDays(day, 1)
  }
  if (skipped.length === 0) return { startOn, dueAt: fullAt, provisional: !covered, counted, skipped }
  const off = new Set(skipped.map(({ date }) => date))
  const dueAt = instant(`${day}T${term.firstLesson ?? '08:00'}:00.000+08:00`)
  return { startOn, dueAt, provisional: !covered, counted: counted.filter((item) => !off.has(item)), skipped }
}

/**
 * 由起点、数额、单位和日历算出到期的一刻与逐日推导。当日不计，自次日起（民法典 201）；
 * 日类时限到末日 24 时止；数额 0 为当天。越过已发布的日历，结果标暂定。
 */
export function deriveDeadline(startAt: Instant, term: Term, calendars: Calendars): Derivation {
  if (term.unit === 'hour') return hours(startAt, term, calendars)
  const startOn = dayOf(startAt)
  if (term.amount === 0) {
    return { startOn, dueAt: endOfDay(startOn), provisional: false, counted: [], skipped: [] }
  }
  const first = countDays(startOn, term.amount, (day) => dayFor(term.unit, calendars, day))
  if (!term.rollsOverHolidays || workDayKind(calendars.work, first.last).works) {
    return {
      startOn,
      dueAt: endOfDay(first.last),
      provisional: !first.covered,
      counted: first.counted,
      skipped: first.skipped,
    }
  }
  // 末日休假：那一天仍数过，到期顺到下一工作日。
  const next = countDays(first.last, 1, (day) => dayFor('working_day', calendars, day))
  const lastWhy = workDayKind(calendars.work, first.last).why ?? '休假'
  return {
    startOn,
    dueAt: endOfDay(next.last),
    provisional: !(first.covered && next.covered),
    counted: [...first.counted.slice(0, -1), next.last],
    skipped: [...first.skipped, { date: first.last, why: `${lastWhy}，末日顺延` }, ...next.skipped],
  }
}
