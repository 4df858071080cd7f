import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import { effectiveProfile } from './profiles.ts'

const work = workCalendar()
const calendars = { work, school: { work, terms: [], tenant: [], school: [] } }

test('大渡口：发现当天报告，次一工作日内定人、定计划；别处没有后一项', () => {
  const at = instant('2026-09-25T08:00:00+08:00')
  const found = (code: string) => dutiesStarted(effectiveProfile(code), 'absence_found', at, calendars)
  expect(found('dadukou-2018').map(({ duty, clause, dueAt }) => [duty, clause, dueAt])).toEqual([
    ['written_report', 'DDK-4.4.2', instant('2026-09-25T23:59:59.999+08:00')],
    ['case_plan', 'DDK-4.2.2', instant('2026-09-28T23:59:59.999+08:00')],
  ])
  expect(found('datian-2023')).toEqual([])
})
