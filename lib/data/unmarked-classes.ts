import { unmarkedDays } from '#lib/rules/attendance/unmarked-days'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { type CalendarOf, loadCalendarsOf } from './calendars.ts'
import type { Tx } from './database.ts'

export type UnmarkedClass = {
  readonly classId: string
  readonly className: string
  readonly schoolName: string
  readonly schoolPhone: string | null
  /** 连着没有点名的在校日，早的在前。 */
  readonly days: readonly PlainDate[]
}

type Row = {
  classId: string
  className: string
  gradeNo: number | null
  schoolId: string
  schoolName: string
  schoolPhone: string | null
  last: string | null
  since: string
}

/**
 * 可及学校里连着没有点名的班，久的在前（F9）。照点名与校历现推，不另存状态：一点名就没有了。
 * 教育局与时钟看全县，学校与督学看自己任职的学校，其余岗位没有行。日历已经读过的，给来就不再读。
 */
export async function listUnmarkedClasses(
  tx: Tx,
  actor: Official | Clockwork,
  today: PlainDate,
  calendars?: (of: CalendarOf) => Calendars,
): Promise<readonly UnmarkedClass[]> {
  const whole = actor.kind === 'clock' || actor.role === 'bureau'
  const own = actor.kind === 'official' && ['officer', 'principal', 'inspector'].includes(actor.role)
  const units = own ? [...actor.unitIds] : []
  const behind = await tx.$queryRaw<Row[]>`
    select c.id as "classId", c.name as "className", c.grade_no as "gradeNo", s.id as "schoolId", s.name as "schoolName", s.phone as "schoolPhone",
      called.last::text as "last",
      (select greatest(min(e.from_on), c.valid_from)::text from app.class_enrolment e where e.tenant_id = c.tenant_id and e.class_id = c.id
        and (e.to_on is null or e.to_on >= ${today}::date)) as "since"
    from app.unit c
    join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
    join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
    left join lateral (select max(r.day) as last from app.roll_call r where r.tenant_id = c.tenant_id and r.class_id = c.id
      and r.session = 'morning' and r.replaced_by_id is null) called on true
    where c.tenant_id = ${actor.tenantId}::uuid and c.kind = 'class' and (${whole} or s.id = any (${units}::uuid[]))
      and c.valid_from <= ${today}::date and (c.valid_to is null or c.valid_to >= ${today}::date)
      and (called.last is null or called.last < ${addDays(today, -1)}::date)
      and exists (select 1 from app.class_enrolment e where e.tenant_id = c.tenant_id and e.class_id = c.id
        and e.from_on <= ${today}::date and (e.to_on is null or e.to_on >= ${today}::date))
    order by s.code, c.grade_no, c.class_no`
  if (behind.length === 0) return []
  const calendarsOf = calendars ?? (await loadCalendarsOf(tx, actor))
  const found = behind.flatMap(({ gradeNo, schoolId, last, since, ...row }) => {
    const { school } = calendarsOf({ schoolId })
    const days = unmarkedDays({
      ...{ today, since: plainDate(since), last: last === null ? null : plainDate(last) },
      kindOf: schoolDayOf(school, gradeNo ?? undefined),
    })
    return days.length > 0 ? [{ ...row, days }] : []
  })
  return found.toSorted((a, b) => b.days.length - a.days.length)
}
