import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate, weekdayOf } from '#lib/rules/calendar/plain-date'
import type { AbsenceClock, Change } from './reclassify.ts'
import { reclassify } from './reclassify.ts'
import type { StartingTrigger } from './starting-signal.ts'
import type { MarkedDay } from './streaks.ts'

const day = plainDate
const away = (...days: string[]): MarkedDay[] => days.map((on) => ({ day: day(on), mark: 'unexcused' }))
const weekdays = (marks: readonly MarkedDay[]) =>
  ({
    marks,
    schoolDayOf: (on: Parameters<typeof weekdayOf>[0]) => (weekdayOf(on) > 5 ? 'off' : 'full'),
  }) as const
const DATIAN: StartingTrigger = { mode: 'school_days', amount: 1, clause: 'DT-3.4.2' }
const now = instant('2026-09-16T12:00:00+08:00')
const clock = (duty: AbsenceClock['duty'], startOn: string, status: AbsenceClock['status'] = 'running') => ({
  duty,
  startEvent: 'unexcused_absence' as const,
  startOn: day(startOn),
  status,
})
const leave = (fromOn: string, toOn: string): Change => ({
  kind: 'leave_approved',
  fromOn: day(fromOn),
  toOn: day(toOn),
  reason: 'sick',
})

test('补假盖住全部缺勤：日子改为病假，时限作废留痕，立案依据消失', () => {
  const outcome = reclassify(
    weekdays(away('2026-09-14', '2026-09-15', '2026-09-16')),
    leave('2026-09-14', '2026-09-16'),
    [clock('persuasion', '2026-09-14')],
    DATIAN,
    now,
  )
  expect(outcome.changed).toHaveLength(3)
  expect(outcome.signalWithdrawn).toBe(true)
  expect(outcome.rewinds).toEqual([
    {
      clock: clock('persuasion', '2026-09-14'),
      act: 'void',
      startOn: null,
      why: '2026-09-14 由无故改为病假，此项不再欠',
    },
  ])
})

test('补假只盖住前两日：信号还在，时钟改自第三日起算', () => {
  const outcome = reclassify(
    weekdays(away('2026-09-14', '2026-09-15', '2026-09-16')),
    leave('2026-09-14', '2026-09-15'),
    [
      clock('persuasion', '2026-09-14'),
      clock('same_day_report', '2026-09-14'),
      clock('same_day_report', '2026-09-16'),
    ],
    DATIAN,
    now,
  )
  expect(outcome.signalWithdrawn).toBe(false)
  expect(outcome.rewinds.map(({ act, startOn }) => [act, startOn])).toEqual([
    ['restart', '2026-09-16'],
    ['void', null],
  ])
})

test('已办结、已届满的不改判，但留一句痕迹', () => {
  const outcome = reclassify(
    weekdays(away('2026-09-14')),
    leave('2026-09-14', '2026-09-14'),
    [clock('same_day_report', '2026-09-14', 'broken'), clock('guardian_contact', '2026-09-14', 'met')],
    DATIAN,
    now,
  )
  expect(outcome.rewinds.map(({ act }) => act)).toEqual(['stand', 'stand'])
  expect(outcome.rewinds[0]?.why).toContain('不改判')
})

test('从劝返起算的时限不因补假改动：那次劝返确实有过', () => {
  const outcome = reclassify(
    weekdays(away('2026-09-14')),
    leave('2026-09-14', '2026-09-14'),
    [{ ...clock('written_report', '2026-09-14'), startEvent: 'first_persuasion' }],
    DATIAN,
    now,
  )
  expect(outcome.rewinds).toEqual([])
})

test('请假不改迟到和到校；更正可以改成无故，并使信号成立', () => {
  const present: MarkedDay[] = [
    { day: day('2026-09-14'), mark: 'present' },
    { day: day('2026-09-15'), mark: 'late' },
  ]
  expect(reclassify(weekdays(present), leave('2026-09-14', '2026-09-15'), [], DATIAN, now).changed).toEqual(
    [],
  )
  const corrected = reclassify(
    weekdays(present),
    { kind: 'correction', day: day('2026-09-15'), to: 'unexcused' },
    [],
    DATIAN,
    now,
  )
  expect(corrected.signal).toMatchObject({ opens: true, metDays: ['2026-09-15'] })
})
