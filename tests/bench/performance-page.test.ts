import { expect, test } from 'vitest'
import { type Measured, scannedBetween } from './measure.ts'
import { misses, performancePage, ratioToEmpty, type Told } from './performance-page.ts'

const one = (what: string, perSecond: number, p50: number, more: Partial<Measured> = {}): Measured => ({
  what,
  requests: 100,
  failed: 0,
  perSecond,
  p50,
  p95: p50 * 2,
  p99: p50 * 3,
  bytes: 1_000,
  statements: 5,
  scanned: [],
  ...more,
})

const round = (slow = 1): Measured[] => [
  one('空页（要登录）', 100, 10),
  one('空动作（要登录）', 200, 5),
  one('点名页', 60 / slow, 16 * slow),
  one('报送点名', 80 / slow, 12 * slow),
]

const told = (more: Partial<Told['rounds']> = {}): Told => ({
  rounds: { tenth: round(), apart: round(), beside: round(), single: round(), ...more },
  sizes: [{ name: 'absence', rows: '120000' }],
  neighbours: 9,
  seconds: 12,
  together: 4,
})

test('页与空页比，动作与空动作比，都按每秒答的次数', () => {
  expect(ratioToEmpty(round(), '点名页')).toBeCloseTo(0.6)
  expect(ratioToEmpty(round(), '报送点名')).toBeCloseTo(0.4)
  expect(ratioToEmpty([], '点名页')).toBeNull()
})

test('都达到了就说没有；没有达到的逐条说差多少', () => {
  expect(misses(told())).toEqual([])
  expect(misses(told({ beside: round(1.5) }))).toEqual([
    '点名页是空的 0.40 倍，所定不低于 0.5',
    '报送点名是空的 0.27 倍，所定不低于 0.35',
    '有了邻县，点名页的 p50 是没有时的 1.50 倍，所定不过 1.3',
    '有了邻县，报送点名的 p50 是没有时的 1.50 倍，所定不过 1.3',
  ])
  expect(misses(told({ single: [one('县局办公桌', 3, 100)] }))).toEqual([
    '一个人问，县局办公桌的 p95 是 200 毫秒，所定不过 150',
  ])
  expect(
    misses(told({ beside: [...round().slice(0, 3), one('报送点名', 80, 12, { statements: 11 })] })),
  ).toEqual(['报送点名每次 11 条语句，所定不多于 10'])
})

test('扫了大表的说出来；后台扫的一遍摊到几百次请求里不算', () => {
  const [first, ...rest] = round()
  if (!first) throw new Error('没有一轮')
  const scanning = told({
    beside: [first, ...rest.slice(0, 1), one('点名页', 60, 16, { scanned: ['absence'] })],
  })
  expect(misses(scanning)).toEqual(['点名页每次把 absence 从头扫了半遍以上，所定五万行以上的表不扫'])
  expect(performancePage(scanning, '')).toContain('3 种请求中 1 种扫了表：点名页（absence）。')
  expect(performancePage(told(), '')).toContain('4 种请求，没有一种')
  const at = (read: number) => new Map([['child', { read, live: 60_000 }]])
  expect(scannedBetween(at(0), at(60_000), 300)).toEqual([])
  expect(scannedBetween(at(1_000), at(18_001_000), 300)).toEqual(['child'])
})

test('没有办成的，先说它不作数', () => {
  const broken = [...round().slice(0, 3), one('报送点名', 80, 12, { failed: 64 })]
  expect(misses(told({ single: broken }))).toEqual(['报送点名问了 100 次，64 次未成，它的快慢不作数'])
})

test('一页里每种请求一行，人写的一节原样留着', () => {
  const text = performancePage(told(), '\n## 时间花在哪里\n\n在数据库。\n')
  expect(text).toContain('| 点名页 | 60 | 16 | 32 | 48 | 5 | 1000 | 0.60 | 32 | 1.00 | 1.00 | 0 |')
  expect(text.endsWith('\n## 时间花在哪里\n\n在数据库。\n')).toBe(true)
  expect(text).toContain('没有。')
})
