import { Prisma } from '#lib/generated/prisma/client'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { SchoolDayOverride } from '#lib/rules/calendar/school-days'
import { type WorkCalendar, workCalendar } from '#lib/rules/calendar/working-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 日历的原始行；由 `calendarsOf` 拼成规则要的两套日历。 */
export type CalendarRows = {
  readonly national: readonly { readonly day: string; readonly works: boolean; readonly why: string }[]
  readonly adjustments: readonly {
    readonly unitId: string | null
    readonly grade: number | null
    readonly purpose: string
    readonly day: string
    readonly kind: string
    readonly why: string
  }[]
  readonly terms: readonly {
    readonly unitId: string | null
    readonly name: string
    readonly startOn: string
    readonly endOn: string
  }[]
}

/** 给谁算：哪所学校、哪个年级；都不给就是全县。 */
export type CalendarOf = { readonly schoolId?: string; readonly grade?: number }

/**
 * 国务院通知打底，本县工作日调整盖一层成工作日历；再加学期与县、校、年级的校历成在校日历。
 * 学校自己录了学期的用自己的，否则用全县的。
 */
export function calendarsOf(rows: CalendarRows, of: CalendarOf): Calendars {
  return assembled(rows, workOf(rows), of)
}

/** 同一些行，逐校逐年级拼：工作日历只拼一次，拼过的学校不再拼。全县上千个班逐个问也不费事。 */
export function calendarsFrom(rows: CalendarRows): (of: CalendarOf) => Calendars {
  const work = workOf(rows)
  const made = new Map<string, Calendars>()
  return (of) => {
    const key = `${of.schoolId ?? ''} ${of.grade ?? ''}`
    const calendars = made.get(key) ?? assembled(rows, work, of)
    made.set(key, calendars)
    return calendars
  }
}

function assembled(rows: CalendarRows, work: WorkCalendar, { schoolId, grade }: CalendarOf): Calendars {
  const ofSchool = rows.adjustments.filter(({ purpose }) => purpose === 'school')
  const ownTerms = rows.terms.filter(({ unitId }) => unitId !== null && unitId === schoolId)
  const terms = ownTerms.length > 0 ? ownTerms : rows.terms.filter(({ unitId }) => unitId === null)
  return {
    work,
    school: {
      work,
      terms: terms.map((term) => ({
        name: term.name,
        startOn: plainDate(term.startOn),
        endOn: plainDate(term.endOn),
      })),
      tenant: ofSchool.filter(({ unitId }) => unitId === null).map(overrideOf),
      school: ofSchool.filter(({ unitId }) => unitId !== null && unitId === schoolId).map(overrideOf),
    },
    ...(grade === undefined ? {} : { grade }),
  }
}

function workOf(rows: CalendarRows): WorkCalendar {
  const tenant = rows.adjustments
    .filter(({ purpose, unitId }) => purpose === 'work' && unitId === null)
    .map(({ day, kind, why }) => ({ day: plainDate(day), works: kind !== 'off', why }))
  const shipped = rows.national.map(({ day, works, why }) => ({ day: plainDate(day), works, why }))
  const known = new Set(shipped.map(({ day }) => day.slice(0, 4)))
  // 县里先导入的一年；后来随产品来了的那一年，以随产品来的为准。
  const imported = rows.adjustments
    .filter(({ purpose, day }) => purpose === 'nation' && !known.has(day.slice(0, 4)))
    .map(({ day, kind, why }) => ({ day: plainDate(day), works: kind !== 'off', why }))
  const nation = [...shipped, ...imported]
  const years = nation.map(({ day }) => day.slice(0, 4)).sort()
  const [first, last] = [years[0], years.at(-1)]
  // 通知按年发布：录到哪一年，就覆盖到那一年的最后一天。
  if (first === undefined || last === undefined) return workCalendar(tenant)
  return workCalendar(tenant, nation, {
    from: plainDate(`${first}-01-01`),
    until: plainDate(`${last}-12-31`),
  })
}

function overrideOf(row: CalendarRows['adjustments'][number]): SchoolDayOverride {
  const kind = row.kind === 'off' || row.kind === 'half' ? row.kind : 'on'
  return { day: plainDate(row.day), kind, why: row.why, ...(row.grade === null ? {} : { grade: row.grade }) }
}

/** 全县各校一次读齐，再逐校逐年级拼：同样一条语句。 */
export async function loadCalendarsOf(
  tx: Tx,
  actor: Official | Clockwork,
  /** 还没有录入、先看一眼的调整；排在最后，所以盖过已录的。 */
  supposed: CalendarRows['adjustments'] = [],
): Promise<(of: CalendarOf) => Calendars> {
  const stored = await readRows(tx, actor, null)
  const rows = { ...stored, adjustments: [...stored.adjustments, ...supposed] }
  return calendarsFrom(rows)
}

/** 读出一所学校（一个年级）的工作日历与在校日历；一条语句。 */
export async function loadCalendars(
  tx: Tx,
  actor: Official | Clockwork,
  of: CalendarOf = {},
): Promise<Calendars> {
  return calendarsOf(await readRows(tx, actor, of.schoolId ? [of.schoolId] : []), of)
}

/** 三张表的原始行，一条语句；`units` 为 null 是全县各校，否则是全县的加上这几所的。 */
async function readRows(
  tx: Tx,
  actor: Official | Clockwork,
  units: readonly string[] | null,
): Promise<CalendarRows> {
  const { tenantId } = actor
  const among = units
    ? Prisma.sql`and (x.unit_id is null or x.unit_id = any (${[...units]}::uuid[]))`
    : Prisma.empty
  const [row] = await tx.$queryRaw<{ [K in keyof CalendarRows]: CalendarRows[K] | null }[]>`
    select
      (select json_agg(json_build_object('day', n.day, 'works', n.works, 'why', n.why)) from app.national_day n) as national,
      (select json_agg(json_build_object('unitId', x.unit_id, 'grade', x.grade, 'purpose', x.purpose, 'day', x.day,
          'kind', x.kind, 'why', x.why) order by x.recorded_at)
        from app.calendar_day x where x.tenant_id = ${tenantId}::uuid ${among}) as adjustments,
      (select json_agg(json_build_object('unitId', x.unit_id, 'name', x.name, 'startOn', x.start_on, 'endOn', x.end_on)
          order by x.start_on)
        from app.school_term x where x.tenant_id = ${tenantId}::uuid ${among}) as terms`
  return { national: row?.national ?? [], adjustments: row?.adjustments ?? [], terms: row?.terms ?? [] }
}
