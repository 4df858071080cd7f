import type { Tx } from '#lib/data/database'
import { schoolEntryOn } from '#lib/data/policies'
import { childReachSql } from '#lib/data/reach'
import { Prisma } from '#lib/generated/prisma/client'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { SchoolEntryRule } from '#lib/rules/policy/profile'
import {
  AGE_GAP_YEARS,
  type Contradiction,
  isContradiction,
  RECENT_DAYS,
  STRUCK_OFF_WITHIN_DAYS,
} from '#lib/rules/rolls/quality'
import { schoolAgeBirths, schoolYearOf } from '#lib/rules/rolls/school-age'

export const CONTRADICTIONS_PER_PAGE = 50

type Row = {
  readonly kind: string
  readonly childId: string
  readonly name: string
  readonly caseId: string | null
  readonly school: string | null
  readonly class: string | null
  readonly township: string | null
}

/** 说不通的各处：每一处一行，连同该去弄清的学校或乡镇。全由现在的记录推出，弄清了就不再出现。 */
export async function listContradictions(
  tx: Tx,
  actor: Official,
  today: PlainDate,
  asked: { readonly kind?: Contradiction; readonly page: number },
) {
  const all = everyKind(actor, today, await schoolEntryOn(tx, actor, today))
  const rows = await tx.$queryRaw<Row[]>`
    select q.kind, c.id as "childId", c.name, q.case_id as "caseId", s.name as school, k.name as class, t.name as township
    from (${all}) q join app.child c on c.tenant_id = ${actor.tenantId}::uuid and c.id = q.child_id
    left join app.unit s on s.tenant_id = c.tenant_id and s.id = c.school_id
    left join app.unit k on k.tenant_id = c.tenant_id and k.id = c.class_id
    left join app.unit t on t.tenant_id = c.tenant_id and t.id = c.township_id
    where ${asked.kind ? Prisma.sql`q.kind = ${asked.kind}` : Prisma.sql`true`}
    order by q.kind, s.code, k.code, c.name_pinyin, c.id
    limit ${CONTRADICTIONS_PER_PAGE} offset ${(asked.page - 1) * CONTRADICTIONS_PER_PAGE}`
  const counts = await tx.$queryRaw<
    { kind: string; n: bigint }[]
  >`select q.kind, count(*) as n from (${all}) q group by q.kind`
  return {
    rows: rows.flatMap(({ kind, ...row }) => (isContradiction(kind) ? [{ ...row, kind }] : [])),
    counts: new Map(counts.map(({ kind, n }) => [kind, Number(n)])),
  }
}

export type ContradictionRow = Awaited<ReturnType<typeof listContradictions>>['rows'][number]

function everyKind(actor: Official, today: PlainDate, entry: SchoolEntryRule): Prisma.Sql {
  const reach = Prisma.sql`${childReachSql(actor)} and c.status <> 'retired'`
  const since = addDays(today, -RECENT_DAYS)
  const { from, to } = schoolAgeBirths(entry, today)
  // 该入学的那年：截止日之后出生的晚一年（L1-11）。
  const entryYear = Prisma.sql`(extract(year from c.birth_on) + ${entry.age}
    + case when to_char(c.birth_on, 'MM-DD') > ${entry.cutOff} then 1 else 0 end)`
  const gone = Prisma.sql`(select count(*) from app.absence a join app.roll_call r on r.tenant_id = a.tenant_id and r.id = a.roll_call_id
    where a.tenant_id = c.tenant_id and a.child_id = c.id and a.reason = 'unexcused' and a.day >= ${since}::date and r.replaced_by_id is null`
  const held = Prisma.sql`(select count(*) from app.roll_call r where r.tenant_id = c.tenant_id and r.class_id = c.class_id
    and r.day >= ${since}::date and r.replaced_by_id is null)`
  const kinds = [
    Prisma.sql`select 'returned_but_absent' as kind, c.id as child_id, d.id as case_id from app.child c
      join app.dropout_case d on d.tenant_id = c.tenant_id and d.child_id = c.id and d.state in ('returned', 'observed')
      where ${reach} and ${gone} and a.day > d.returned_on) > 0`,
    Prisma.sql`select 'struck_off_but_absent', c.id, d.id from app.child c
      join app.dropout_case d on d.tenant_id = c.tenant_id and d.child_id = c.id and d.close_reason = 'returned_to_school'
        and d.closed_at >= ${addDays(today, -STRUCK_OFF_WITHIN_DAYS)}::date
      where ${reach} and ${held} > 0 and ${gone}) >= ${held}`,
    Prisma.sql`select 'class_of_another_school', c.id, null::uuid from app.child c
      join app.unit k on k.tenant_id = c.tenant_id and k.id = c.class_id
      join app.unit g on g.tenant_id = c.tenant_id and g.id = k.parent_id
      where ${reach} and g.parent_id <> c.school_id and k.parent_id <> c.school_id`,
    Prisma.sql`select 'enrolled_without_class', c.id, null::uuid from app.child c where ${reach} and c.status = 'enrolled' and c.class_id is null`,
    Prisma.sql`select 'age_out_of_grade', c.id, null::uuid from app.child c
      join app.unit k on k.tenant_id = c.tenant_id and k.id = c.class_id and k.grade_no is not null
      where ${reach} and abs(${schoolYearOf(today)} - ${entryYear} - k.grade_no + 1) >= ${AGE_GAP_YEARS}`,
    Prisma.sql`select 'never_enrolled_without_case', c.id, null::uuid from app.child c
      where ${reach} and c.status = 'never_enrolled' and c.birth_on between ${from}::date and ${to}::date
        and not exists (select 1 from app.dropout_case d where d.tenant_id = c.tenant_id and d.child_id = c.id and d.closed_at is null)`,
    Prisma.sql`select 'no_guardian', c.id, null::uuid from app.child c where ${reach}
      and not exists (select 1 from app.guardian g where g.tenant_id = c.tenant_id and g.child_id = c.id)`,
    Prisma.sql`select 'no_residence', c.id, null::uuid from app.child c where ${reach} and c.township_id is null`,
  ]
  return Prisma.join(kinds, ' union all ')
}
