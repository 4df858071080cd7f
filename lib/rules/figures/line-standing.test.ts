import { expect, test } from 'vitest'
import type { IndicatorLine } from './control-line.ts'
import {
  bandStandings,
  graduatingEntryYear,
  spanStandings,
  stageStandings,
  tightest,
  unjudgedLines,
} from './line-standing.ts'
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

const ENROLMENT: IndicatorLine = {
  ...{ indicator: 'enrolment_rate', comparator: '>=', percent: 100, fromYear: 2016, source: null },
  clause: 'LX-1.3',
  stage: 'primary',
}
const BANDS = [
  { band: 'primary', status: 'enrolled', children: 99 },
  { band: 'primary', status: 'never_enrolled', children: 1 },
  { band: 'junior', status: 'enrolled', children: 48 },
  { band: 'junior', status: 'dropped_out', children: 2 },
] as const

test('入学率：只说小学的线不管初中（LX-1.3）；不分学段的两段都管（DDK-2.1）', () => {
  const [primary, junior] = bandStandings(BANDS, [ENROLMENT], 2026)
  expect(primary).toMatchObject({ distance: { verdict: 'crossed', people: 1 } })
  expect(junior).toMatchObject({ line: null, distance: null })
  const both = bandStandings(BANDS, [{ ...ENROLMENT, stage: undefined }], 2026)
  expect(both.map(({ distance }) => distance?.people)).toEqual([1, 2])
})

test('定了线而没有数可比的写得出来：大渡口没有填届别基数的，巩固率线还在', () => {
  const lines = [...DADUKOU, { ...ENROLMENT, stage: undefined }]
  const standings = bandStandings(BANDS, lines, 2026)
  expect(unjudgedLines(lines, standings, 2026).map(({ indicator }) => indicator)).toEqual(['retention_rate'])
  expect(unjudgedLines(lines, [], 2026).map(({ indicator }) => indicator)).toEqual([
    'retention_rate',
    'enrolment_rate',
  ])
  expect(tightest(standings)?.indicator).toBe('enrolment_rate')
})
