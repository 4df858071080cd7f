import type { Tx } from '#lib/data/database'
import type { Instant } from '#lib/rules/calendar/instant'
import { type CaseState, isCaseState, STANDING_OF } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'
import { type CaseFilter, casesWhere } from './list-cases.ts'

export type UnitLevel = 'township' | 'school' | 'class'

/** 一个单位名下的个案：共几件、未结几件、已结几件、各状态几件；没有单位的 id 为空。 */
export type UnitCases = {
  readonly id: string | null
  readonly name: string
  readonly total: number
  readonly open: number
  readonly closed: number
  readonly late: number
  readonly states: readonly { readonly state: CaseState; readonly count: number }[]
}

const COLUMN = { township: 'townshipId', school: 'schoolId', class: 'classId' } as const
const NO_UNIT: Readonly<Record<UnitLevel, string>> = {
  township: '还没有归到乡镇',
  school: '不在任何学校（未入学）',
  class: '不在任何班级（未入学）',
}

/**
 * 四级台账（DDK-4.3.2）的一级：同一些行，按单位数；各单位加起来就是总数，没有单位的也是一行。
 * 三条语句。
 */
export async function countCasesByUnit(
  tx: Tx,
  actor: Official,
  filter: CaseFilter,
  { level, now }: { readonly level: UnitLevel; readonly now: Instant },
): Promise<readonly UnitCases[]> {
  const column = COLUMN[level]
  const base = casesWhere(actor, filter, now)
  const where = filter.state ? { AND: [base, { state: filter.state }] } : base
  const counted = await tx.dropoutCase.groupBy({ by: [column, 'state'], where, _count: { _all: true } })
  const late = await tx.dropoutCase.groupBy({
    by: [column],
    where: { AND: [where, casesWhere(actor, { clock: 'late' }, now)] },
    _count: { _all: true },
  })
  const lateOf = new Map(late.map((row) => [row[column], row._count._all]))
  const groups = new Map<string | null, { state: CaseState; count: number }[]>()
  for (const row of counted) {
    if (!isCaseState(row.state)) continue
    const group = groups.get(row[column]) ?? []
    group.push({ state: row.state, count: row._count._all })
    groups.set(row[column], group)
  }
  const names = await unitNames(tx, actor, [...groups.keys()])
  const rows = [...groups].map(([id, states]) => ({
    id,
    name: id === null ? NO_UNIT[level] : (names.get(id) ?? ''),
    ...sums(states),
    late: lateOf.get(id) ?? 0,
    states,
  }))
  return rows.toSorted((a, b) => b.open - a.open || b.total - a.total || (a.name < b.name ? -1 : 1))
}

function sums(states: readonly { readonly state: CaseState; readonly count: number }[]) {
  const total = states.reduce((sum, { count }) => sum + count, 0)
  const closed = states.reduce(
    (sum, { state, count }) => sum + (STANDING_OF[state] === 'closed' ? count : 0),
    0,
  )
  return { total, closed, open: total - closed }
}

/** 班级前面写上学校：只写“八年(2)班”，不知道是哪一所的。 */
async function unitNames(
  tx: Tx,
  actor: Official,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const units = await tx.unit.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids.filter((id) => id !== null) } },
    select: {
      id: true,
      kind: true,
      name: true,
      parent: { select: { kind: true, name: true, parent: { select: { kind: true, name: true } } } },
    },
  })
  return new Map(
    units.map(({ id, kind, name, parent }) => {
      const school = [parent, parent?.parent].find((above) => above?.kind === 'school')
      return [id, kind === 'class' && school ? `${school.name} ${name}` : name] as const
    }),
  )
}
