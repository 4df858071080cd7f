import { describe, expect, test } from 'vitest'
import { plainDate } from './plain-date.ts'
import { type SchoolCalendar, schoolDay, schoolDayOf } from './school-days.ts'
import { workCalendar } from './working-days.ts'

const bare: SchoolCalendar = {
  work: workCalendar(),
  terms: [
    { name: '春', startOn: plainDate('2026-03-02'), endOn: plainDate('2026-07-03') },
    { name: '秋', startOn: plainDate('2026-09-01'), endOn: plainDate('2026-12-25') },
  ],
  tenant: [],
  school: [],
}

function kind(calendar: SchoolCalendar, day: string, grade?: number) {
  return schoolDay(calendar, plainDate(day), grade)
}

describe('在校日', () => {
  test('学期内平日上课，周末、法定假日不上，补班日照常上课', () => {
    expect(kind(bare, '2026-09-01')).toEqual({ kind: 'full', why: null, covered: true })
    expect(kind(bare, '2026-09-05')).toMatchObject({ kind: 'off', why: '周末' })
    expect(kind(bare, '2026-10-02')).toMatchObject({ kind: 'off', why: '国庆节' })
    expect(kind(bare, '2026-09-20')).toMatchObject({ kind: 'full', covered: true })
  })

  test('两学期之间、首学期之前是假期，平日也不上课', () => {
    expect(kind(bare, '2026-08-31')).toMatchObject({ kind: 'off', why: '假期' })
    expect(kind(bare, '2026-07-06')).toMatchObject({ kind: 'off', why: '假期' })
  })

  test('最后一个学期之后校历还没有录：按工作日推算，标明暂定', () => {
    expect(kind(bare, '2026-12-28')).toMatchObject({ kind: 'full', covered: false })
    expect(kind({ ...bare, terms: [] }, '2026-09-01')).toMatchObject({ kind: 'full', covered: false })
  })

  test('越具体越作数：全国、县、校、年级', () => {
    const day = plainDate('2026-11-05')
    const county: SchoolCalendar = { ...bare, tenant: [{ day, kind: 'off', why: '县运动会' }] }
    const school: SchoolCalendar = { ...county, school: [{ day, kind: 'half', why: '上午上课' }] }
    const grade: SchoolCalendar = {
      ...school,
      school: [...school.school, { day, kind: 'on', why: '九年级照常', grade: 9 }],
    }
    expect(kind(bare, day)).toMatchObject({ kind: 'full', why: null })
    expect(kind(county, day)).toMatchObject({ kind: 'off', why: '县运动会' })
    expect(kind(school, day)).toMatchObject({ kind: 'half', why: '上午上课' })
    expect(kind(grade, day, 9)).toMatchObject({ kind: 'full', why: '九年级照常' })
    expect(kind(grade, day, 8)).toMatchObject({ kind: 'half', why: '上午上课' })
    expect(kind(grade, day)).toMatchObject({ kind: 'half', why: '上午上课' })
  })

  test('大周末：周六上课、周五下午放假，逐日录入', () => {
    const boarding: SchoolCalendar = {
      ...bare,
      school: [
        { day: plainDate('2026-11-07'), kind: 'on', why: '大周末连上' },
        { day: plainDate('2026-11-13'), kind: 'half', why: '大周末离校' },
      ],
    }
    const of = schoolDayOf(boarding)
    expect(['2026-11-07', '2026-11-08', '2026-11-13'].map((day) => of(plainDate(day)))).toEqual([
      'full',
      'off',
      'half',
    ])
  })

  test('机关停工，学校照常的，以校历为准', () => {
    const day = plainDate('2026-11-06')
    const closed = workCalendar([{ day, works: false, why: '地方节日' }])
    expect(kind({ ...bare, work: closed }, day)).toMatchObject({ kind: 'off', why: '地方节日' })
    expect(
      kind({ ...bare, work: closed, tenant: [{ day, kind: 'on', why: '学校照常' }] }, day),
    ).toMatchObject({ kind: 'full' })
  })
})
