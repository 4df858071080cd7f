import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochMs, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { addDays, plainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import type { AttendanceMark } from './absence-reasons.ts'
import { ABSENCE_REASONS, isAbsenceReason } from './absence-reasons.ts'
import type { StartingTrigger } from './starting-signal.ts'
import { cameOnTheDay, startingSignal } from './starting-signal.ts'
import type { MarkedDay, SchoolDayOf } from './streaks.ts'
import { unexcusedStreak } from './streaks.ts'

const day = plainDate
/** 2026 年 9–10 月：周末与国庆放假，9 月 20 日（周日）、10 月 10 日（周六）补班上课。 */
const autumn: SchoolDayOf = (on) => {
  if (on === '2026-09-20' || on === '2026-10-10') return 'full'
  if (on >= '2026-09-25' && on <= '2026-09-27') return 'off'
  if (on >= '2026-10-01' && on <= '2026-10-07') return 'off'
  return weekdayOf(on) > 5 ? 'off' : 'full'
}
const marks = (mark: AttendanceMark, ...days: string[]): MarkedDay[] =>
  days.map((on) => ({ day: day(on), mark }))
const noon = (on: string) => instant(`${on}T12:00:00+08:00`)

const DATIAN: StartingTrigger = { mode: 'school_days', amount: 1, clause: 'DT-3.4.2' }
const LINXIA: StartingTrigger = { mode: 'any', clause: 'LX-2.2.1' }
const DADUKOU: StartingTrigger = {
  mode: 'hours',
  amount: 48,
  clause: 'DDK-4.4.2',
  hourMode: 'first_lesson',
  firstLesson: '08:00',
}

describe('连续无故缺勤', () => {
  test('跨国庆长假仍是连续', () => {
    const history = marks('unexcused', '2026-09-29', '2026-09-30', '2026-10-08')
    expect(unexcusedStreak(history, autumn, day('2026-10-08'))).toMatchObject({
      length: 3,
      sinceOn: '2026-09-29',
    })
  })

  test('补班的周日是在校日，周末的误记不算', () => {
    const history = marks('unexcused', '2026-09-18', '2026-09-19', '2026-09-20', '2026-09-21')
    expect(unexcusedStreak(history, autumn, day('2026-09-21')).days).toEqual([
      '2026-09-18',
      '2026-09-20',
      '2026-09-21',
    ])
  })

  test.each(['present', 'late', 'sick', 'personal'] as const)('中间一日 %s 就断开', (mark) => {
    const history = [...marks('unexcused', '2026-09-14', '2026-09-16'), ...marks(mark, '2026-09-15')]
    expect(unexcusedStreak(history, autumn, day('2026-09-16')).days).toEqual(['2026-09-16'])
  })

  test('截止日之后的点名不看', () => {
    const history = [...marks('unexcused', '2026-09-14'), ...marks('present', '2026-09-15')]
    expect(unexcusedStreak(history, autumn, day('2026-09-14')).length).toBe(1)
    expect(unexcusedStreak(history, autumn, day('2026-09-15')).length).toBe(0)
  })

  test('没有点名的在校日不计入也不打断，但写明是哪几天', () => {
    const history = marks('unexcused', '2026-09-14', '2026-09-16')
    expect(unexcusedStreak(history, autumn, day('2026-09-17'))).toMatchObject({
      length: 2,
      sinceOn: '2026-09-14',
      uncalled: ['2026-09-15', '2026-09-17'],
    })
  })

  test('跨学期：寒假里没有在校日，开学首日接上期末那天', () => {
    const terms: SchoolDayOf = (on) =>
      (on > '2027-01-22' && on < '2027-02-22') || weekdayOf(on) > 5 ? 'off' : 'full'
    const history = marks('unexcused', '2027-01-22', '2027-02-22')
    expect(unexcusedStreak(history, terms, day('2027-02-22')).length).toBe(2)
  })

  test('半日按档案：算一日、算半日、不算；半日课全缺总算一日', () => {
    const half: MarkedDay[] = [{ day: day('2026-09-14'), mark: 'unexcused', missed: 'half' }]
    const upTo = day('2026-09-14')
    expect(unexcusedStreak(half, autumn, upTo, 'whole').length).toBe(1)
    expect(unexcusedStreak(half, autumn, upTo, 'half').length).toBe(0.5)
    expect(unexcusedStreak(half, autumn, upTo, 'none').length).toBe(0)
    expect(unexcusedStreak(half, () => 'half', upTo, 'none').length).toBe(1)
  })

  test('哪天重算都一样：只要没有新的点名，往后推多少天答案不变', () => {
    const start = day('2026-09-01')
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<AttendanceMark>('present', ...ABSENCE_REASONS), {
          minLength: 1,
          maxLength: 45,
        }),
        fc.nat(60),
        (list, later) => {
          const history = list.map((mark, offset) => ({ day: addDays(start, offset), mark }))
          const last = addDays(start, list.length - 1)
          const then = unexcusedStreak(history, autumn, last)
          const again = unexcusedStreak(history.toReversed(), autumn, addDays(last, later))
          expect(again.days).toEqual(then.days)
          expect(then.days).toEqual(plainStreak(history))
        },
      ),
    )
  })
})

/** 另一种写法的同一规则：从头到尾走，遇断清零。 */
function plainStreak(history: readonly MarkedDay[]): readonly PlainDate[] {
  let run: PlainDate[] = []
  for (const { day: on, mark } of history) {
    if (autumn(on) === 'off') continue
    run = mark === 'unexcused' ? [...run, on] : []
  }
  return run
}

