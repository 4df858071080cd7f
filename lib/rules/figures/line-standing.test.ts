import { expect, test } from 'vitest'
import type { IndicatorLine } from './control-line.ts'
import { graduatingEntryYear, spanStandings, stageStandings, tightest } from './line-standing.ts'
import { percentText } from './rate.ts'

const LINXIA: readonly IndicatorLine[] = [
  {
    indicator: 'primary_dropout_rate',
    comparator: '<',
    percent: 1,
    clause: 'LX-1.4',
    fromYear: 2016,
    source: null,
  },
  {
    indicator: 'junior_dropout_rate',
    comparator: '<',
    percent: 2,
    clause: 'LX-1.4',
    fromYear: 2016,
    source: null,
  },
]
const DADUKOU: readonly IndicatorLine[] = [
  {
    indicator: 'retention_rate',
    comparator: '>=',
    percent: 97,
    clause: 'DDK-2.2',
    fromYear: 2018,
    source: null,
  },
]
const ENROLLED = [
  { stage: 'primary', enrolled: 800 },
  { stage: 'primary', enrolled: 200 },
  { stage: 'junior', enrolled: 500 },
] as const
const COUNTED = [
  ...Array.from({ length: 2 }, () => ({ stage: 'primary', standing: 'out' }) as const),
  ...Array.from({ length: 9 }, () => ({ stage: 'junior', standing: 'out' }) as const),
  ...Array.from({ length: 3 }, () => ({ stage: 'junior', standing: 'at_risk' }) as const),
]

test('小学、初中各守各的线；到了乡镇的若都认定，初中就越线', () => {
  const [primary, junior] = stageStandings(ENROLLED, COUNTED, LINXIA, 2026)
  expect(percentText(primary?.rate ?? { percent: null })).toBe('0.20%')
  expect(primary?.distance).toMatchObject({ verdict: 'kept', people: 8 })
  expect(junior?.distance).toMatchObject({ verdict: 'kept', people: 1 })
  expect(junior?.atRisk).toBe(3)
  expect(percentText(junior?.ifConfirmed ?? { percent: null })).toBe('2.40%')
})

test('没有定线的只有比率，没有距离', () => {
  const [primary] = stageStandings(ENROLLED, COUNTED, [], 2026)
  expect(primary).toMatchObject({ line: null, distance: null })
  expect(tightest(stageStandings(ENROLLED, COUNTED, [], 2026))).toBeNull()
})

test('最吃紧的：越了的先说，其次离线最近的', () => {
  const near = stageStandings(ENROLLED, COUNTED, LINXIA, 2026)
  expect(tightest(near)?.stage).toBe('junior')
  const crossed = stageStandings(
    ENROLLED,
    [...COUNTED, ...COUNTED, ...COUNTED, ...COUNTED, ...COUNTED],
    LINXIA,
    2026,
  )
  expect(tightest(crossed)?.distance?.verdict).toBe('crossed')
})

test('巩固率只出录了基数的那一届：2026 学年初三是 2024 年入学，九年一贯是 2018 年', () => {
  expect(graduatingEntryYear('junior', 2026)).toBe(2024)
  expect(graduatingEntryYear('nine_year', 2026)).toBe(2018)
  const base = { admitted: 500, transferredIn: 20, transferredOut: 30, deceased: 1 }
  const bases = [
    { span: 'junior', entryYear: 2024, ...base },
    { span: 'nine_year', entryYear: 2017, ...base },
  ] as const
  const found = spanStandings(bases, new Map([[9, 481]]), DADUKOU, 2026)
  expect(found.map(({ span, rate }) => [span, percentText(rate)])).toEqual([['junior', '98.36%']])
  expect(found[0]?.distance).toMatchObject({ verdict: 'kept' })
})
