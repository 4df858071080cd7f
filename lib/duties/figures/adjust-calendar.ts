import { type Adjustment, insertCalendarDays } from '#lib/data/calendar-days'
import { listSchools } from '#lib/data/figures-schools'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { addDays, daysBetween, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CalendarDayForm } from '#lib/schemas/figures/calendar-day'

/**
 * 县教育局调整日历（design 7）：停工停课、补班补课，全县或一校一年级，凭通知。只增不改，后录的为准。
 * 在走的时限由后台十分钟之内重算，每条改期留痕；已有结论的不再改判。
 */
export function adjustCalendar(
  { db }: Deps,
  actor: Official,
  input: CalendarDayForm,
): Promise<Outcome<{ readonly days: number }>> {
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'adjust_calendar', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const { purpose, schoolId, kind } = input
      if (schoolId !== '' && !(await listSchools(tx, actor)).some(({ id }) => id === schoolId)) {
        return refuse({ code: 'not_found' })
      }
      const from = plainDate(input.fromOn)
      const days = daysOf(input)
      const adjustment = adjustmentOf(input)
      const subjectId = await insertCalendarDays(tx, actor, days, adjustment)
      await appendEvent(tx, actor, {
        verb: 'adjust_calendar',
        subjectKind: 'calendar_day',
        subjectId,
        schoolId: adjustment.unitId,
        happenedOn: from,
        facts: {
          purpose,
          kind,
          days: days.length,
          from: input.fromOn,
          to: input.toOn,
          grade: adjustment.grade,
        },
      })
      return done({ days: days.length })
    }),
  )
}

/** 从起日到止日，连止日在内。 */
export function daysOf({ fromOn, toOn }: CalendarDayForm): readonly PlainDate[] {
  const from = plainDate(fromOn)
  const length = daysBetween(from, plainDate(toOn)) + 1
  return Array.from({ length }, (_, at) => addDays(from, at))
}

/** 填写的 → 要写下的一行，不含日子。 */
export function adjustmentOf({ purpose, schoolId, grade, kind, why, source }: CalendarDayForm): Adjustment {
  return {
    ...{ purpose, kind, why, source },
    unitId: schoolId === '' ? null : schoolId,
    grade: grade === '' ? null : Number(grade),
  }
}
