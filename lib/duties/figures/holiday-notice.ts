import { createHash } from 'node:crypto'
import { insertNoticeDays } from '#lib/data/calendar-days'
import { loadCalendars } from '#lib/data/calendars'
import type { Tx } from '#lib/data/database'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import {
  type HolidayNotice,
  type NoticeDifference,
  noticeDifferences,
} from '#lib/rules/calendar/holiday-notice'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { HolidayNoticeForm } from '#lib/schemas/figures/holiday-notice'

type Compared = {
  readonly year: number
  /** 在用的安排到哪一年；这一年的通知才接得上。 */
  readonly next: number
  readonly differences: readonly NoticeDifference[]
}

/** 试读一份国务院放假通知：与在用的逐日比，什么也不写。 */
export async function previewHolidayNotice(
  { db }: Deps,
  actor: Official,
  { notice }: HolidayNoticeForm,
): Promise<Outcome<Compared>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  return db.asActor(actor, async (tx) => done(await compare(tx, actor, notice)))
}

/**
 * 采用一份国务院放假通知（design 7）：只接下一年，已有的年份一天也不改。
 * 暂定的时限由后台十分钟之内照新的一年重算，每条改期留痕。
 */
export async function adoptHolidayNotice(
  { db }: Deps,
  actor: Official,
  { submissionKey, notice }: HolidayNoticeForm,
): Promise<Outcome<{ readonly year: number; readonly days: number }>> {
  if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
  const { year, days } = notice
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: submissionKey, verb: 'adopt_holiday_notice', input: notice }, async () => {
      const { next } = await compare(tx, actor, notice)
      if (year !== next) return refuse({ code: 'notice_year', year, next })
      const subjectId = await insertNoticeDays(tx, actor, notice)
      await appendEvent(tx, actor, {
        ...{ verb: 'adopt_holiday_notice', subjectKind: 'calendar_day', subjectId },
        facts: {
          ...{ year, days: days.length },
          digest: createHash('sha256').update(JSON.stringify(notice)).digest('hex'),
        },
      })
      return done({ year, days: days.length })
    }),
  )
}

async function compare(tx: Tx, actor: Official, notice: HolidayNotice): Promise<Compared> {
  const { work } = await loadCalendars(tx, actor)
  const known = [...work.nation]
    .filter(([day]) => Number(day.slice(0, 4)) === notice.year)
    .map(([day, kind]) => ({ day, ...kind }))
  return {
    year: notice.year,
    next: Number(work.coveredUntil.slice(0, 4)) + 1,
    differences: noticeDifferences(notice, known),
  }
}
