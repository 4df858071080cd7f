import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import {
  COMPARATOR_OF,
  INDICATORS,
  type Indicator,
  type IndicatorLine,
} from '#lib/rules/figures/control-line'
import { type Cohort, RETENTION_SPANS, type RetentionSpan } from '#lib/rules/figures/retention-rates'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'

export type SetLine = IndicatorLine & {
  readonly id: string
  readonly setBy: string
  readonly setAt: Instant
}

/** 县里另定的线，先定的在前。 */
export async function listSetLines(tx: Tx, actor: Official | Clockwork): Promise<readonly SetLine[]> {
  const rows = await tx.controlLine.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      indicator: true,
      basisPoints: true,
      schoolYear: true,
      source: true,
      recordedAt: true,
      person: { select: { name: true } },
    },
  })
  return rows.flatMap((row) => {
    const indicator = INDICATORS.find((one) => one === row.indicator)
    if (!indicator) return []
    return [
      {
        id: row.id,
        indicator,
        percent: row.basisPoints / 100,
        comparator: COMPARATOR_OF[indicator],
        clause: 'NA-8.4',
        fromYear: row.schoolYear,
        source: row.source,
        setBy: row.person.name,
        setAt: instant(row.recordedAt.getTime()),
      },
    ]
  })
}

/** 文件里的线，写成同一个样子。 */
export function documentLines(profile: Pick<PolicyProfile, 'controlLines'>): readonly IndicatorLine[] {
  return profile.controlLines.map(({ value, clause }) => ({ ...value, clause, source: null }))
}

/** 定下一条线；给出它的 id。 */
export async function insertControlLine(
  tx: Tx,
  actor: Official,
  line: {
    readonly indicator: Indicator
    readonly basisPoints: number
    readonly schoolYear: number
    readonly source: string
  },
): Promise<string> {
  const id = newId()
  await tx.controlLine.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...line,
      comparator: COMPARATOR_OF[line.indicator],
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

export type CohortBase = Omit<Cohort, 'enrolledNow'> & {
  readonly id: string
  readonly span: RetentionSpan
  readonly entryYear: number
  readonly source: string
}

/** 各届的基数，一届一段只给最后填的一份。 */
export async function listCohortBases(tx: Tx, actor: Official | Clockwork): Promise<readonly CohortBase[]> {
  const rows = await tx.cohortBase.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  })
  const latest = new Map<string, CohortBase>()
  for (const row of rows) {
    const span = RETENTION_SPANS.find((one) => one === row.span)
    if (!span) continue
    const { id, entryYear, admitted, transferredIn, transferredOut, deceased, source } = row
    latest.set(`${span} ${entryYear}`, {
      ...{ id, span, entryYear, admitted, transferredIn, transferredOut, deceased, source },
    })
  }
  return [...latest.values()]
}

/** 填下一届的基数；给出它的 id。 */
export async function insertCohortBase(
  tx: Tx,
  actor: Official,
  base: Omit<CohortBase, 'id'>,
): Promise<string> {
  const id = newId()
  await tx.cohortBase.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      ...base,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
  return id
}

/** 某日在某年级就读的人数，按年级：毕业年级的人数是巩固率的分子。只给教育局与时钟。 */
export async function countByGrade(
  tx: Tx,
  actor: Official | Clockwork,
  day: PlainDate,
): Promise<ReadonlyMap<number, number>> {
  const whole = actor.kind === 'clock' || actor.role === 'bureau'
  const rows = await tx.$queryRaw<{ grade: number; pupils: number }[]>`
    select c.grade_no as "grade", count(distinct e.child_id)::int as "pupils"
    from app.class_enrolment e join app.unit c on c.tenant_id = e.tenant_id and c.id = e.class_id
    where e.tenant_id = ${actor.tenantId}::uuid and ${whole} and c.grade_no is not null
      and e.from_on <= ${day}::date and (e.to_on is null or e.to_on >= ${day}::date)
    group by 1`
  return new Map(rows.map(({ grade, pupils }) => [grade, pupils]))
}
