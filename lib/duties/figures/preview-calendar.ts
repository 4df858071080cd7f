import { loadCalendarsOf } from '#lib/data/calendars'
import { clocksByIds } from '#lib/data/figures-clocks'
import { listSchools } from '#lib/data/figures-schools'
import { FIRST_ID, listRecomputable } from '#lib/data/stale-deadlines'
import { type Change, changesOf } from '#lib/duties/clock/changes-of'
import type { Deps } from '#lib/duties/deps'
import type { Instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { CalendarDayForm } from '#lib/schemas/figures/calendar-day'
import { adjustmentOf, daysOf } from './adjust-calendar.ts'

/** 要移动的一条：谁的、什么事、由哪一刻到哪一刻。 */
export type Move = {
  readonly id: string
  readonly caseId: string | null
  readonly childName: string
  readonly schoolName: string
  readonly duty: string
  readonly from: Instant
  readonly to: Instant
  readonly provisional: boolean
}

const PAGE = 1_000
const SHOWN = 200

/**
 * 录入之前先看一眼（design 7）：照这次调整，哪些在走的时限要移动。与后台重算同一个函数、同一批时限，什么也不写。
 */
export async function previewCalendar(
  { db, clock }: Deps,
  actor: Official,
  input: CalendarDayForm,
): Promise<Outcome<{ readonly total: number; readonly moves: readonly Move[] }>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const bureau = { ...actor, role: actor.role }
  const now = clock.now()
  return db.asActor(bureau, async (tx) => {
    const { schoolId } = input
    if (schoolId !== '' && !(await listSchools(tx, bureau)).some(({ id }) => id === schoolId))
      return refuse({ code: 'not_found' })
    const supposed = daysOf(input).map((day) => ({ day, ...adjustmentOf(input) }))
    const calendarsFor = await loadCalendarsOf(tx, bureau, supposed)
    const found: Change[] = []
    for (let after = FIRST_ID; ; ) {
      const page = await listRecomputable(tx, bureau, { which: 'all', now, after, limit: PAGE })
      const last = page.at(-1)
      if (!last) break
      after = last.id
      found.push(...(await changesOf(tx, bureau, page, calendarsFor)))
    }
    const soonest = found.toSorted((a, b) => (a.doubtful.dueAt < b.doubtful.dueAt ? -1 : 1)).slice(0, SHOWN)
    const rows = await clocksByIds(
      tx,
      bureau,
      soonest.map(({ doubtful }) => doubtful.id),
    )
    const moves = soonest.map(({ doubtful, to }) => {
      const row = rows.find((one) => one.clock.id === doubtful.id)
      return {
        ...{ id: doubtful.id, caseId: doubtful.caseId, duty: doubtful.duty, from: doubtful.dueAt },
        ...{ to: to.dueAt, provisional: to.provisional },
        childName: row?.childName ?? '',
        schoolName: row?.schoolName ?? '',
      }
    })
    return done({ total: found.length, moves })
  })
}
