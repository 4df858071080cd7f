import { expect, test } from 'vitest'
import { type Clock, clockSentence, clockTone, shortClockText } from './clock-text.tsx'
import { dayCells } from './day-cells.ts'

// 2026-09-30 劝返，国庆假期跳过，10月10日（周六）为调休工作日。
const nationalDays = ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
  date: `2026-10-${day}`,
  why: '国庆节',
}))
const acrossHoliday: Clock = {
  startOn: '2026-09-30',
  dueAt: '2026-10-10T15:59:59.999Z',
  counted: ['2026-10-08', '2026-10-09', '2026-10-10'],
  skipped: nationalDays,
  today: '2026-10-10',
  unit: 'working_day',
  amount: 3,
  provisional: false,
  state: 'running',
}

function cellsOf(clock: Clock, dueOn: string) {
  return dayCells({ ...clock, dueOn, over: clock.state !== 'met' })
}

test('长假合为一格，补班的周六计入并注明', () => {
  const cells = cellsOf(acrossHoliday, '2026-10-10')
  expect(cells.map((cell) => [cell.kind, cell.date, cell.days, cell.number, cell.why])).toEqual([
    ['start', '2026-09-30', 1, undefined, '起'],
    ['skipped', '2026-10-01', 7, undefined, '国庆节'],
    ['counted', '2026-10-08', 1, 1, undefined],
    ['counted', '2026-10-09', 1, 2, undefined],
    ['counted', '2026-10-10', 1, 3, '补班'],
  ])
  expect(cells.at(-1)).toMatchObject({ isToday: true, isDue: true })
})

test('今天落在长假里，不被合并掉', () => {
  const cells = cellsOf({ ...acrossHoliday, today: '2026-10-04' }, '2026-10-10')
  expect(cells.filter((cell) => cell.isToday)).toHaveLength(1)
  expect(cells.reduce((days, cell) => days + cell.days, 0)).toBe(11)
})

test('逾期之后在期限日后面加一格，写明几日', () => {
  const cells = cellsOf({ ...acrossHoliday, today: '2026-10-12', state: 'late' }, '2026-10-10')
  expect(cells.at(-1)).toMatchObject({ kind: 'over', days: 2, why: '逾期2日', isToday: true })
})

test('办结之后不再往下数逾期', () => {
  const cells = cellsOf({ ...acrossHoliday, today: '2026-10-20', state: 'met' }, '2026-10-10')
  expect(cells.at(-1)).toMatchObject({ kind: 'counted', date: '2026-10-10' })
})

test('表格里的短话先说过完几日，再说何时到期', () => {
  expect(shortClockText(acrossHoliday)).toBe('2/3 · 今日24:00前')
  expect(clockTone(acrossHoliday).word).toBe('临期')
  expect(shortClockText({ ...acrossHoliday, today: '2026-10-12', state: 'late' })).toBe(
    '逾期2日 · 应于10月10日 周六24:00前',
  )
})

test('期限当日最后一刻在北京时间说成二十四点，而不是次日', () => {
  expect(clockSentence({ ...acrossHoliday, today: '2026-10-09' })).toBe(
    '9月30日 周三起，3个工作日，明日24:00前，不计国庆节7日。正常。',
  )
})

test('办结之后写办结时刻；逾期办结仍是逾期', () => {
  const met = { ...acrossHoliday, state: 'met', metAt: '2026-10-09T01:05:00.000Z' } as const
  expect(shortClockText(met)).toBe('10月9日 09:05 办结')
  expect(clockTone({ ...met, state: 'late' }).word).toBe('逾期办结')
})

test('自然日时限的周末照计，不说成补班', () => {
  const weekend = {
    ...acrossHoliday,
    startOn: '2026-11-20',
    counted: ['2026-11-21', '2026-11-22'],
    skipped: [],
  }
  const cells = dayCells({ ...weekend, dueOn: '2026-11-22', over: false, everyDay: true })
  expect(cells.map(({ number, why }) => [number, why])).toEqual([
    [undefined, '起'],
    [1, undefined],
    [2, undefined],
  ])
})
