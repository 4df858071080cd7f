import { keepsLine, type LineVerdict } from './control-line.ts'
import type { StageStanding } from './line-standing.ts'
import { type Cell, suppressed } from './suppress.ts'

/** 一个学段：学年初在校、仍未复学的、守没守住本县的线。人数盖住时比率也不写，免得倒推。 */
export type StageCells = {
  readonly enrolled: number
  readonly out: Cell
  readonly percent: number | null
  readonly line: number | null
  readonly verdict: LineVerdict
}

/** 一个县交到市州的全部：班、校、时限照写，人数小的盖住；没有一个名字，没有一件个案。 */
export type CountyFigures = {
  readonly classesDue: number
  readonly classesSubmitted: number
  readonly schoolsDue: number
  readonly schoolsSilent: number
  readonly unexcused: Cell
  readonly openCases: Cell
  readonly confirmed: Cell
  readonly settled: number
  readonly onTime: number
  readonly broken: number
  readonly primary: StageCells
  readonly junior: StageCells
}

export type CountyCounts = Pick<
  CountyFigures,
  'classesDue' | 'classesSubmitted' | 'schoolsDue' | 'schoolsSilent' | 'settled' | 'onTime' | 'broken'
> & {
  readonly unexcused: number
  readonly openCases: number
  readonly confirmed: number
  readonly stages: readonly StageStanding[]
}

/** 数好的 → 可以交出去的。人数 1 至 4 的只剩「小于5」，由它算出的比率一并不写（F56）。 */
export function countyFigures({ stages, ...counts }: CountyCounts): CountyFigures {
  return {
    ...counts,
    unexcused: suppressed(counts.unexcused),
    openCases: suppressed(counts.openCases),
    confirmed: suppressed(counts.confirmed),
    primary: stageCells(stages.find(({ stage }) => stage === 'primary')),
    junior: stageCells(stages.find(({ stage }) => stage === 'junior')),
  }
}

function stageCells(standing: StageStanding | undefined): StageCells {
  if (!standing) return { enrolled: 0, out: 0, percent: null, line: null, verdict: 'unknown' }
  const { rate, line } = standing
  const out = suppressed(rate.numerator)
  return {
    enrolled: rate.denominator,
    out,
    percent: out === 'small' ? null : rate.percent,
    line: line?.percent ?? null,
    verdict: line ? keepsLine(rate, line) : 'unknown',
  }
}

/** 多久没有新数字算停了：夜里也数，两小时没有就是那边断了。 */
export const STALE_HOURS = 2

export function isStale(asOfMs: number, nowMs: number): boolean {
  return nowMs - asOfMs > STALE_HOURS * 3_600_000
}

const SLOT_MS = 30 * 60_000

/** 半点为一刻：同一刻几个后台一起数，也只留一行。 */
export function slotOf(nowMs: number): number {
  return Math.floor(nowMs / SLOT_MS) * SLOT_MS
}
