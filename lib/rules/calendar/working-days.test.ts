import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from './plain-date.ts'
import { STATE_COUNCIL_DAYS, STATE_COUNCIL_NOTICES } from './state-council-days.ts'
import { workCalendar, workDayKind } from './working-days.ts'

/** 另行整理的三年日历，一月一行、一日一字，1 为上班：与产品里按节假日起止写的两不相干，逐日对照。 */
const MONTHS: Readonly<Record<number, readonly string[]>> = {
  2024: [
    '0111100111110011111001111100111',
    '11011111100000000111111001111',
    '1001111100111110011111001111100',
    '111000111111001111100111110111',
    '0000011111101111100111110011111',
    '001111100011110011111001111100',
    '1111100111110011111001111100111',
    '1100111110011111001111100111110',
    '011111001111110001110011111011',
    '0000000111110111110011111001111',
    '100111110011111001111100111110',
    '0111110011111001111100111110011',
  ],
  2025: [
    '0110011111001111100111110110000',
    '0000111101111100111110011111',
    '0011111001111100111110011111001',
    '111000111110011111001111101111',
    '0000011110011111001111100111110',
    '001111001111100111110011111001',
    '1111001111100111110011111001111',
    '1001111100111110011111001111100',
    '111110011111001111100111110111',
    '0000000011101111100111110011111',
    '001111100111110011111001111100',
    '1111100111110011111001111100111',
  ],
  2026: [
    '0001111110011111001111100111110',
    '0111110011111100000000011111',
    '0111110011111001111100111110011',
    '111000111100111110011111001111',
    '0000011110111110011111001111100',
    '111110011111001111000111110011',
    '1110011111001111100111110011111',
    '0011111001111100111110011111001',
    '111100111110011111011111000111',
    '0000000111011111001111100111110',
    '011111001111100111110011111001',
    '1111001111100111110011111001111',
  ],
}

const calendar = workCalendar()
const works = (day: string) => workDayKind(calendar, plainDate(day)).works

describe('国务院安排', () => {
  test.each([2024, 2025, 2026])('%i 年逐日与另行整理的日历一致', (year) => {
    const mine = (MONTHS[year] ?? []).map((row, month) =>
      [...row].map((_, index) => {
        const day = `${year}-${String(month + 1).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`
        return works(day) ? '1' : '0'
      }),
    )
    expect(mine.map((row) => row.join(''))).toEqual(MONTHS[year])
  })

  test('从任何一天起的第三个工作日，与在另行整理的日历上数出的一致', () => {
    const all = [2024, 2025, 2026].flatMap((year) => [...(MONTHS[year] ?? []).join('')])
    const first = plainDate('2024-01-01')
    for (let start = 0; start < all.length - 20; start += 1) {
      const third = [...all.keys()].slice(start + 1, start + 25).filter((index) => all[index] === '1')[2]
      let day = addDays(first, start)
      for (let counted = 0; counted < 3; ) {
        day = addDays(day, 1)
        if (works(day)) counted += 1
      }
      expect(day).toBe(addDays(first, third ?? -1))
    }
  })

  test('平常的工作日没有缘由，周末、节日、补班都有', () => {
    expect(workDayKind(calendar, plainDate('2026-09-24'))).toEqual({ works: true, why: null, covered: true })
    expect(workDayKind(calendar, plainDate('2026-09-19'))).toMatchObject({ works: false, why: '周末' })
    expect(workDayKind(calendar, plainDate('2026-10-04'))).toMatchObject({ works: false, why: '国庆节' })
    expect(workDayKind(calendar, plainDate('2026-10-10'))).toMatchObject({ works: true, why: '补班' })
  })

  test('点名的每一天都只点一次，补班都在周末，并写明哪一号通知', () => {
    const days = STATE_COUNCIL_DAYS.map(({ day }) => day)
    expect(new Set(days).size).toBe(days.length)
    for (const { day, works: on, source } of STATE_COUNCIL_DAYS) {
      if (on) expect([0, 6], day).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
      expect(STATE_COUNCIL_NOTICES.map(({ notice }) => notice)).toContain(source)
    }
  })

  test('通知未到的年份按周一至周五推算，并说没有公布', () => {
    expect(workDayKind(calendar, plainDate('2026-12-31')).covered).toBe(true)
    expect(workDayKind(calendar, plainDate('2027-01-01'))).toEqual({ works: true, why: null, covered: false })
    expect(workDayKind(calendar, plainDate('2023-12-29')).covered).toBe(false)
  })
})

describe('县里的一层盖在全国之上', () => {
  const local = workCalendar([
    { day: plainDate('2026-03-20'), works: false, why: '开斋节' },
    { day: plainDate('2026-03-21'), works: true, why: '开斋节补班' },
  ])

  test('地方节日不上班，地方补班上班，别的日子照旧', () => {
    expect(workDayKind(local, plainDate('2026-03-20'))).toEqual({
      works: false,
      why: '开斋节',
      covered: true,
    })
    expect(workDayKind(local, plainDate('2026-03-21'))).toMatchObject({ works: true, why: '开斋节补班' })
    expect(workDayKind(local, plainDate('2026-03-19')).works).toBe(true)
    expect(workDayKind(calendar, plainDate('2026-03-20')).works).toBe(true)
  })
})