describe('立案信号：同样的出勤，四地各按各的条款', () => {
  const oneDay = { marks: marks('unexcused', '2026-09-14'), schoolDayOf: autumn }

  test('无故一日：大田、南安立案，临夏立案，大渡口未满 48 小时', () => {
    const now = noon('2026-09-14')
    expect(startingSignal(oneDay, DATIAN, now)).toMatchObject({
      opens: true,
      clause: 'DT-3.4.2',
      metDays: ['2026-09-14'],
    })
    expect(startingSignal(oneDay, { ...DATIAN, clause: 'NA-3.5' }, now)).toMatchObject({
      opens: true,
      clause: 'NA-3.5',
    })
    expect(startingSignal(oneDay, LINXIA, now)).toMatchObject({ opens: true, clause: 'LX-2.2.1' })
    expect(startingSignal(oneDay, DADUKOU, now)).toEqual({ opens: false, why: 'not_yet' })
  })

  test('半日无故：临夏立案，按整日计的不立', () => {
    const half = {
      marks: [{ day: day('2026-09-14'), mark: 'unexcused', missed: 'half' }] as const,
      schoolDayOf: autumn,
      halfDays: 'half',
    } as const
    expect(startingSignal(half, LINXIA, noon('2026-09-14')).opens).toBe(true)
    expect(startingSignal(half, DATIAN, noon('2026-09-14'))).toEqual({ opens: false, why: 'not_enough' })
  })

  test('请了假的一天都不立案', () => {
    const leave = { marks: marks('sick', '2026-09-14', '2026-09-15', '2026-09-16'), schoolDayOf: autumn }
    for (const trigger of [DATIAN, LINXIA, DADUKOU])
      expect(startingSignal(leave, trigger, noon('2026-09-16'))).toEqual({
        opens: false,
        why: 'no_unexcused',
      })
  })

  test('周一起 48 小时：周三首节满，周三点名仍未到即立案', () => {
    const threeDays = {
      marks: marks('unexcused', '2026-09-14', '2026-09-15', '2026-09-16'),
      schoolDayOf: autumn,
    }
    expect(startingSignal(threeDays, DADUKOU, noon('2026-09-16'))).toMatchObject({
      opens: true,
      metAt: instant('2026-09-16T08:00:00+08:00'),
      sinceOn: '2026-09-14',
    })
    expect(startingSignal(threeDays, DADUKOU, instant('2026-09-16T07:59:59.999+08:00')).opens).toBe(false)
  })

  test('周三到了校的不立案', () => {
    const back = {
      marks: [...marks('unexcused', '2026-09-14', '2026-09-15'), ...marks('late', '2026-09-16')],
      schoolDayOf: autumn,
    }
    expect(startingSignal(back, DADUKOU, noon('2026-09-16'))).toEqual({ opens: false, why: 'no_unexcused' })
  })

  test('周五起，周日满 48 小时无课：顺到周一首节；连续计的周日即满', () => {
    const friday = { marks: marks('unexcused', '2026-09-11', '2026-09-14'), schoolDayOf: autumn }
    expect(startingSignal(friday, DADUKOU, noon('2026-09-13')).opens).toBe(false)
    expect(startingSignal(friday, DADUKOU, noon('2026-09-14'))).toMatchObject({
      opens: true,
      metAt: instant('2026-09-14T08:00:00+08:00'),
    })
    expect(startingSignal(friday, { ...DADUKOU, hourMode: 'continuous' }, noon('2026-09-13')).opens).toBe(
      true,
    )
  })

  test('周五起遇补班周日：周日有课，周日首节即满', () => {
    const makeUp = { marks: marks('unexcused', '2026-09-18', '2026-09-20'), schoolDayOf: autumn }
    expect(startingSignal(makeUp, DADUKOU, noon('2026-09-20'))).toMatchObject({
      metAt: instant('2026-09-20T08:00:00+08:00'),
    })
  })

  test.each([
    ['周一起，周二周三班里都不点名：周三首节满', ['2026-09-14'], '2026-09-16T08:00:00+08:00'],
    ['周四起，满在周六无课：顺到周一首节', ['2026-09-10', '2026-09-11'], '2026-09-14T08:00:00+08:00'],
    ['周五起，满在周日无课：顺到周一首节', ['2026-09-11'], '2026-09-14T08:00:00+08:00'],
    ['国庆前一天起：顺到假后首个在校日首节', ['2026-09-30'], '2026-10-08T08:00:00+08:00'],
    ['满时遇补班周日：周日有课，不顺延', ['2026-09-18'], '2026-09-20T08:00:00+08:00'],
  ] as const)('%s，届满那一刻立案，前一毫秒不立', (_, days, at) => {
    const silent = { marks: marks('unexcused', ...days), schoolDayOf: autumn }
    const fires = instant(at)
    expect(startingSignal(silent, DADUKOU, instant(epochMs(fires) - 1))).toEqual({
      opens: false,
      why: 'not_yet',
    })
    expect(startingSignal(silent, DADUKOU, fires)).toMatchObject({ opens: true, metAt: fires })
  })

  test('满时那天到了校的撤销立案，次日才回来的不撤；按日立案的没有这回事', () => {
    const kase = { sinceOn: day('2026-09-14') }
    expect(cameOnTheDay(kase, DADUKOU, day('2026-09-16'), autumn)).toBe(true)
    expect(cameOnTheDay(kase, DADUKOU, day('2026-09-17'), autumn)).toBe(false)
    expect(cameOnTheDay(kase, DATIAN, day('2026-09-14'), autumn)).toBe(false)
  })
})

test('失联不是缺勤的理由', () => {
  expect(isAbsenceReason('lost')).toBe(false)
  expect(isAbsenceReason('unexcused')).toBe(true)
})
