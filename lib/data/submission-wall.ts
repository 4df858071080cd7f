import { type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { type CalendarRows, calendarsFrom } from './calendars.ts'
import type { Tx } from './database.ts'

/** 一个班今日的点名：已报、未报、今日不上课（带缘由）。 */
export type ClassToday = {
  readonly classId: string
  readonly className: string
  readonly gradeNo: number | null
  readonly schoolId: string
  readonly schoolName: string
  readonly schoolPhone: string | null
  /** 到今天为止最后一次点名的日子；从未点过是 null。 */
  readonly last: PlainDate | null
  /** 昨天、今天都没有点名的班，从哪天起有学生；其余的不去查，是 null。 */
  readonly since: PlainDate | null
  readonly state: 'submitted' | 'silent' | 'closed'
  readonly why: string | null
  /** 记录时刻与报送人；未报为 null。 */
  readonly at: Instant | null
  readonly by: string | null
  readonly enrolled: number
  readonly present: number
  readonly unexcused: number
}

type ClassRow = Pick<
  ClassToday,
  'classId' | 'className' | 'gradeNo' | 'schoolId' | 'schoolName' | 'schoolPhone'
> & {
  readonly last: string | null
  readonly since: string | null
  readonly at: number | null
  readonly by: string | null
  readonly enrolled: number | null
  readonly present: number | null
  readonly unexcused: number | null
}

type Row = {
  classes: ClassRow[] | null
  national: CalendarRows['national'] | null
  adjustments: CalendarRows['adjustments'] | null
  terms: CalendarRows['terms'] | null
}

/**
 * 可及学校每个有学生的班今日的点名，按校、年级、班次；报送率、未报齐学校、晨墙、连着没有点名的班都由这些行数出来。
 * 一条语句：每个班只找一次最后的点名，是今天的就是已报。教育局与时钟看全县，学校与督学看自己任职的学校（校随时掌握在校情况，DDK-4.4.1），其余岗位没有行。
 */
export async function listClassesToday(
  tx: Tx,
  actor: Official | Clockwork,
  day: PlainDate,
): Promise<readonly ClassToday[]> {
  const { tenantId } = actor
  const whole = actor.kind === 'clock' || actor.role === 'bureau'
  const own = actor.kind === 'official' && ['officer', 'principal', 'inspector'].includes(actor.role)
  const units = own ? [...actor.unitIds] : []
  const [row] = await tx.$queryRaw<Row[]>`
    with room as (
      select c.tenant_id, c.id, c.name, c.grade_no, c.class_no, c.valid_from, s.id as school_id, s.name as school_name, s.code, s.phone
      from app.unit c
      join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
      join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
      where c.tenant_id = ${tenantId}::uuid and c.kind = 'class'
        and c.valid_from <= ${day}::date and (c.valid_to is null or c.valid_to >= ${day}::date)
        and (${whole} or s.id = any (${units}::uuid[]))
        and exists (select 1 from app.class_enrolment e where e.tenant_id = c.tenant_id and e.class_id = c.id
          and e.from_on <= ${day}::date and (e.to_on is null or e.to_on >= ${day}::date))
    )
    select
      (select json_agg(json_build_object('classId', room.id, 'className', room.name, 'gradeNo', room.grade_no,
          'schoolId', room.school_id, 'schoolName', room.school_name, 'schoolPhone', room.phone, 'last', latest.day,
          'since', case when latest.day is null or latest.day < ${addDays(day, -1)}::date then
            (select greatest(min(e.from_on), room.valid_from) from app.class_enrolment e where e.tenant_id = room.tenant_id
              and e.class_id = room.id and (e.to_on is null or e.to_on >= ${day}::date)) end,
          'at', case when latest.day = ${day}::date then floor(extract(epoch from latest.recorded_at) * 1000)::bigint end,
          'by', case when latest.day = ${day}::date then
            (select p.name from app.person p where p.tenant_id = latest.tenant_id and p.id = latest.person_id) end,
          'enrolled', latest.enrolled_count, 'present', latest.present_count,
          'unexcused', case when latest.day = ${day}::date then
            (select count(*) from app.absence a where a.tenant_id = latest.tenant_id and a.roll_call_id = latest.id and a.reason = 'unexcused') end)
          order by room.code, room.grade_no, room.class_no)
        from room
        left join lateral (
          select l.id, l.tenant_id, l.day, l.recorded_at, l.person_id, l.enrolled_count, l.present_count
          from app.roll_call l where l.tenant_id = room.tenant_id and l.class_id = room.id and l.day <= ${day}::date
            and l.session = 'morning' and l.replaced_by_id is null
          order by l.day desc limit 1) latest on true) as classes,
      (select json_agg(json_build_object('day', n.day, 'works', n.works, 'why', n.why)) from app.national_day n) as national,
      (select json_agg(json_build_object('unitId', d.unit_id, 'grade', d.grade, 'purpose', d.purpose, 'day', d.day,
        'kind', d.kind, 'why', d.why) order by d.recorded_at)
        from app.calendar_day d where d.tenant_id = ${tenantId}::uuid and d.day = ${day}::date) as adjustments,
      (select json_agg(json_build_object('unitId', t.unit_id, 'name', t.name, 'startOn', t.start_on, 'endOn', t.end_on) order by t.start_on)
        from app.school_term t where t.tenant_id = ${tenantId}::uuid) as terms`
  if (!row) return []
  const calendar = {
    national: row.national ?? [],
    adjustments: row.adjustments ?? [],
    terms: row.terms ?? [],
  }
  const calendarsOf = calendarsFrom(calendar)
  return (row.classes ?? []).map((one) => {
    const { school } = calendarsOf({ schoolId: one.schoolId })
    const today = schoolDay(school, day, one.gradeNo ?? undefined)
    return classToday(one, today.kind === 'off' ? (today.why ?? '今日不上课') : null)
  })
}

function classToday(row: ClassRow, closedWhy: string | null): ClassToday {
  const { at, last, since, ...rest } = row
  // 停课日照样报了的，算已报：不能因为日历改动丢掉一次点名。
  const state = at !== null ? 'submitted' : closedWhy !== null ? 'closed' : 'silent'
  return {
    ...rest,
    last: last === null ? null : plainDate(last),
    since: since === null ? null : plainDate(since),
    state,
    why: state === 'closed' ? closedWhy : null,
    at: at === null ? null : instant(Number(at)),
    enrolled: at === null ? 0 : (row.enrolled ?? 0),
    present: at === null ? 0 : (row.present ?? 0),
    unexcused: Number(row.unexcused ?? 0),
  }
}
