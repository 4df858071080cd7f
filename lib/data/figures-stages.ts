import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CASE_STATES, type CaseState } from '#lib/rules/cases/case-states'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { caseReach } from './reach.ts'

/** 一个阶段：几件，自立案起的天数中位与最长。 */
export type Stage = {
  readonly state: CaseState
  readonly count: number
  readonly medianDays: number
  readonly longestDays: number
}

type Row = { state: string; count: number; medianDays: number; longestDays: number }

/**
 * 未销号的个案按阶段的件数与年龄，按个案走的次序；没有个案的阶段不列。一条语句。
 * 只给教育局与督学：范围是全县，或督学的学校。
 */
export async function listStages(tx: Tx, actor: Official, today: PlainDate): Promise<readonly Stage[]> {
  const whole = actor.role === 'bureau'
  const units = actor.role === 'inspector' ? [...actor.unitIds] : []
  const rows = await tx.$queryRaw<Row[]>`
    select k.state, count(*)::int as "count",
      percentile_disc(0.5) within group (order by ${today}::date - (k.opened_at at time zone 'Asia/Shanghai')::date)::int as "medianDays",
      max(${today}::date - (k.opened_at at time zone 'Asia/Shanghai')::date)::int as "longestDays"
    from app.dropout_case k
    where k.tenant_id = ${actor.tenantId}::uuid and k.state <> 'struck_off'
      and (${whole} or k.school_id = any (${units}::uuid[]))
    group by k.state`
  return CASE_STATES.flatMap((state) => {
    const row = rows.find((one) => one.state === state)
    return row ? [{ ...row, state }] : []
  })
}

/** 未结个案按学校的件数，给督学的学校表；与台账「未结」同一个条件。 */
export async function countOpenBySchool(tx: Tx, actor: Official): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.dropoutCase.groupBy({
    by: ['schoolId'],
    where: { AND: [caseReach(actor), { state: { not: 'struck_off' } }] },
    _count: { _all: true },
  })
  return new Map(rows.flatMap(({ schoolId, _count }) => (schoolId ? [[schoolId, _count._all] as const] : [])))
}

/** 未结个案的件数，和其中认定辍学的；与台账「未结」同一个条件。 */
export async function countOpenCases(
  tx: Tx,
  actor: Official | Clockwork,
): Promise<{ readonly open: number; readonly confirmed: number }> {
  const open = await tx.dropoutCase.count({
    where: { AND: [caseReach(actor), { state: { not: 'struck_off' } }] },
  })
  const confirmed = await tx.dropoutCase.count({
    where: { AND: [caseReach(actor), { state: 'confirmed_dropout' }] },
  })
  return { open, confirmed }
}
