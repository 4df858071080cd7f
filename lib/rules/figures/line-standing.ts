import type { AgeBand } from '#lib/rules/rolls/school-age'
import {
  distanceToLine,
  INDICATORS,
  type Indicator,
  type IndicatorLine,
  type LineDistance,
  lineFor,
  whatIf,
} from './control-line.ts'
import { dropoutRate } from './dropout-rates.ts'
import { type BandCount, bandEnrolment } from './enrolment-rates.ts'
import type { Rate } from './rate.ts'
import {
  type Cohort,
  GRADUATING_GRADE,
  RETENTION_SPANS,
  type RetentionSpan,
  retentionRate,
  SPAN_YEARS,
} from './retention-rates.ts'

type Stage = 'primary' | 'junior'

const STAGE_INDICATOR: Readonly<Record<Stage, Indicator>> = {
  primary: 'primary_dropout_rate',
  junior: 'junior_dropout_rate',
}

/** 一个指标的现状：比率、该守的线、离线还有几人；没有定线的、没有分母的，距离为 null。 */
export type Standing = {
  readonly indicator: Indicator
  readonly rate: Rate
  readonly line: IndicatorLine | null
  readonly distance: LineDistance | null
}

export type StageStanding = Standing & {
  readonly stage: Stage
  /** 到了乡镇而没有认定的人数，与他们若都认定的比率（F53）。 */
  readonly atRisk: number
  readonly ifConfirmed: Rate
}

type Counted = { readonly stage: Stage; readonly standing: 'out' | 'at_risk' }
type Enrolled = { readonly stage: Stage; readonly enrolled: number }

/** 小学、初中年辍学率各守没守住线；初中是重点监测学段，单列（NA-7.5）。 */
export function stageStandings(
  enrolled: readonly Enrolled[],
  counted: readonly Counted[],
  lines: readonly IndicatorLine[],
  year: number,
): readonly StageStanding[] {
  return (['primary', 'junior'] as const).map((stage) => {
    const indicator = STAGE_INDICATOR[stage]
    const out = counted.filter((one) => one.stage === stage && one.standing === 'out').length
    const atRisk = counted.filter((one) => one.stage === stage && one.standing === 'at_risk').length
    const base = enrolled.reduce((sum, one) => sum + (one.stage === stage ? one.enrolled : 0), 0)
    const rate = dropoutRate({ stillOut: out, enrolledAtStart: base })
    const line = lineFor(lines, indicator, year)
    return {
      stage,
      indicator,
      rate,
      line,
      distance: line ? distanceToLine(rate, line) : null,
      atRisk,
      ifConfirmed: whatIf(rate, -atRisk, '<'),
    }
  })
}

export type SpanStanding = Standing & { readonly span: RetentionSpan; readonly entryYear: number }

/** 各段巩固率；没有录入这一届基数的不列，不猜。小学六年、初中三年与九年守同一条线（DDK-2.2）。 */
export function spanStandings(
  bases: readonly (Omit<Cohort, 'enrolledNow'> & {
    readonly span: RetentionSpan
    readonly entryYear: number
  })[],
  pupilsOfGrade: ReadonlyMap<number, number>,
  lines: readonly IndicatorLine[],
  year: number,
): readonly SpanStanding[] {
  return RETENTION_SPANS.flatMap((span) => {
    const entryYear = graduatingEntryYear(span, year)
    const base = bases.find((one) => one.span === span && one.entryYear === entryYear)
    if (!base) return []
    const enrolledNow = pupilsOfGrade.get(GRADUATING_GRADE[span]) ?? 0
    const rate = retentionRate({ ...base, enrolledNow }, span)
    const line = lineFor(lines, 'retention_rate', year)
    const distance = line ? distanceToLine(rate, line) : null
    return [{ span, entryYear, indicator: 'retention_rate' as const, rate, line, distance }]
  })
}

export type BandStanding = Standing & { readonly band: AgeBand }

/** 小学、初中学龄的入学率各守没守住线（DDK-2.1，LX-1.3 只说小学）。 */
export function bandStandings(
  counts: readonly BandCount[],
  lines: readonly IndicatorLine[],
  year: number,
): readonly BandStanding[] {
  return bandEnrolment(counts).map(({ band, rate }) => {
    const line = lineFor(lines, 'enrolment_rate', year, band)
    const distance = line ? distanceToLine(rate, line) : null
    return { band, indicator: 'enrolment_rate' as const, rate, line, distance }
  })
}

/** 定了线、却还没有数可比的指标：巩固率要先填届别基数。 */
export function unjudgedLines(
  lines: readonly IndicatorLine[],
  standings: readonly Standing[],
  year: number,
): readonly IndicatorLine[] {
  return INDICATORS.flatMap((indicator) => {
    const line = lineFor(lines, indicator, year)
    const judged = standings.some((one) => one.indicator === indicator && one.distance !== null)
    return line && !judged ? [line] : []
  })
}

/** 本学年毕业年级那一届是哪一年入学的：初三 2026 学年在读的，2024 年入学。 */
export function graduatingEntryYear(span: RetentionSpan, year: number): number {
  return year - SPAN_YEARS[span] + 1
}

/** 最吃紧的一个：越了的先说，其次离线最近的；都没有线或没有分母是 null。 */
export function tightest<S extends Standing>(standings: readonly S[]): S | null {
  const judged = standings.filter(({ distance }) => distance !== null)
  const rank = ({ distance }: S) =>
    distance === null
      ? Number.POSITIVE_INFINITY
      : distance.verdict === 'crossed'
        ? -1
        : (distance.people ?? Number.MAX_SAFE_INTEGER)
  return judged.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
