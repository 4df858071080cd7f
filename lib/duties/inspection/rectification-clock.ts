import type { Tx } from '#lib/data/database'
import { openDeadlines } from '#lib/data/deadlines'
import { dayOf, endOfDay, type Instant } from '#lib/rules/calendar/instant'
import { addDays, daysBetween, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

type Clock = {
  readonly duty: 'rectification' | 'rectification_report'
  readonly clause: string
  readonly event: 'make_finding' | 'recheck_finding'
  readonly findingId: string
  readonly schoolId: string
  readonly round: number
  readonly at: Instant
  readonly dueOn: PlainDate
}

/** 学校欠督学的一项时限（L6-21）：提出之日不计，按日历日逐日数到限期当天 24 时，由校长承担。 */
export async function openRectification(tx: Tx, actor: Official, given: Clock): Promise<void> {
  const startOn = dayOf(given.at)
  const amount = daysBetween(startOn, given.dueOn)
  const counted = Array.from({ length: amount }, (_, at) => addDays(startOn, at + 1))
  await openDeadlines(tx, actor, [
    {
      duty: {
        duty: given.duty,
        clause: given.clause,
        event: given.event,
        startAt: given.at,
        startOn,
        amount,
        unit: 'calendar_day',
        dueAt: endOfDay(given.dueOn),
        provisional: false,
        counted,
        skipped: [],
      },
      subject: {
        subjectId: given.findingId,
        round: given.round,
        schoolId: given.schoolId,
        ownerUnitId: given.schoolId,
        ownerRole: 'principal',
      },
    },
  ])
}
