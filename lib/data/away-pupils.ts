import { Prisma } from '#lib/generated/prisma/client'
import { type AbsenceReason, isAbsenceReason } from '#lib/rules/attendance/absence-reasons'
import type { MarkedDay } from '#lib/rules/attendance/streaks'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Clockwork } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { LEAVE_ENDS_WITH_PLACEMENT } from './leaves.ts'
import type { RollCallGround, RosterPupil } from './roll-call-ground.ts'

/** 找哪一种：还没有旷课个案的（要立案），有案在劝返中的（要再报一次）。 */
export type AwayKind = 'without_case' | 'in_persuasion'

/** 上一次点名无故未到的一名学生，连同他近来的出勤。 */
export type AwayPupil = {
  readonly room: Pick<
    RollCallGround['class'],
    'id' | 'gradeNo' | 'schoolId' | 'schoolCode' | 'schoolTownshipId'
  >
  readonly pupil: Omit<RosterPupil, 'name' | 'seatNo'>
  /** 在劝返中的那件案，连同它上一次起算书面报告的时刻；没有案的为空。 */
  readonly held: { readonly caseId: string; readonly reportStartedAt: Instant | null } | null
  /** 点了名的日子各一条；没有点名而有假条的日子，照假条。 */
  readonly marks: readonly MarkedDay[]
}

type Row = {
  readonly id: string
  readonly gradeNo: number | null
  readonly schoolId: string
  readonly schoolCode: string
  readonly schoolTownshipId: string | null
  readonly childId: string
  readonly villageId: string | null
  readonly townshipId: string | null
  readonly householdTownshipId: string | null
  readonly caseId: string | null
  readonly reportStartedAt: Date | null
  readonly calls: readonly { readonly day: string; readonly reason: string | null }[] | null
  readonly leaves: readonly { readonly fromOn: string; readonly toOn: string; readonly kind: string }[] | null
}

/** 连续缺勤回看多远：寒暑假之前的那一天也要看得到。 */
const LOOK_BACK_DAYS = 120

/**
 * 全租户此刻「在走的缺勤」：每班最近一次点名里的无故者；换了班、换班以后还没有点到过他的，看原来那个班里的最后一次。
 * 人数是缺勤的人数，不是学生的人数。出勤照他那天所在的班看，换班不把时钟清零。
 * `only` 给出时只问这一名。在劝返中的，只找没有书面报告在走的。
 */
export async function listAwayPupils(
  tx: Tx,
  clock: Clockwork,
  today: PlainDate,
  kind: AwayKind,
  only: string | null = null,
): Promise<readonly AwayPupil[]> {
  const standing =
    kind === 'without_case'
      ? Prisma.sql`d.id is null`
      : Prisma.sql`d.state = 'persuading' and not exists (select 1 from app.deadline w where w.tenant_id = d.tenant_id
          and w.subject_id = d.id and w.duty = 'written_report' and w.status in ('running', 'paused'))`
  const rows = await tx.$queryRaw<Row[]>`
    select c.id, c.grade_no as "gradeNo", s.id as "schoolId", s.code as "schoolCode", s.township_id as "schoolTownshipId",
      k.id as "childId", k.village_id as "villageId", k.township_id as "townshipId",
      k.household_township_id as "householdTownshipId", d.id as "caseId",
      (select max(w.start_at) from app.deadline w where w.tenant_id = d.tenant_id and w.subject_id = d.id
        and w.duty = 'written_report') as "reportStartedAt",
      (select json_agg(json_build_object('day', r.day, 'reason', x.reason) order by r.day) from app.roll_call r
        left join app.absence x on x.tenant_id = r.tenant_id and x.roll_call_id = r.id and x.child_id = k.id
        where r.tenant_id = c.tenant_id and r.session = 'morning' and r.replaced_by_id is null
        and r.day > ${today}::date - ${LOOK_BACK_DAYS}::int and exists (select 1 from app.class_enrolment e where ${ON_ROLL}
          and e.child_id = k.id)) as calls,
      (select json_agg(json_build_object('fromOn', l.from_on, 'toOn', ${LEAVE_ENDS_WITH_PLACEMENT}, 'kind', l.kind)) from app.leave l
        where l.tenant_id = k.tenant_id and l.child_id = k.id and l.to_on > ${today}::date - ${LOOK_BACK_DAYS}::int) as leaves
    from (${lastAway(clock, today)}) away
    join app.child k on k.tenant_id = ${clock.tenantId}::uuid and k.id = away.child_id
    join app.unit c on c.tenant_id = k.tenant_id and c.id = k.class_id and c.kind = 'class'
    join app.unit g on g.tenant_id = c.tenant_id and g.id = c.parent_id
    join app.unit s on s.tenant_id = c.tenant_id and s.kind = 'school' and s.id in (g.id, g.parent_id)
    left join app.dropout_case d on d.tenant_id = k.tenant_id and d.child_id = k.id and d.line = 'truancy'
      and d.closed_at is null
    where (${only}::uuid is null or k.id = ${only}::uuid) and ${standing}
    order by k.id`
  return rows.map(awayOf)
}

