import type { Tx } from '#lib/data/database'
import { schoolEntryOn } from '#lib/data/policies'
import { childReachSql } from '#lib/data/reach'
import { Prisma } from '#lib/generated/prisma/client'
import { endOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { BandCount } from '#lib/rules/figures/enrolment-rates'
import type { Official } from '#lib/rules/people/actor'
import { bandBirths } from '#lib/rules/rolls/school-age'
import { isStudyStatus, ON_THE_ROLL } from '#lib/rules/rolls/study-status'
import { GONE, OFF_THE_LEDGER } from './list-school-age.ts'

/**
 * 那天每段学龄、每种就学状态各多少人；按段、按状态打开台账，恰是这么多行（ledger-rows.db.test.ts 逐一对照）。
 * 台账逐人推算，翻一页只推一页；这里要全县的数，整批取齐再连，五万人也在桌面的时间里。一条语句。
 */
export async function countByBand(tx: Tx, actor: Official, on: PlainDate): Promise<readonly BandCount[]> {
  const rule = await schoolEntryOn(tx, actor, on)
  const [primary, junior] = [bandBirths(rule, on, 'primary'), bandBirths(rule, on, 'junior')]
  const until = new Date(endOfDay(on))
  const tenant = Prisma.sql`${actor.tenantId}::uuid`
  const rows = await tx.$queryRaw<{ band: 'primary' | 'junior'; study: string; children: number }[]>`
    with past as materialized (
      select distinct on (h.child_id) h.child_id, h.status, (h.until_at at time zone 'Asia/Shanghai')::date as until_on,
        bool_or(h.status <> all (${OFF_THE_LEDGER})) over (partition by h.child_id) as listed
      from app.child_history h
      where h.tenant_id = ${tenant} and h.until_at > ${until} order by h.child_id, h.until_at),
    seated as materialized (
      select e.child_id from app.class_enrolment e
      where e.tenant_id = ${tenant} and e.from_on <= ${on}::date and (e.to_on is null or e.to_on >= ${on}::date)),
    later as materialized (
      select e.child_id, e.from_on from app.class_enrolment e where e.tenant_id = ${tenant} and e.from_on > ${on}::date),
    gone as materialized (
      select d.child_id, bool_or(exists (select 1 from app.case_step f where f.tenant_id = d.tenant_id and f.case_id = d.id
          and f.verb = 'confirm_dropout' and f.recorded_at <= ${until})) as confirmed
      from app.dropout_case d
      join lateral (select s.to_state from app.case_step s where s.tenant_id = d.tenant_id and s.case_id = d.id
        and s.recorded_at <= ${until} order by s.ordinal desc limit 1) last on true
      where d.tenant_id = ${tenant} and d.line = 'truancy' and d.opened_at <= ${until}
        and (d.closed_at is null or d.closed_at > ${until}) and last.to_state = any (${GONE})
      group by 1)
    select s.band, s.study, count(*)::int as children from (
      select case when c.birth_on >= ${primary.from}::date then 'primary' else 'junior' end as band,
        case when gone.confirmed then 'dropped_out' when gone.child_id is not null then 'suspected'
          when coalesce(past.status, c.status) = any (${[...ON_THE_ROLL]}) then coalesce(past.status, c.status)
          when c.id in (select child_id from seated) then 'enrolled'
          when coalesce(past.status, c.status) = 'enrolled' and exists (select 1 from later
            where later.child_id = c.id and (past.child_id is null or later.from_on < past.until_on)) then 'never_enrolled'
          else coalesce(past.status, c.status) end as study
      from app.child c
      left join past on past.child_id = c.id
      left join gone on gone.child_id = c.id
      where ${childReachSql(actor)} and c.recorded_at <= ${until}
        and c.birth_on between ${junior.from}::date and ${primary.to}::date
        and (c.status <> all (${OFF_THE_LEDGER}) or past.listed)) s
    group by 1, 2 order by 1, 2`
  return rows.flatMap(({ band, study, children }) =>
    isStudyStatus(study) ? [{ band, status: study, children }] : [],
  )
}
