import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { workCalendar, workDayKind } from '#lib/rules/calendar/working-days'
import { deriveDeadline } from './derive-deadline.ts'

const work = workCalendar()
const terms = [2023, 2024, 2025, 2026].flatMap((year) => [
  { name: `${year} 秋`, startOn: plainDate(`${year}-09-01`), endOn: plainDate(`${year + 1}-01-29`) },
  { name: `${year} 春`, startOn: plainDate(`${year + 1}-02-24`), endOn: plainDate(`${year + 1}-07-09`) },
])
const school = { work, terms, tenant: [], school: [] }
const calendars = { work, school }

function threeWorkingDaysAfter(day: string) {
  return deriveDeadline(instant(`${day}T10:00:00+08:00`), { amount: 3, unit: 'working_day' }, calendars)
}

describe('三个工作日：当日不计，补班日计入', () => {
  test.each([
    ['2026-09-01', '2026-09-04'],
    ['2026-09-11', '2026-09-16'],
    ['2026-09-16', '2026-09-20'],
    ['2026-09-17', '2026-09-21'],
    ['2026-09-18', '2026-09-22'],
    ['2026-09-24', '2026-09-30'],
    ['2026-09-30', '2026-10-10'],
    ['2026-10-08', '2026-10-12'],
    ['2026-10-09', '2026-10-13'],
    ['2026-04-30', '2026-05-08'],
    ['2026-05-06', '2026-05-09'],
    ['2026-05-08', '2026-05-12'],
    ['2026-02-11', '2026-02-14'],
    ['2026-02-12', '2026-02-24'],
    ['2026-02-13', '2026-02-25'],
    ['2026-02-25', '2026-02-28'],
    ['2026-02-27', '2026-03-03'],
    ['2026-06-18', '2026-06-24'],
    ['2025-12-31', '2026-01-06'],
  ])('%s 说服动员，%s 二十四时到期', (start, due) => {
    const derived = threeWorkingDaysAfter(start)
    expect(derived.dueAt).toBe(instant(`${due}T23:59:59.999+08:00`))
    expect(derived.provisional).toBe(false)
    expect(derived.counted).toHaveLength(3)
    expect(derived.counted.at(-1)).toBe(due)
  })

  test('越过已发布的安排：给出推算的日子，并标暂定', () => {
    expect(threeWorkingDaysAfter('2026-12-30')).toMatchObject({ provisional: true })
    expect(threeWorkingDaysAfter('2026-12-28')).toMatchObject({ provisional: false })
  })

  test('北京时间零点之后的一刻是新的一天，23:59:59.999 仍是当天', () => {
    expect(
      deriveDeadline(instant('2026-11-23T15:59:59.999Z'), { amount: 0, unit: 'calendar_day' }, calendars)
        .startOn,
    ).toBe('2026-11-23')
    expect(
      deriveDeadline(instant('2026-11-23T16:00:00.000Z'), { amount: 0, unit: 'calendar_day' }, calendars)
        .startOn,
    ).toBe('2026-11-24')
  })

  test('被跳过的每一天都说出为什么', () => {
    const { skipped } = threeWorkingDaysAfter('2026-09-24')
    expect(skipped).toEqual(
      ['2026-09-25', '2026-09-26', '2026-09-27'].map((date) => ({ date, why: '中秋节' })),
    )
  })
})

describe('国务院安排', () => {
  // 另一种写法：逐年逐日数，只用星期与点名的日子。
  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i 年有 %i 个工作日', (year, count) => {
    let found = 0
    for (let day = plainDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (workDayKind(work, day).works) found += 1
    expect(found).toBe(count)
  })

  test.each([
    '2024-02-04',
    '2024-10-12',
    '2025-01-26',
    '2025-04-27',
    '2026-01-04',
    '2026-02-14',
    '2026-09-20',
    '2026-10-10',
  ])('%s 补班', (day) => {
    expect(workDayKind(work, plainDate(day))).toMatchObject({ works: true, why: '补班', covered: true })
  })

  test('县里停工一天，全国照常：时限顺到后一天，并写明停工', () => {
    const closed = workCalendar([{ day: plainDate('2026-09-02'), works: false, why: '台风停工' }])
    const derived = deriveDeadline(
      instant('2026-09-01T10:00:00+08:00'),
      { amount: 3, unit: 'working_day' },
      { work: closed, school },
    )
    expect(derived.counted.at(-1)).toBe('2026-09-07')
    expect(derived.skipped[0]).toEqual({ date: '2026-09-02', why: '台风停工' })
  })
})

