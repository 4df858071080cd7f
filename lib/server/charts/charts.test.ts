import { expect, test } from 'vitest'
import { drawComparison, drawRateTrend, drawTrend } from './charts.ts'

const WEEKS = [
  { label: '9月1日', value: 3 },
  { label: '9月8日', value: null },
  { label: '9月15日', value: 12 },
]

test('画成的图没有脚本、样式表和动画，只有矢量；不占固定宽度，读屏跳过', () => {
  const svg = drawTrend({ unit: '人次', kind: 'bar', points: WEEKS })
  expect(svg).toMatch(/^<svg aria-hidden="true"/)
  expect(svg).not.toMatch(/<style|<script|<animate|on\w+="/)
  expect(svg).toContain('viewBox="0 0 560 220"')
  expect(svg).toContain('9月15日')
})

test('颜色都是样式表里的名字：深色与打印各自换', () => {
  const svg = drawComparison({ points: WEEKS, line: { value: 1, label: '低于1%' } })
  expect(svg).toContain('var(--late)')
  expect(svg).toContain('var(--ink)')
  expect(svg).not.toMatch(/#0[0-9a-f]{5}|#1[0-9a-f]{5}/)
})

test('单位的名字不会变成标记', () => {
  const svg = drawComparison({ points: [{ label: '<img src=x>', value: 1 }] })
  expect(svg).not.toContain('<img')
  expect(svg).toContain('&lt;img')
})

test('同样的数是同一张图，不重画；不带行内样式', () => {
  const first = drawTrend({ unit: '件', kind: 'line', points: WEEKS })
  expect(drawTrend({ unit: '件', kind: 'line', points: [...WEEKS] })).toBe(first)
  expect(drawTrend({ unit: '人次', kind: 'line', points: WEEKS })).not.toBe(first)
  expect(first).not.toMatch(/ (style|xmlns|pointer-events)="/)
})

test('比率的走势：每条有名字，控制线写着是谁的线，线比数高也在图里', () => {
  const svg = drawRateTrend({
    labels: ['9月1日', '9月8日'],
    series: [
      { name: '小学', percents: [0, 0.1], line: { percent: 1, label: '小学控制线：低于1%' } },
      { name: '初中', percents: [0, null] },
    ],
  })
  expect(svg).toContain('小学控制线：低于1%')
  expect(svg).toContain('>小学<')
  expect(svg).toContain('stroke-dasharray')
  expect(svg).toContain('>1.2<')
})
