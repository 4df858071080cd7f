import { expect, test } from 'vitest'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { type TransferEvent, transferTerms } from './transfer-terms.ts'

const work = workCalendar()
const calendars = { work, school: { work, terms: [], tenant: [], school: [] } }
const profile = effectiveProfile('datian-2023')
const due = (event: TransferEvent, at: string, of = profile) =>
  transferTerms(of, event, instant(at), calendars).map(({ duty, dueAt }) => `${duty} ${dayOf(dueAt)}`)

test.each([
  ['transfer_asked', '2026-11-16T10:00:00+08:00', ['transfer_release 2026-11-30']],
  // 国庆前送出：假期不算，10 月 10 日周六补班算。
  ['transfer_sent', '2026-09-28T10:00:00+08:00', ['transfer_acceptance 2026-10-30']],
  ['transfer_arrived', '2026-09-28T10:00:00+08:00', ['transfer_placing 2026-10-16']],
  ['transfer_placed', '2026-11-16T10:00:00+08:00', ['transfer_receiving 2026-11-30']],
  [
    'transfer_offered',
    '2026-11-16T10:00:00+08:00',
    ['transfer_receiving 2026-11-30', 'transfer_acceptance 2026-11-30'],
  ],
  ['outside_schooling_found', '2026-11-16T10:00:00+08:00', ['outside_follow_up 2026-12-16']],
] as const)('%s，%s：%j', (event, at, found) => {
  expect(due(event, at)).toEqual(found)
})

test('早先采用的一版里没有转学的，照国家底座', () => {
  const older = {
    ...profile,
    duties: profile.duties.filter(({ value }) => !value.event.startsWith('transfer_')),
  }
  expect(due('transfer_asked', '2026-11-16T10:00:00+08:00', older)).toEqual(['transfer_release 2026-11-30'])
})
