import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { type NationalMark, openMarks, standingMark } from './national-marks.ts'

const at = (kind: NationalMark['kind'], day: string): NationalMark => ({ kind, onDay: plainDate(day) })

test('标注着的是最后一次标注的那天；取消之后没有，再标又有（NA-7.1）', () => {
  const once = [at('roll_marked', '2026-10-08')]
  expect(standingMark(once, 'roll_marked')).toBe('2026-10-08')
  expect(standingMark(once, 'platform_registered')).toBeNull()
  const cleared = [...once, at('roll_cleared', '2026-10-20')]
  expect(standingMark(cleared, 'roll_marked')).toBeNull()
  expect(standingMark(cleared, 'roll_cleared')).toBe('2026-10-20')
  expect(standingMark([...cleared, at('roll_marked', '2026-11-02')], 'roll_cleared')).toBeNull()
  expect(standingMark([...cleared, at('roll_marked', '2026-11-02')], 'roll_marked')).toBe('2026-11-02')
})

test('学校管学籍系统，教育局管国家平台；没有标注过的不能取消，标注着的不必再标', () => {
  expect(openMarks('officer', [])).toEqual(['roll_marked'])
  expect(openMarks('principal', [at('roll_marked', '2026-10-08')])).toEqual(['roll_cleared'])
  expect(openMarks('bureau', [at('roll_marked', '2026-10-08')])).toEqual(['platform_registered'])
  expect(openMarks('bureau', [at('platform_registered', '2026-10-08')])).toEqual(['platform_cleared'])
  for (const role of ['teacher', 'township', 'inspector'] as const) expect(openMarks(role, [])).toEqual([])
})
