import { expect, test } from 'vitest'
import { countyFigures, isStale, slotOf } from './county-figures.ts'
import { type StageStanding, stageStandings } from './line-standing.ts'

const LINE = {
  indicator: 'junior_dropout_rate',
  comparator: '<',
  percent: 2,
  clause: 'LX-1.4',
  fromYear: 2016,
  source: null,
} as const
const stages = (out: number): readonly StageStanding[] =>
  stageStandings(
    [{ stage: 'junior', enrolled: 1_000 }],
    Array.from({ length: out }, () => ({ stage: 'junior', standing: 'out' }) as const),
    [LINE],
    2026,
  )
const counts = (people: number) =>
  countyFigures({
    ...{
      classesDue: 30,
      classesSubmitted: 3,
      schoolsDue: 4,
      schoolsSilent: 1,
      settled: 9,
      onTime: 2,
      broken: 1,
    },
    ...{ unexcused: people, openCases: people, confirmed: people },
    stages: stages(people),
  })

test('人数 1 至 4 盖住，比率跟着不写，守没守线照判；班、校、时限的数照写', () => {
  expect(counts(3)).toMatchObject({
    classesSubmitted: 3,
    broken: 1,
    unexcused: 'small',
    openCases: 'small',
    confirmed: 'small',
    junior: { enrolled: 1_000, out: 'small', percent: null, line: 2, verdict: 'kept' },
  })
})

test('零与 5 人以上照写，比率也写；没有学生的学段不判', () => {
  expect(counts(0)).toMatchObject({ unexcused: 0, junior: { out: 0, percent: 0, verdict: 'kept' } })
  expect(counts(20)).toMatchObject({ unexcused: 20, junior: { out: 20, percent: 2, verdict: 'crossed' } })
  expect(counts(20).primary).toMatchObject({ enrolled: 0, verdict: 'unknown' })
})

test('交出去的每一个值都是数、盖住的记号或判语，没有别的文字', () => {
  const words = JSON.stringify(counts(3)).match(/:"[^"]*"/g) ?? []
  expect(new Set(words)).toEqual(new Set([':"small"', ':"kept"', ':"unknown"']))
})

test('半点一刻；两小时没有新数字算停了', () => {
  const at = Date.parse('2026-11-25T00:47:10Z')
  expect(new Date(slotOf(at)).toISOString()).toBe('2026-11-25T00:30:00.000Z')
  expect(isStale(at, at + 2 * 3_600_000)).toBe(false)
  expect(isStale(at, at + 2 * 3_600_000 + 1)).toBe(true)
})
