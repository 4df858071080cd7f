import { expect, test } from 'vitest'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { renewalDuty } from './renewal-duty.ts'

const profile = effectiveProfile('datian-2023')
const work = workCalendar()
const calendars = { work, school: { work, terms: [], tenant: [], school: [] } }

test.each([
  // 起算日，截止日，到期日
  ['2026-09-01', '2027-08-31', '2027-08-21'],
  ['2027-08-21', '2027-08-31', '2027-08-31'],
  ['2027-08-25', '2027-08-31', '2027-08-31'],
  ['2027-08-31', '2027-08-31', '2027-08-31'],
])('自 %s 起、限至 %s 的，%s 前重新申请', (start, until, due) => {
  const duty = renewalDuty(profile, instant(`${start}T02:00:00Z`), plainDate(until), calendars)
  expect(dayOf(duty.dueAt)).toBe(due)
  expect(duty).toMatchObject({
    duty: 'deferral_renewal',
    clause: 'L1-11',
    owner: 'township',
    provisional: false,
  })
})
