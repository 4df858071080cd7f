import { type Drawing, drawChart, PAINT } from './draw.ts'

export type Point = { readonly label: string; readonly value: number | null }

const GRID = {
  left: 8,
  right: 16,
  top: 28,
  bottom: 8,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
}
const AXIS = {
  axisLine: { lineStyle: { color: PAINT.line } },
  axisTick: { show: false },
  axisLabel: { color: PAINT.muted, fontSize: 12 },
  splitLine: { lineStyle: { color: PAINT.line, opacity: 0.4 } },
}

export type Trend = {
  /** 量的单位，写在轴上：人次、件。 */
  readonly unit: string
  readonly kind: 'line' | 'bar'
  readonly points: readonly Point[]
}

/** 走势：一周一点，或一周一柱。 */
export function drawTrend({ unit, kind, points }: Trend): string {
  return drawChart({ width: 560, height: 220, option: trendOption({ unit, kind, points }) })
}

function trendOption({ unit, kind, points }: Trend): Drawing['option'] {
  return {
    grid: GRID,
    xAxis: { ...AXIS, type: 'category', data: points.map(({ label }) => label) },
    yAxis: { ...AXIS, type: 'value', name: unit, nameTextStyle: { color: PAINT.muted }, minInterval: 1 },
    series: [
      {
        type: kind,
        data: points.map(({ value }) => value),
        itemStyle: { color: PAINT.accent },
        lineStyle: { color: PAINT.accent, width: 2 },
        symbol: 'circle',
        symbolSize: 6,
        barMaxWidth: 24,
      },
    ],
  }
}

export type RateTrend = {
  readonly labels: readonly string[]
  /** 一个学段一条，线型不同，名字写在线末；控制线是一道虚线，写着是谁的线。 */
  readonly series: readonly {
    readonly name: string
    readonly percents: readonly (number | null)[]
    readonly line?: { readonly percent: number; readonly label: string }
  }[]
}

const STROKES = ['solid', [10, 4]] as const

/** 比率的走势与应守住的线；线比数高得多的也画得进。 */
export function drawRateTrend({ labels, series }: RateTrend): string {
  return drawChart({
    width: 560,
    height: 240,
    option: {
      grid: { ...GRID, right: 72 },
      xAxis: { ...AXIS, type: 'category', data: [...labels], boundaryGap: false },
      yAxis: {
        ...AXIS,
        type: 'value',
        name: '%',
        nameTextStyle: { color: PAINT.muted },
        min: 0,
        max: topOf(series),
      },
      series: series.map(({ name, percents, line }, index) => ({
        name,
        type: 'line',
        data: [...percents],
        symbol: index === 0 ? 'circle' : 'rect',
        symbolSize: 6,
        itemStyle: { color: index === 0 ? PAINT.accent : PAINT.ink },
        lineStyle: {
          color: index === 0 ? PAINT.accent : PAINT.ink,
          width: 2,
          type: STROKES[index % STROKES.length],
        },
        // 两条贴在一起的时候，名字一上一下，不压着。
        endLabel: { show: true, formatter: name, color: PAINT.ink, offset: [0, index === 0 ? -8 : 8] },
        ...(line ? controlLine(line.label, 'insideStartTop', { yAxis: line.percent }) : {}),
      })),
    },
  })
}

/** 应守住的线：一道虚线，写着字。 */
function controlLine(label: string, position: string, at: { xAxis: number } | { yAxis: number }) {
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: PAINT.late, type: 'dashed', width: 2 },
      label: { formatter: label, color: PAINT.late, position },
      data: [at],
    },
  }
}

/** 轴的顶：数与线都画得进，上面留一点；都是零的画到百分之一。 */
function topOf(series: RateTrend['series']): number {
  const all = series.flatMap(({ percents, line }) => [...percents, line?.percent ?? null])
  return Number((Math.max(0, ...all.map((one) => one ?? 0)) * 1.2).toFixed(2)) || 1
}

export type Comparison = {
  readonly points: readonly Point[]
  /** 应守住的线，画一道；没有就不画。 */
  readonly line?: { readonly value: number; readonly label: string }
  readonly max?: number
}

/** 比较：一个单位一横条，数写在条末；没有数的写横线。 */
export function drawComparison({ points, line, max }: Comparison): string {
  return drawChart({
    width: 560,
    height: 56 + points.length * 26,
    option: {
      grid: { ...GRID, right: 56 },
      xAxis: {
        ...AXIS,
        type: 'value',
        ...(max ? { max } : {}),
        axisLabel: { ...AXIS.axisLabel, formatter: '{value}%' },
      },
      yAxis: {
        ...AXIS,
        type: 'category',
        inverse: true,
        data: points.map(({ label }) => label),
        axisLabel: { ...AXIS.axisLabel, color: PAINT.ink, width: 190, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 16,
          itemStyle: { color: PAINT.closed },
          data: points.map(({ value }) => ({
            value: value ?? 0,
            label: {
              show: true,
              position: 'right',
              color: PAINT.ink,
              formatter: value === null ? '—' : `${value.toFixed(value < 10 ? 2 : 1)}%`,
            },
          })),
          ...(line ? controlLine(line.label, 'end', { xAxis: line.value }) : {}),
        },
      ],
    },
  })
}
