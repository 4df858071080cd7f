import type { Rate } from './rate.ts'

/** 控制线管哪个数。 */
export const INDICATORS = [
  'primary_dropout_rate',
  'junior_dropout_rate',
  'retention_rate',
  'enrolment_rate',
] as const
export type Indicator = (typeof INDICATORS)[number]

export const INDICATOR_LABEL: Readonly<Record<Indicator, string>> = {
  primary_dropout_rate: '小学年辍学率',
  junior_dropout_rate: '初中年辍学率',
  retention_rate: '巩固率',
  enrolment_rate: '入学率',
}

/** 辍学率往下守，巩固率、入学率往上守。 */
export const COMPARATOR_OF: Readonly<Record<Indicator, '<' | '>='>> = {
  primary_dropout_rate: '<',
  junior_dropout_rate: '<',
  retention_rate: '>=',
  enrolment_rate: '>=',
}

/** 控制线：比较方式随线走。「以下」按严格小于（LX-1.4），「以上」含本数（DDK-2.2）。 */
export type ControlLine = {
  readonly percent: number
  readonly comparator: '<' | '<=' | '>='
  readonly clause: string
}

/** 一条有名有据的线：来自文件，或由县里按学年另定。 */
export type IndicatorLine = ControlLine & {
  readonly indicator: Indicator
  readonly fromYear: number
  /** 文件只说一个学段的（LX-1.3 只说小学）。 */
  readonly stage?: 'primary' | 'junior' | undefined
  /** 县里另定的，写文件名；文件里的为空。 */
  readonly source: string | null
}

export type LineVerdict = 'kept' | 'crossed' | 'unknown'

/** 比率守没守住控制线；用未四舍五入的分子分母相比，没有比率的不判。 */
export function keepsLine(rate: Rate, line: ControlLine): LineVerdict {
  if (rate.percent === null) return 'unknown'
  return holds(rate.percent, line) ? 'kept' : 'crossed'
}

/** 离线还有几个人：守着的，再多（少）几人就越线；越了的，须减（增）几人才守住。没有比率的是 null。 */
export type LineDistance = {
  readonly verdict: 'kept' | 'crossed'
  /** 百分点，正数；守着是余量，越了是超出。 */
  readonly points: number
  /** 守着：再有几人即越线；越了：须有几人返回。永远守得住（守不住）的是 null。 */
  readonly people: number | null
}

export function distanceToLine(rate: Rate, line: ControlLine): LineDistance | null {
  const { numerator, denominator, percent } = rate
  if (percent === null) return null
  const verdict = holds(percent, line) ? 'kept' : 'crossed'
  // 辍学率坏在分子变大，巩固率、入学率坏在分子变小。
  const worse = line.comparator === '>=' ? -1 : 1
  const step = verdict === 'kept' ? worse : -worse
  let people: number | null = null
  for (let moved = 1; moved <= denominator; moved += 1) {
    const next = numerator + step * moved
    if (next < 0 || next > denominator) break
    const nowHolds = holds((next * 100) / denominator, line)
    if (nowHolds !== (verdict === 'kept')) {
      people = moved
      break
    }
  }
  return { verdict, points: Math.abs(percent - line.percent), people }
}

/** 若有几人返回（或再有几人离开，写负数），这个比率会是多少。 */
export function whatIf(rate: Rate, back: number, comparator: ControlLine['comparator']): Rate {
  const numerator = comparator === '>=' ? rate.numerator + back : rate.numerator - back
  const within = Math.min(Math.max(numerator, 0), rate.denominator)
  return {
    ...rate,
    numerator: within,
    percent: rate.denominator > 0 ? (within * 100) / rate.denominator : null,
  }
}

/**
 * 某学年某指标的线：文件的线与县里当年另定的线，取更严的（C-09）；
 * 同一学年另定过几次，后定的为准。文件以后年度才有的线还不算。问一个学段的，只说另一段的线不算。
 */
export function lineFor(
  lines: readonly IndicatorLine[],
  indicator: Indicator,
  year: number,
  stage?: 'primary' | 'junior',
): IndicatorLine | null {
  const inForce = lines.filter(
    (line) =>
      line.indicator === indicator &&
      line.fromYear <= year &&
      (stage === undefined || line.stage === undefined || line.stage === stage),
  )
  const fromDocument = inForce.filter(({ source }) => source === null).at(-1)
  const set = inForce.filter(({ source, fromYear }) => source !== null && fromYear === year).at(-1)
  if (!fromDocument || !set) return set ?? fromDocument ?? null
  const stricter =
    COMPARATOR_OF[indicator] === '>='
      ? set.percent > fromDocument.percent
      : set.percent < fromDocument.percent
  return stricter ? set : fromDocument
}

const STAGE_LABEL = { primary: '小学', junior: '初中' } as const

/** 「巩固率」；文件只说一个学段的写明「小学入学率」。 */
export function indicatorName({ indicator, stage }: Pick<IndicatorLine, 'indicator' | 'stage'>): string {
  return `${stage ? STAGE_LABEL[stage] : ''}${INDICATOR_LABEL[indicator]}`
}

/** 「低于1%」「不低于97%」。 */
export function lineText({ comparator, percent }: ControlLine): string {
  const word = comparator === '>=' ? '不低于' : comparator === '<' ? '低于' : '不高于'
  return `${word}${percent}%`
}

function holds(percent: number, { comparator, percent: limit }: ControlLine): boolean {
  if (comparator === '>=') return percent >= limit
  return comparator === '<' ? percent < limit : percent <= limit
}