// 点名 `r` 那天，`e` 这一行把人放在那个班里。
const ON_ROLL = Prisma.sql`e.tenant_id = r.tenant_id and e.class_id = r.class_id and e.from_on <= r.day and (e.to_on is null or e.to_on >= r.day)`

/** 最后一次点到他时无故未到的：按班取最近一次，用得上索引；另加换了班的。 */
function lastAway(clock: Clockwork, today: PlainDate): Prisma.Sql {
  const tenant = Prisma.sql`${clock.tenantId}::uuid`
  const since = Prisma.sql`${today}::date - ${LOOK_BACK_DAYS}::int`
  return Prisma.sql`
    select k.id as child_id from app.unit c
    cross join lateral (
      select r.id from app.roll_call r where r.tenant_id = c.tenant_id and r.class_id = c.id and r.session = 'morning'
      and r.replaced_by_id is null and r.day > ${since} order by r.day desc limit 1
    ) last
    join app.absence a on a.tenant_id = c.tenant_id and a.roll_call_id = last.id and a.reason = 'unexcused'
    join app.child k on k.tenant_id = a.tenant_id and k.id = a.child_id and k.class_id = c.id
    where c.tenant_id = ${tenant} and c.kind = 'class'
    union
    select a.child_id from app.absence a
    join app.roll_call o on o.tenant_id = a.tenant_id and o.id = a.roll_call_id and o.session = 'morning' and o.replaced_by_id is null
    join app.child k on k.tenant_id = a.tenant_id and k.id = a.child_id and k.class_id <> a.class_id
    where a.tenant_id = ${tenant} and a.reason = 'unexcused' and a.day > ${since} and not exists (
      select 1 from app.class_enrolment e join app.roll_call r on ${ON_ROLL} and r.session = 'morning' and r.replaced_by_id is null
      where e.tenant_id = a.tenant_id and e.child_id = a.child_id and r.day > a.day)`
}

function awayOf({
  childId,
  villageId,
  townshipId,
  householdTownshipId,
  calls,
  leaves,
  caseId,
  reportStartedAt,
  ...room
}: Row): AwayPupil {
  const called = (calls ?? []).map(
    ({ day, reason }): MarkedDay => ({
      day: plainDate(day),
      mark: reason === null ? 'present' : reasonOf(reason),
    }),
  )
  const excused = (leaves ?? []).flatMap(({ fromOn, toOn, kind }): MarkedDay[] =>
    daysFrom(fromOn, toOn).map((day) => ({ day, mark: kind === 'sick' ? 'sick' : 'personal' })),
  )
  const spoken = new Set(called.map(({ day }) => day))
  return {
    room,
    pupil: { childId, villageId, townshipId, householdTownshipId },
    held:
      caseId === null
        ? null
        : { caseId, reportStartedAt: reportStartedAt ? instant(reportStartedAt.getTime()) : null },
    marks: [...called, ...excused.filter(({ day }) => !spoken.has(day))],
  }
}

function daysFrom(fromOn: string, toOn: string): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = plainDate(fromOn); day <= toOn; day = addDays(day, 1)) days.push(day)
  return days
}

function reasonOf(text: string): AbsenceReason {
  if (!isAbsenceReason(text)) throw new Error(`an unknown absence reason is stored: ${text}`)
  return text
}
