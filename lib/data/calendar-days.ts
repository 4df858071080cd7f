import type { HolidayNotice } from '#lib/rules/calendar/holiday-notice'
import { instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { newId } from './ids.ts'

export type Adjustment = {
  readonly purpose: 'work' | 'school'
  readonly unitId: string | null
  readonly grade: number | null
  readonly kind: 'off' | 'on' | 'half'
  readonly why: string
  readonly source: string
}

/** 逐日写下一次调整；给出头一天那一行的 id。后写的盖过先写的，先写的留着。 */
export async function insertCalendarDays(
  tx: Tx,
  actor: Official,
  days: readonly PlainDate[],
  adjustment: Adjustment,
): Promise<string> {
  const rows = days.map((day) => ({ id: newId(), day: columnFromDay(day) }))
  await tx.calendarDay.createMany({
    data: rows.map((row) => ({ tenantId: actor.tenantId, ...row, ...adjustment, recordedAt: new Date() })),
  })
  return rows[0]?.id ?? newId()
}

/** 写下一年的全国安排，一天一行；给出头一天那一行的 id。 */
export async function insertNoticeDays(tx: Tx, actor: Official, notice: HolidayNotice): Promise<string> {
  const rows = notice.days.map(({ day, works, why }) => ({
    ...{ tenantId: actor.tenantId, id: newId(), unitId: null, grade: null, purpose: 'nation' },
    ...{ day: columnFromDay(day), kind: works ? 'on' : 'off', why, source: notice.source },
    recordedAt: new Date(),
  }))
  await tx.calendarDay.createMany({ data: rows })
  return rows[0]?.id ?? newId()
}

/** 某日以后的调整，按日；人人看得到。 */
export async function listCalendarDays(tx: Tx, actor: Official, since: PlainDate) {
  const rows = await tx.calendarDay.findMany({
    where: { tenantId: actor.tenantId, day: { gte: columnFromDay(since) } },
    orderBy: [{ day: 'asc' }, { recordedAt: 'asc' }],
    select: {
      id: true,
      purpose: true,
      grade: true,
      day: true,
      kind: true,
      why: true,
      source: true,
      recordedAt: true,
      unit: { select: { name: true } },
    },
  })
  return rows.map((row) => ({
    ...row,
    day: dayFromColumn(row.day),
    recordedAt: instant(row.recordedAt.getTime()),
    place: `${row.unit?.name ?? '全县'}${row.grade === null ? '' : `${row.grade}年级`}`,
  }))
}

export type CalendarDayRow = Awaited<ReturnType<typeof listCalendarDays>>[number]
