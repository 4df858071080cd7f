import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { DADUKOU_2018 } from '#lib/rules/policy/dadukou-2018'
import { NATIONAL } from '#lib/rules/policy/national'
import { regularVisits, specialVisits, type Visit } from './visit-count.ts'

const TERM = { startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-22') }
const DADUKOU = DADUKOU_2018.inspections?.value ?? NATIONAL.inspections.value

function visit(
  kind: Visit['kind'],
  schoolId: string,
  heldOn: string,
  visitId = `${schoolId}${heldOn}`,
): Visit {
  return { kind, schoolId, heldOn: plainDate(heldOn), visitId }
}

const VISITS = [
  visit('regular', 'a', '2026-09-10'),
  visit('regular', 'a', '2026-11-02'),
  visit('regular', 'a', '2026-06-12'),
  visit('regular', 'b', '2026-10-09'),
  visit('special', 'a', '2026-04-15', 'spring'),
  visit('special', 'b', '2026-04-16', 'spring'),
  visit('special', 'b', '2025-11-20', 'last-year'),
  visit('special', 'b', '2026-12-08', 'planned'),
]

test('经常性督导按校按学期数：上学期的不算，专项不算', () => {
  expect(regularVisits(VISITS, ['a', 'b', 'c'], TERM, NATIONAL.inspections.value)).toEqual([
    { schoolId: 'a', held: 2, needed: 2 },
    { schoolId: 'b', held: 1, needed: 2 },
    { schoolId: 'c', held: 0, needed: 2 },
  ])
})

test('专项按年按次数：走两所仍是一次，去年的与还没到日子的不算；没有规定的不说欠', () => {
  const today = plainDate('2026-11-25')
  expect(specialVisits(VISITS, today, DADUKOU)).toEqual({ held: 1, needed: 2 })
  expect(specialVisits(VISITS, today, NATIONAL.inspections.value)).toEqual({ held: 1, needed: null })
})
