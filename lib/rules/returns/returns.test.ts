import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { figureChanges, RETURN_FIGURE_KEYS, readReturnFigures, sumFigures } from './return-figures.ts'
import { periodsDue, periodText } from './return-periods.ts'
import { answerReturn, returnStanding, takeReturn } from './return-steps.ts'

const TERMS = [
  { startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-29') },
  { startOn: plainDate('2027-02-22'), endOn: plainDate('2027-07-09') },
]
const inTerm = (day: string) => TERMS.some(({ startOn, endOn }) => startOn <= day && day <= endOn)

describe('哪几期到了该报的时候', () => {
  test.each([
    ['2026-09-01', ['term 2026-09-01 2026-09-07']],
    ['2026-09-20', ['term 2026-09-01 2026-09-07']],
    ['2026-09-22', []],
    ['2026-10-01', ['monthly 2026-09-01 2026-09-30']],
    ['2026-10-20', ['monthly 2026-09-01 2026-09-30']],
    ['2026-10-21', []],
    ['2027-03-01', ['monthly 2027-02-01 2027-02-28', 'term 2027-02-22 2027-02-28']],
    // 八月整月不上课，没有月报。
    ['2026-09-02', ['term 2026-09-01 2026-09-07']],
  ])('%s', (today, due) => {
    expect(
      periodsDue(plainDate(today), TERMS, inTerm).map(
        ({ kind, fromOn, toOn }) => `${kind} ${fromOn} ${toOn}`,
      ),
    ).toEqual(due)
  })

  test('叫法', () => {
    expect(periodText({ kind: 'monthly', fromOn: plainDate('2026-10-01') })).toBe('2026年10月')
    expect(periodText({ kind: 'term', fromOn: plainDate('2026-09-01') })).toBe('2026年秋季学期')
    expect(periodText({ kind: 'term', fromOn: plainDate('2027-02-22') })).toBe('2027年春季学期')
  })
})

describe('报、收、退回、改版（F46）', () => {
  test('处境由最后一版与它的答复定', () => {
    expect(returnStanding([])).toBe('owed')
    expect(returnStanding([{ answer: null }])).toBe('submitted')
    expect(returnStanding([{ answer: 'sent_back' }])).toBe('sent_back')
    expect(returnStanding([{ answer: 'sent_back' }, { answer: null }])).toBe('submitted')
    expect(returnStanding([{ answer: 'accepted' }])).toBe('accepted')
  })

  test('头一版不用理由；退回补正、收下之后再改，都要写明为何', () => {
    expect(takeReturn('owed', '')).toMatchObject({ ok: true })
    for (const standing of ['submitted', 'sent_back', 'accepted'] as const) {
      expect(takeReturn(standing, ' ')).toMatchObject({ refusal: { code: 'reason_required' } })
      expect(takeReturn(standing, '漏计一名转入')).toMatchObject({ ok: true })
    }
  })

  test('收下与退回只对没有答复的一版；退回要说明', () => {
    expect(answerReturn('submitted', 'accepted', '')).toMatchObject({ ok: true })
    expect(answerReturn('submitted', 'sent_back', '')).toMatchObject({ refusal: { code: 'reason_required' } })
    for (const standing of ['owed', 'sent_back', 'accepted'] as const)
      expect(answerReturn(standing, 'accepted', '')).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  })
})

describe('数', () => {
  const blank = Object.fromEntries(RETURN_FIGURE_KEYS.map((key) => [key, 0]))

  test('读回来：少一项、不是整数的不认', () => {
    expect(readReturnFigures({ ...blank, opened: 3 })?.opened).toBe(3)
    expect(readReturnFigures({ ...blank, opened: '3' })).toBeNull()
    expect(readReturnFigures({ opened: 3 })).toBeNull()
    expect(readReturnFigures(null)).toBeNull()
  })

  test('两版之间改了哪几个数；几校合计', () => {
    const before = readReturnFigures(blank)
    const after = readReturnFigures({ ...blank, joined: 1, enrolled: 45 })
    if (!before || !after) throw new Error('figures should read')
    expect(figureChanges(before, after)).toEqual([
      { key: 'enrolled', before: 0, after: 45 },
      { key: 'joined', before: 0, after: 1 },
    ])
    expect(sumFigures([after, after]).enrolled).toBe(90)
  })
})
