import type { Instant } from '#lib/rules/calendar/instant'
import { type Agency, sumByAgency } from '#lib/rules/figures/agencies'
import { isLevel, LEVELS, type Level } from '#lib/rules/figures/on-time'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { clockWhere } from './figures-clocks.ts'

/** 一个单位在一级上近 30 天到期几项、按期几项。`unitId` 是学校，或承担签收、入户的乡镇。 */
export type LevelShare = {
  readonly level: Level
  readonly unitId: string
  readonly settled: number
  readonly onTime: number
}

const BY_TOWNSHIP: readonly Level[] = ['township_receipt', 'township_visit']

/**
 * 每一级的按期率，按学校（当天报告、劝返、书面报告、会签）与乡镇（签收、入户）。
 * 与时限行页同一个条件，差的只是事项与单位。两条语句。
 */
export async function countLevelShares(
  tx: Tx,
  actor: Official,
  now: Instant,
): Promise<readonly LevelShare[]> {
  return (await countOnTime(tx, actor, now)).shares
}

type Settled = {
  readonly settled: Readonly<Record<Agency, number>>
  readonly onTime: Readonly<Record<Agency, number>>
}

/** 近 30 天到期的与其中按期的，既按机关，也按每一级的单位；同样两条语句，两种看法对得上。 */
export async function countOnTime(
  tx: Tx,
  actor: Official,
  now: Instant,
): Promise<Settled & { readonly shares: readonly LevelShare[] }> {
  const shares = new Map<string, { level: Level; unitId: string; settled: number; onTime: number }>()
  const byRole: Record<'settled' | 'on_time', { role: string; count: number }[]> = {
    settled: [],
    on_time: [],
  }
  for (const set of ['settled', 'on_time'] as const) {
    const rows = await tx.deadline.groupBy({
      by: ['ownerRole', 'duty', 'schoolId', 'ownerUnitId'],
      where: clockWhere(actor, { set }, now),
      _count: { _all: true },
    })
    for (const { ownerRole, duty, schoolId, ownerUnitId, _count } of rows) {
      byRole[set].push({ role: ownerRole, count: _count._all })
      if (!isLevel(duty)) continue
      const unitId = BY_TOWNSHIP.includes(duty) ? ownerUnitId : schoolId
      if (unitId === null) continue
      const key = `${duty} ${unitId}`
      const share = shares.get(key) ?? { level: duty, unitId, settled: 0, onTime: 0 }
      if (set === 'settled') share.settled += _count._all
      else share.onTime += _count._all
      shares.set(key, share)
    }
  }
  return {
    settled: sumByAgency(byRole.settled),
    onTime: sumByAgency(byRole.on_time),
    shares: [...shares.values()],
  }
}

/** 这一级按学校还是按乡镇分。 */
export function splitBy(level: Level): 'school' | 'unit' {
  return BY_TOWNSHIP.includes(level) ? 'unit' : 'school'
}

/** 这样分的各级，照办理的先后。 */
export function levelsSplitBy(place: 'school' | 'unit'): readonly Level[] {
  return LEVELS.filter((level) => splitBy(level) === place)
}