describe('四种单位', () => {
  test('48 小时按钟表走，跨补班日也不加一分钟', () => {
    const derived = deriveDeadline(
      instant('2026-10-09T09:30:00+08:00'),
      { amount: 48, unit: 'hour', hourMode: 'continuous' },
      calendars,
    )
    expect(derived.dueAt).toBe(instant('2026-10-11T09:30:00+08:00'))
  })

  test('48 小时满在周日：下一在校日首节触发；满在在校日：就在那一刻', () => {
    const firstLesson = { amount: 48, unit: 'hour', hourMode: 'first_lesson', firstLesson: '08:10' } as const
    const friday = deriveDeadline(instant('2026-11-20T08:10:00+08:00'), firstLesson, calendars)
    expect(friday.dueAt).toBe(instant('2026-11-23T08:10:00+08:00'))
    expect(friday.skipped).toEqual([{ date: '2026-11-22', why: '周末' }])
    const monday = deriveDeadline(instant('2026-11-23T08:10:00+08:00'), firstLesson, calendars)
    expect(monday.dueAt).toBe(instant('2026-11-25T08:10:00+08:00'))
  })

  test('在校日：本校停课、年级考试放假不计，补班日上课计入，假期不计', () => {
    const mine = {
      ...school,
      school: [
        { day: plainDate('2026-09-08'), kind: 'off' as const, why: '停课' },
        { day: plainDate('2026-09-09'), kind: 'off' as const, why: '九年级考试', grade: 9 },
      ],
    }
    const upTo = (grade: number) =>
      deriveDeadline(
        instant('2026-09-07T08:00:00+08:00'),
        { amount: 2, unit: 'school_day' },
        { work, school: mine, grade },
      ).counted
    expect(upTo(3)).toEqual(['2026-09-09', '2026-09-10'])
    expect(upTo(9)).toEqual(['2026-09-10', '2026-09-11'])
    expect(schoolDay(school, plainDate('2026-09-20')).kind).toBe('full')
    expect(schoolDay(school, plainDate('2026-08-31'))).toMatchObject({ kind: 'off', why: '假期' })
  })

  test('自然日末日休假：顺延到下一工作日', () => {
    const rolled = deriveDeadline(
      instant('2026-09-24T10:00:00+08:00'),
      { amount: 7, unit: 'calendar_day', rollsOverHolidays: true },
      calendars,
    )
    expect(dayOf(rolled.dueAt)).toBe('2026-10-08')
    expect(rolled.skipped[0]).toEqual({ date: '2026-10-01', why: '国庆节，末日顺延' })
    const plain = deriveDeadline(
      instant('2026-09-24T10:00:00+08:00'),
      { amount: 7, unit: 'calendar_day' },
      calendars,
    )
    expect(dayOf(plain.dueAt)).toBe('2026-10-01')
  })
})

describe('性质（种子固定，可重放）', () => {
  const anyStart = fc
    .integer({ min: Date.UTC(2024, 0, 2), max: Date.UTC(2026, 10, 1) })
    .map((ms) => instant(ms))
  const days = fc.constantFrom('working_day', 'school_day', 'calendar_day') as fc.Arbitrary<
    'working_day' | 'school_day' | 'calendar_day'
  >
  const options = { seed: 20230928, numRuns: 1000 }

  test('数过的恰是数额，没有一天既数又跳，起点之后每天非数即跳', () => {
    fc.assert(
      fc.property(anyStart, days, fc.integer({ min: 1, max: 40 }), (startAt, unit, amount) => {
        const { startOn, dueAt, counted, skipped } = deriveDeadline(startAt, { amount, unit }, calendars)
        expect(counted).toHaveLength(amount)
        const all = [...counted, ...skipped.map(({ date }) => date)].sort()
        const span: PlainDate[] = []
        for (let day = addDays(startOn, 1); day <= dayOf(dueAt); day = addDays(day, 1)) span.push(day)
        expect(all).toEqual(span)
      }),
      options,
    )
  })

  test('起得晚，绝不到得早', () => {
    fc.assert(
      fc.property(anyStart, anyStart, days, fc.integer({ min: 0, max: 20 }), (one, other, unit, amount) => {
        const [early, late] = [one, other].sort()
        if (!early || !late) return
        expect(
          deriveDeadline(early, { amount, unit }, calendars).dueAt <=
            deriveDeadline(late, { amount, unit }, calendars).dueAt,
        ).toBe(true)
      }),
      options,
    )
  })

  test('每个工作日时限，与逐日往后数的笨办法一致（2024–2026 每一天）', () => {
    const works = new Map<string, boolean>()
    for (let day = plainDate('2024-01-01'); day <= '2027-03-01'; day = addDays(day, 1))
      works.set(day, workDayKind(work, day).works)
    const ordered = [...works.keys()].sort()
    for (const start of ordered.filter((day) => day < '2026-12-20')) {
      const after = ordered.filter((day) => day > start && works.get(day)).slice(0, 3)
      expect(threeWorkingDaysAfter(start).counted, start).toEqual(after)
    }
  })
})
