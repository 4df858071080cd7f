import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { ageOn, bandBirths, schoolAgeBirths, schoolYearOf } from './school-age.ts'
import { studyStatusOn } from './study-status.ts'
import { caseOnDay, ledgerOf, type Trodden } from './three-ledgers.ts'

const day = plainDate
const SIX = { age: 6, cutOff: '08-31' } as const
const LIFE: readonly Trodden[] = [
  { verb: 'open_case', toState: 'alert', recordedOn: day('2026-09-15') },
  { verb: 'record_persuasion', toState: 'persuading', recordedOn: day('2026-09-16') },
  { verb: 'report_to_township', toState: 'reported', recordedOn: day('2026-09-18') },
  { verb: 'receive_report', toState: 'township', recordedOn: day('2026-09-21') },
  { verb: 'confirm_dropout', toState: 'confirmed_dropout', recordedOn: day('2026-10-09') },
  { verb: 'confirm_return', toState: 'returned', recordedOn: day('2026-10-20') },
  { verb: 'pass_observation', toState: 'observed', recordedOn: day('2026-12-02') },
  { verb: 'strike_off', toState: 'struck_off', recordedOn: day('2026-12-04') },
]

describe('一件个案逐日在哪本账上', () => {
  test.each([
    ['2026-09-14', null, null],
    ['2026-09-15', 'alert', 'suspected'],
    ['2026-09-17', 'persuading', 'suspected'],
    ['2026-10-08', 'township', 'suspected'],
    ['2026-10-09', 'confirmed_dropout', 'dropout'],
    ['2026-10-20', 'returned', 'dropout'],
    ['2026-12-03', 'observed', 'dropout'],
    ['2026-12-04', 'struck_off', null],
  ])('%s', (at, state, ledger) => {
    const found = caseOnDay(LIFE, day(at))
    expect(found?.state ?? null).toBe(state)
    expect(found && ledgerOf('truancy', found)).toBe(ledger)
  })
  test('限期销号期内不在疑似、辍学两本账上；未入学线另在适龄台账', () => {
    const placed = { state: 'placed', confirmedOn: null, struckOffOn: null } as const
    expect(ledgerOf('truancy', placed)).toBeNull()
    expect(ledgerOf('never_enrolled', { ...placed, state: 'survey' })).toBeNull()
  })
})

describe('就学状态', () => {
  const plain = { registered: 'enrolled', inClass: true, joinsLater: false, cases: [] } as const
  const truant = (state: 'alert' | 'returned' | 'placed', confirmed = false) =>
    [{ line: 'truancy', state, confirmed }] as const
  test.each([
    ['在班', plain, 'enrolled'],
    ['在班而旷课成案', { ...plain, cases: truant('alert') }, 'suspected'],
    ['认定辍学', { ...plain, cases: truant('alert', true) }, 'dropped_out'],
    ['返校观察', { ...plain, cases: truant('returned', true) }, 'enrolled'],
    [
      '休学，已离班',
      { ...plain, registered: 'study_leave', inClass: false, cases: truant('placed') },
      'study_leave',
    ],
    ['休学，学籍还在原班', { ...plain, registered: 'study_leave' }, 'study_leave'],
    ['送教上门，编在班里', { ...plain, registered: 'home_teaching' }, 'home_teaching'],
    ['以后才入学', { ...plain, inClass: false, joinsLater: true }, 'never_enrolled'],
    ['外出', { ...plain, registered: 'away', inClass: false }, 'away'],
  ] as const)('%s → %s', (_, facts, status) => expect(studyStatusOn(facts)).toBe(status))
})

test.each([
  ['2026-11-25', 2026, '2010-09-01', '2020-08-31'],
  ['2027-03-01', 2026, '2010-09-01', '2020-08-31'],
  ['2026-08-31', 2025, '2009-09-01', '2019-08-31'],
  ['2026-09-01', 2026, '2010-09-01', '2020-08-31'],
])('%s 属 %s 学年，适龄生于 %s 至 %s', (at, year, from, to) => {
  expect(schoolYearOf(day(at))).toBe(year)
  expect(schoolAgeBirths(SIX, day(at))).toEqual({ from, to })
})

test('七周岁入学、以元旦为界的县：适龄、两段都照它的档案', () => {
  const seven = { age: 7, cutOff: '12-31' } as const
  const on = day('2026-11-25')
  expect(schoolAgeBirths(seven, on)).toEqual({ from: '2010-01-01', to: '2019-12-31' })
  expect(bandBirths(seven, on, 'primary')).toEqual({ from: '2014-01-01', to: '2019-12-31' })
  expect(bandBirths(seven, on, 'junior')).toEqual({ from: '2011-01-01', to: '2013-12-31' })
  expect(bandBirths(SIX, on, 'primary')).toEqual({ from: '2014-09-01', to: '2020-08-31' })
  expect(bandBirths(SIX, on, 'junior')).toEqual({ from: '2011-09-01', to: '2014-08-31' })
})
test.each([
  ['2019-08-31', '2026-08-31', 7],
  ['2019-09-01', '2026-08-31', 6],
  ['2020-02-29', '2026-02-28', 5],
])('生于 %s，%s 是 %s 周岁', (born, at, age) => expect(ageOn(day(born), day(at))).toBe(age))
