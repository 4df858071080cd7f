import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { attendanceRate, DAILY_WORDS, submissionRate } from './daily-rates.ts'
import { DROPOUT_WORDS, dropoutRate, netFlowDropoutRate, terminologyDropoutRate } from './dropout-rates.ts'
import {
  disabledEnrolmentRate,
  ENROLMENT_WORDS,
  grossEnrolmentRate,
  netEnrolmentRate,
} from './enrolment-rates.ts'
import { LEVELS, levelWords, ON_TIME_WORDS, onTimeShare } from './on-time.ts'
import { formulaText, percentText } from './rate.ts'
import { RETENTION_WORDS, retentionRate } from './retention-rates.ts'
import {
  type CaseSpan,
  medianDaysToReturn,
  persuadedRate,
  quickReturnRate,
  RETURN_WORDS,
  relapseRate,
} from './return-rates.ts'

const COHORT = { admitted: 500, transferredIn: 20, transferredOut: 30, deceased: 1, enrolledNow: 481 }

test('招生 500、转入 20、转出 30、死亡 1、在籍 481：巩固率 98.36%，不剔死亡 98.16%（domain 4.4）', () => {
  expect(retentionRate(COHORT)).toMatchObject({ numerator: 481, denominator: 489 })
  expect(percentText(retentionRate(COHORT))).toBe('98.36%')
  expect(percentText(retentionRate(COHORT, 'junior', false))).toBe('98.16%')
})

test('巩固率封顶 100%，分子分母照实', () => {
  const cohort = { admitted: 10, transferredIn: 0, transferredOut: 0, deceased: 0, enrolledNow: 12 }
  expect(retentionRate(cohort, 'nine_year')).toMatchObject({ numerator: 12, denominator: 10, percent: 100 })
})

test('三种辍学率：学籍口径不含休学，术语口径含休学和转出未接收，净流量口径可以为负', () => {
  expect(percentText(dropoutRate({ stillOut: 3, enrolledAtStart: 1_000 }))).toBe('0.30%')
  const terms = {
    onStudyLeave: 4,
    withdrawn: 1,
    droppedOut: 3,
    transferNotReceived: 2,
    enrolledAtStart: 1_000,
  }
  expect(percentText(terminologyDropoutRate(terms))).toBe('1.00%')
  const flow = {
    ...{ onStudyLeave: 10, withdrawn: 5, deceased: 1, transferredOut: 30, otherLeft: 4 },
    ...{ transferredIn: 70, otherJoined: 0, enrolledLastYear: 2_000 },
  }
  expect(netFlowDropoutRate(flow)).toMatchObject({ numerator: -20, percent: -1 })
})

test('入学率：净、毛（可以超过 100%）、三类残疾', () => {
  expect(percentText(netEnrolmentRate({ enrolled: 2_994, schoolAge: 3_000 }))).toBe('99.80%')
  expect(percentText(grossEnrolmentRate({ pupils: 1_009, schoolAge: 1_000 }))).toBe('100.90%')
  const disabled = { specialSchools: 40, inOrdinaryClasses: 50, homeTaught: 7, schoolAge: 100 }
  expect(percentText(disabledEnrolmentRate(disabled))).toBe('97.00%')
})

const day = plainDate
const CALENDAR = workCalendar()
const span = (openedOn: string, returnedOn: string | null, counted = true): CaseSpan => ({
  openedOn: day(openedOn),
  returnedOn: returnedOn === null ? null : day(returnedOn),
  counted,
})

test('3 个工作日：九月十七日周四立案，二十日周日补班，到二十一日周一为止（domain 6.7）', () => {
  const today = day('2026-10-20')
  expect(quickReturnRate([span('2026-09-17', '2026-09-21')], CALENDAR, today)).toMatchObject({ numerator: 1 })
  expect(quickReturnRate([span('2026-09-17', '2026-09-22')], CALENDAR, today)).toMatchObject({
    numerator: 0,
    denominator: 1,
  })
})

test('还没满 3 个工作日又没有返校的不判；立案依据消失的不计', () => {
  const spans = [span('2026-11-24', null), span('2026-11-16', null), span('2026-11-16', '2026-11-17', false)]
  expect(quickReturnRate(spans, CALENDAR, day('2026-11-25'))).toMatchObject({ numerator: 0, denominator: 1 })
  expect(persuadedRate(spans)).toMatchObject({ numerator: 0, denominator: 2 })
})

test('返校天数的中位数：奇数取中间，偶数取平均，一件也没有就没有', () => {
  const back = (days: number) => span('2026-10-01', `2026-10-${String(1 + days).padStart(2, '0')}`)
  expect(medianDaysToReturn([back(9), back(1), back(2)])).toBe(2)
  expect(medianDaysToReturn([back(9), back(1), back(2), back(4)])).toBe(3)
  expect(medianDaysToReturn([span('2026-10-01', null)])).toBeNull()
})

test('复辍：销号后第 90 日还算，第 91 日不算；没满 90 日又没再立案的不判', () => {
  const today = day('2026-11-25')
  const closed = (closedOn: string, reopenedOn: string | null) => ({
    closedOn: day(closedOn),
    reopenedOn: reopenedOn === null ? null : day(reopenedOn),
  })
  expect(relapseRate([closed('2026-06-01', '2026-08-30')], today)).toMatchObject({ numerator: 1 })
  expect(relapseRate([closed('2026-06-01', '2026-08-31')], today)).toMatchObject({
    numerator: 0,
    denominator: 1,
  })
  expect(relapseRate([closed('2026-11-01', null)], today).percent).toBeNull()
})

test('没有分母就没有比率', () => {
  for (const none of [
    dropoutRate({ stillOut: 0, enrolledAtStart: 0 }),
    submissionRate({ submitted: 0, due: 0 }),
    onTimeShare({ metOnTime: 0, settled: 0 }),
    attendanceRate({ present: 0, expected: 0 }),
    retentionRate({ admitted: 1, transferredIn: 0, transferredOut: 2, deceased: 0, enrolledNow: 1 }),
  ]) {
    expect(none.percent).toBeNull()
    expect(percentText(none)).toBe('—')
  }
})

test('每个比率都说清是什么、分子、分母、不计什么、凭哪条', () => {
  const all = [
    ...Object.values(DROPOUT_WORDS),
    ...Object.values(RETENTION_WORDS),
    ...Object.values(ENROLMENT_WORDS),
    ...Object.values(RETURN_WORDS),
    ...Object.values(DAILY_WORDS),
    ...LEVELS.map(levelWords),
    ON_TIME_WORDS,
  ]
  for (const words of all) {
    const { label, definition, numerator, denominator, excluded, clause } = words
    for (const text of [label, definition, numerator, denominator, excluded]) expect(text).not.toBe('')
    expect(clause).toMatch(/^(DT|NA|LX|DDK|L\d|N24)-/)
    expect(formulaText(words)).toContain('÷')
  }
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
})

test('任何人数之下，比率有限，或因没有分母而没有', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), fc.nat(5_000_000), (stillOut, enrolledAtStart) => {
      const { percent } = dropoutRate({ stillOut, enrolledAtStart })
      expect(percent === null).toBe(enrolledAtStart === 0)
      expect(percent === null || Number.isFinite(percent)).toBe(true)
    }),
  )
})
