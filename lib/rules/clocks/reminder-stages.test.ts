import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { reminderStage } from './reminder-stages.ts'

const DUE = instant('2026-11-25T23:59:59.999+08:00')

test.each([
  ['2026-11-23T23:59:59+08:00', null],
  ['2026-11-24T00:00:00+08:00', 'before'],
  ['2026-11-24T23:59:59+08:00', 'before'],
  ['2026-11-25T00:00:00+08:00', 'on'],
  ['2026-11-25T23:59:59+08:00', 'on'],
  ['2026-11-26T00:00:00+08:00', 'after'],
  ['2026-12-03T08:00:00+08:00', 'after'],
])('%s 提醒 %s', (now, stage) => {
  expect(reminderStage(DUE, instant(now))).toBe(stage)
})
