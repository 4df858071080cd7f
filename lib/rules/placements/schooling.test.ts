import { expect, test } from 'vitest'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { LINXIA_2016 } from '#lib/rules/policy/linxia-2016'
import { NATIONAL } from '#lib/rules/policy/national'
import { overlay } from '#lib/rules/policy/overlay'
import { effectiveProfile, PROFILE_CODES } from '#lib/rules/policy/profiles'
import { SCHOOLING_KINDS, schoolingFault } from './schooling.ts'
import { schoolingReview, schoolingTermFault } from './schooling-term.ts'

const day = plainDate
const taught = { untilOn: day('2027-06-30') }
const work = workCalendar()
const calendars = { work, school: { work, terms: [], tenant: [], school: [] } }
const rule = effectiveProfile('linxia-2016').disabilitySchooling.value

test.each([
  // 就学方式，在班，有个案，有送教，缘由
  ['inclusive', true, false, false, null],
  ['inclusive', true, true, false, null],
  ['inclusive', false, false, false, 'schooling_not_in_class'],
  ['special_class', false, false, false, 'schooling_not_in_class'],
  ['special_school', false, false, false, null],
  ['special_school', true, false, false, 'schooling_still_in_class'],
  // 还有个案的先凭接收证明销号：登记不能代替销号（LX-3.2.3）。
  ['special_school', false, true, false, 'schooling_open_case'],
  ['home_teaching', true, false, true, null],
  ['home_teaching', false, true, true, null],
  ['home_teaching', true, false, false, 'schooling_no_home_teaching'],
  ['incapable', false, true, false, null],
  ['incapable', true, false, false, 'schooling_still_in_class'],
] as const)('%s：在班 %s，个案 %s，送教 %s → %s', (schooling, inClass, hasOpenCase, home, why) => {
  expect(schoolingFault(schooling, { inClass, hasOpenCase, homeTeaching: home ? taught : null })).toBe(why)
})

test('五种严格分开：没有「免学」，也没有「其他」', () => {
  expect(SCHOOLING_KINDS).toEqual([
    'inclusive',
    'special_class',
    'special_school',
    'home_teaching',
    'incapable',
  ])
})

test.each([
  ['2026-09-01', '2027-08-31', null, null],
  ['2026-09-01', '2027-09-01', null, '12 个月'],
  ['2026-09-01', '2026-09-01', null, '晚于'],
  ['2025-09-01', '2026-08-20', null, '过了'],
  ['2026-09-01', '2027-06-30', taught, null],
  ['2026-09-01', '2027-07-01', taught, '2027-06-30'],
] as const)('%s 至 %s：%j → %s', (from, until, home, says) => {
  const found = schoolingTermFault(rule, { fromOn: day(from), untilOn: day(until) }, day('2026-08-20'), home)
  if (says === null) expect(found).toBeNull()
  else expect(found).toContain(says)
})

test.each([
  ['2026-09-01', '2027-08-31', '2027-08-01'],
  ['2027-08-10', '2027-08-31', '2027-08-31'],
])('自 %s 起、限至 %s 的，%s 前重新评估', (start, until, due) => {
  const profile = effectiveProfile('datian-2023')
  const duty = schoolingReview(profile, instant(`${start}T02:00:00Z`), day(until), calendars)
  expect(dayOf(duty.dueAt)).toBe(due)
  expect(duty).toMatchObject({ duty: 'schooling_review', clause: 'L5-17', unit: 'calendar_day' })
})

test('四地都由县教育局定；想放宽期限的文件放不宽', () => {
  for (const code of PROFILE_CODES) {
    expect(effectiveProfile(code).disabilitySchooling.value.decidedBy).toBe('county_bureau')
  }
  const lax = { decidedBy: 'county_bureau', maxMonths: 36, reviewBeforeDays: 1 } as const
  const own = { value: lax, clause: 'X-1', words: '三年' }
  expect(
    overlay(NATIONAL, { ...LINXIA_2016, disabilitySchooling: own }).disabilitySchooling.value,
  ).toMatchObject({
    maxMonths: 12,
    reviewBeforeDays: 30,
  })
})
