import type { Tx } from '#lib/data/database'
import { schoolingsOn } from '#lib/data/placements/schoolings'
import { schoolEntryOn } from '#lib/data/policies'
import { childReachSql } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { Prisma } from '#lib/generated/prisma/client'
import { dayOf, endOfDay, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { STANDING_OF, STATES_OF_LINE } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'
import { schoolingText } from '#lib/rules/placements/schooling'
import type { SchoolAgeRow } from '#lib/rules/rolls/ledger-rows'
import { type Births, bandBirths, schoolAgeBirths } from '#lib/rules/rolls/school-age'
import { isStudyStatus } from '#lib/rules/rolls/study-status'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { ledgerChildren } from './ledger-children.ts'

export const CHILDREN_PER_PAGE = 50
/** 回到课堂的不算离校；其余未结的疑似辍学线都算。 */
export const GONE = STATES_OF_LINE.truancy.filter(
  (state) => STANDING_OF[state] === 'open' && !['returned', 'observed'].includes(state),
)

/** 并掉的登记，完成九年义务教育的：那天起不在台账上，之前的日子仍在。 */
export const OFF_THE_LEDGER = ['retired', 'graduated']

type Found = {
  id: string
  study: string
  caseId: string | null
  schoolName: string | null
  className: string | null
  recordedAt: Date
}

/** 哪一页；不给页码就是全部（打印、导出）。`today` 用来认出「就是今天」，今天的不必翻历史。 */
export type SchoolAgePage = { readonly today: PlainDate; readonly page?: number }

/**
 * 适龄儿童台账某一天的一页，或全部。就学状态在 SQL 里照 lib/rules/rolls/study-status.ts 推算，
 * 两种说法由 list-school-age.db.test.ts 的重放对照。先在儿童表上分页再推算；只有按就学状态筛、
 * 或照过去某天按常住、学校筛的，才须逐人推算之后分页。
 */
export async function listSchoolAge(
  tx: Tx,
  actor: Official,
  keys: FieldKeys,
  filter: LedgerFilter,
  { today, page }: SchoolAgePage,
): Promise<{ rows: readonly SchoolAgeRow[]; total: number }> {
  const after = onlyAfter(filter, today)
  // 第一页写死条数：计划不看参数（ADR 0074），不知道只要五十行，就会把全县取齐了再排。
  const limit =
    page === undefined
      ? Prisma.empty
      : page === 1
        ? Prisma.raw(`limit ${CHILDREN_PER_PAGE}`)
        : Prisma.sql`limit ${CHILDREN_PER_PAGE} offset ${(page - 1) * CHILDREN_PER_PAGE}`
  const picked = pickedOn(actor, await birthsOn(tx, actor, filter), filter, today, after ? null : filter)
  const [counted] = await tx.$queryRaw<{ total: bigint }[]>`select count(*) as total from (${
    after ? Prisma.sql`select id from (${stoodOn(filter, picked)}) s where ${chosen(filter)}` : picked
  }) n`
  const found = await tx.$queryRaw<Found[]>`
    select s.id, s.study, s."caseId", s.recorded_at as "recordedAt", u.name as "schoolName", k.name as "className"
    from (${stoodOn(filter, after ? picked : Prisma.sql`${picked} ${IN_ORDER} ${limit}`)}) s
    left join app.unit u on u.tenant_id = ${actor.tenantId}::uuid and u.id = s.school
    left join app.unit k on k.tenant_id = ${actor.tenantId}::uuid and k.id = s.class
    where ${after ? chosen(filter) : Prisma.sql`true`}
    order by s.township_id, s.village_id, s.birth_on, s.id ${after ? limit : Prisma.empty}`
  const ids = found.map(({ id }) => id)
  const children = await ledgerChildren(tx, actor, keys, ids, filter.on)
  const schoolings = await schoolingsOn(tx, actor, ids, filter.on)
  const rows = found.flatMap((one): SchoolAgeRow[] => {
    const child = children.get(one.id)
    if (!child || !isStudyStatus(one.study)) return []
    return [
      {
        ...child,
        schoolName: one.schoolName ?? '',
        className: one.className ?? '',
        status: one.study,
        schooling: schoolingText(schoolings.get(one.id)),
        caseId: one.caseId,
        registeredOn: dayOf(instant(one.recordedAt.getTime())),
      },
    ]
  })
  return { rows, total: Number(counted?.total ?? 0) }
}

const IN_ORDER = Prisma.sql`order by township_id, village_id, birth_on, id`

/** 按就学状态筛、或照过去某天按常住、学校筛的，须逐人推算之后再筛。 */
function onlyAfter(filter: LedgerFilter, today: PlainDate): boolean {
  const { status, on, townshipId, villageId, schoolId, classId } = filter
  return (
    status !== undefined || (on !== today && (townshipId ?? villageId ?? schoolId ?? classId) !== undefined)
  )
}

/** 同一份行的编号，同一个次序；导出登记记的就是这些。 */
export async function schoolAgeIds(
  tx: Tx,
  actor: Official,
  filter: LedgerFilter,
  today: PlainDate,
): Promise<readonly string[]> {
  const after = onlyAfter(filter, today)
  const picked = pickedOn(actor, await birthsOn(tx, actor, filter), filter, today, after ? null : filter)
  const found = await tx.$queryRaw<{ id: string }[]>`select id from (${
    after ? Prisma.sql`select s.* from (${stoodOn(filter, picked)}) s where ${chosen(filter)}` : picked
  }) n ${IN_ORDER}`
  return found.map(({ id }) => id)
}

async function birthsOn(tx: Tx, actor: Official, { on, band }: LedgerFilter): Promise<Births> {
  const rule = await schoolEntryOn(tx, actor, on)
  return band ? bandBirths(rule, on, band) : schoolAgeBirths(rule, on)
}

/** 可及的适龄儿童：按出生日在区间之内，或那天在校、有未结个案的。 */
function pickedOn(
  actor: Official,
  { from, to }: Births,
  { on, category, band }: LedgerFilter,
  today: PlainDate,
  now: Pick<LedgerFilter, 'townshipId' | 'villageId' | 'schoolId' | 'classId'> | null,
): Prisma.Sql {
  const until = new Date(endOfDay(on))
  // 超了学龄的，那天在班里、有未结个案的仍在台账上；今天的照登记看，用得上索引。
  const beyond = band
    ? Prisma.sql`false`
    : on === today
      ? Prisma.sql`c.class_id is not null or exists (select 1 from app.dropout_case o
          where o.tenant_id = c.tenant_id and o.child_id = c.id and o.closed_at is null)`
      : Prisma.sql`exists (select 1 from app.class_enrolment e where e.tenant_id = c.tenant_id and e.child_id = c.id
            and e.from_on <= ${on}::date and (e.to_on is null or e.to_on >= ${on}::date))
          or exists (select 1 from app.dropout_case o where o.tenant_id = c.tenant_id and o.child_id = c.id
            and o.opened_at <= ${until} and (o.closed_at is null or o.closed_at > ${until}))`
  const more = [
    ...(now?.townshipId ? [Prisma.sql`c.township_id = ${now.townshipId}::uuid`] : []),
    ...(now?.villageId ? [Prisma.sql`c.village_id = ${now.villageId}::uuid`] : []),
    ...(now?.schoolId ? [Prisma.sql`c.school_id = ${now.schoolId}::uuid`] : []),
    ...(now?.classId ? [Prisma.sql`c.class_id = ${now.classId}::uuid`] : []),
    ...(category
      ? [
          Prisma.sql`exists (select 1 from app.child_category t where t.tenant_id = c.tenant_id and t.child_id = c.id
            and t.category = ${category} and t.from_on <= ${on}::date and (t.to_on is null or t.to_on >= ${on}::date))`,
        ]
      : []),
  ]
  return Prisma.sql`select c.* from app.child c where ${childReachSql(actor)} and c.recorded_at <= ${until}
    and c.birth_on <= ${to}::date and (c.birth_on >= ${from}::date or ${beyond})
    and (c.status <> all (${OFF_THE_LEDGER}) or exists (select 1 from app.child_history r where r.tenant_id = c.tenant_id
      and r.child_id = c.id and r.until_at > ${until} and r.status <> all (${OFF_THE_LEDGER})))
    ${more.length > 0 ? Prisma.sql`and ${Prisma.join(more, ' and ')}` : Prisma.empty}`
}

/** 各带那天的学校、班、就学状态、未结个案。 */
function stoodOn({ on }: LedgerFilter, picked: Prisma.Sql): Prisma.Sql {
  const until = new Date(endOfDay(on))
  return Prisma.sql`
    select c.id, c.birth_on, c.recorded_at, c.township_id, c.village_id, k.id as "caseId",
      case when h.id is null then c.township_id else h.township_id end as township,
      case when h.id is null then c.village_id else h.village_id end as village,
      coalesce(e.class_id, case when h.id is null then c.class_id else h.class_id end) as class,
      coalesce(e.school_id, case when h.id is null then c.school_id else h.school_id end) as school,
      case when k.gone and k.confirmed then 'dropped_out' when k.gone then 'suspected'
        when coalesce(h.status, c.status) in ('study_leave', 'home_teaching', 'away') then coalesce(h.status, c.status)
        when e.class_id is not null then 'enrolled'
        when coalesce(h.status, c.status) = 'enrolled' and later.id is not null then 'never_enrolled'
        else coalesce(h.status, c.status) end as study
    from (${picked}) c
    left join lateral (select h.* from app.child_history h where h.tenant_id = c.tenant_id and h.child_id = c.id
      and h.until_at > ${until} order by h.until_at limit 1) h on true
    left join lateral (select e.class_id, g.parent_id as school_id from app.class_enrolment e
      join app.unit k on k.tenant_id = e.tenant_id and k.id = e.class_id
      join app.unit g on g.tenant_id = e.tenant_id and g.id = k.parent_id
      where e.tenant_id = c.tenant_id and e.child_id = c.id and e.from_on <= ${on}::date
        and (e.to_on is null or e.to_on >= ${on}::date) order by e.from_on desc limit 1) e on true
    left join lateral (select e.id from app.class_enrolment e where e.tenant_id = c.tenant_id and e.child_id = c.id
      and e.from_on > ${on}::date and (h.id is null or e.from_on < (h.until_at at time zone 'Asia/Shanghai')::date)
      limit 1) later on true
    left join lateral (select d.id, d.line = 'truancy' and last.to_state = any (${GONE}) as gone,
        exists (select 1 from app.case_step f where f.tenant_id = d.tenant_id and f.case_id = d.id
          and f.verb = 'confirm_dropout' and f.recorded_at <= ${until}) as confirmed
      from app.dropout_case d
      join lateral (select s.to_state from app.case_step s where s.tenant_id = d.tenant_id and s.case_id = d.id
        and s.recorded_at <= ${until} order by s.ordinal desc limit 1) last on true
      where d.tenant_id = c.tenant_id and d.child_id = c.id and last.to_state <> 'struck_off'
      order by gone desc, confirmed desc, d.opened_at desc limit 1) k on true`
}

/** 照那天的常住、学校、班、状态筛。 */
function chosen({ townshipId, villageId, schoolId, classId, status }: LedgerFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    ...(townshipId ? [Prisma.sql`s.township = ${townshipId}::uuid`] : []),
    ...(villageId ? [Prisma.sql`s.village = ${villageId}::uuid`] : []),
    ...(schoolId ? [Prisma.sql`s.school = ${schoolId}::uuid`] : []),
    ...(classId ? [Prisma.sql`s.class = ${classId}::uuid`] : []),
    ...(status ? [Prisma.sql`s.study = ${status}`] : []),
  ]
  return Prisma.join(conditions, ' and ')
}
