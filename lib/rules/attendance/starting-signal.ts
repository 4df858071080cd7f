import type { Instant } from '#lib/rules/calendar/instant'
import { dayOf, endOfDay, epochMs, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays } from '#lib/rules/calendar/plain-date'
import type { HalfDayPolicy, MarkedDay, SchoolDayOf } from './streaks.ts'
import { unexcusedStreak } from './streaks.ts'

/**
 * 何时立案，取自档案：`school_days` 连续无故满若干在校日（南安、大田 1 日）；
 * `any` 任何一次无故未到（临夏）；`hours` 未到校且未请假满若干小时（大渡口 48 小时）。
 */
export type StartingTrigger =
  | { readonly mode: 'school_days'; readonly amount: number; readonly clause: string }
  | { readonly mode: 'any'; readonly clause: string }
  | {
      readonly mode: 'hours'
      readonly amount: number
      readonly clause: string
      /** 满时不在校日的：`first_lesson` 顺到下一在校日首节；`continuous` 不顺。 */
      readonly hourMode: 'first_lesson' | 'continuous'
      /** 首节时刻，如 08:00。 */
      readonly firstLesson: string
    }

export type Signal =
  | {
      readonly opens: true
      readonly clause: string
      readonly metDays: readonly PlainDate[]
      readonly sinceOn: PlainDate
      readonly metAt: Instant
    }
  | { readonly opens: false; readonly why: 'no_unexcused' | 'not_enough' | 'not_yet' }

export type AttendanceHistory = {
  readonly marks: readonly MarkedDay[]
  readonly schoolDayOf: SchoolDayOf
  readonly halfDays?: HalfDayPolicy
}

/** 一年之内总有下一在校日；再远就是校历没有录。 */
const SEARCH_DAYS = 366

/**
 * 这段出勤在此时是否应当立案，凭哪几天、哪一条；不足的说出为何。
 * 按小时的，满了就立：沉默不能拖住时钟，当日点没点名不等；那天点了名而人到了的，连续已断，不立。
 */
export function startingSignal(history: AttendanceHistory, trigger: StartingTrigger, now: Instant): Signal {
  const { marks, schoolDayOf } = history
  const halfDays = trigger.mode === 'any' ? 'whole' : (history.halfDays ?? 'whole')
  const streak = unexcusedStreak(marks, schoolDayOf, dayOf(now), halfDays)
  if (streak.sinceOn === null) return { opens: false, why: 'no_unexcused' }
  const met = { opens: true, clause: trigger.clause, metDays: streak.days, sinceOn: streak.sinceOn } as const
  switch (trigger.mode) {
    case 'any':
      return { ...met, metAt: lastInstant(streak.days, now) }
    case 'school_days':
      return streak.length >= trigger.amount
        ? { ...met, metAt: lastInstant(streak.days, now) }
        : { opens: false, why: 'not_enough' }
    case 'hours': {
      const firesAt = hoursFilled(streak.sinceOn, trigger, schoolDayOf)
      if (firesAt === null || now < firesAt) return { opens: false, why: 'not_yet' }
      return { ...met, metAt: firesAt }
    }
  }
}

/**
 * 满时那天，班里在时钟立案之后才点名、而人到了的：立案依据消失（DDK-4.4.2）。
 * 只认满时的那一天；此后才回来的，案已经立住，走返校。
 */
export function cameOnTheDay(
  kase: { readonly sinceOn: PlainDate },
  trigger: StartingTrigger,
  called: PlainDate,
  schoolDayOf: SchoolDayOf,
): boolean {
  if (trigger.mode !== 'hours') return false
  const firesAt = hoursFilled(kase.sinceOn, trigger, schoolDayOf)
  return firesAt !== null && dayOf(firesAt) === called
}

/**
 * 小时数自首个无故缺勤日的首节起连续计（民法典第二百零一条）。
 * 满时不在校日的，按档案顺到下一在校日首节；校历一年内没有在校日的为 null。
 */
export function hoursFilled(
  sinceOn: PlainDate,
  trigger: StartingTrigger & { mode: 'hours' },
  schoolDayOf: SchoolDayOf,
): Instant | null {
  const startAt = lessonAt(sinceOn, trigger.firstLesson)
  const filledAt = instant(epochMs(startAt) + trigger.amount * 3_600_000)
  if (trigger.hourMode === 'continuous' || schoolDayOf(dayOf(filledAt)) !== 'off') return filledAt
  for (let step = 1, day = dayOf(filledAt); step <= SEARCH_DAYS; step += 1) {
    day = addDays(day, 1)
    if (schoolDayOf(day) !== 'off') return lessonAt(day, trigger.firstLesson)
  }
  return null
}

function lessonAt(day: PlainDate, firstLesson: string): Instant {
  return instant(`${day}T${firstLesson}:00.000+08:00`)
}

/** 按日的信号在末一日点名时成立；补录往日的，最迟到那日终了。 */
function lastInstant(days: readonly PlainDate[], now: Instant): Instant {
  const last = days.at(-1)
  if (last === undefined) return now
  const end = endOfDay(last)
  return now < end ? now : end
}
