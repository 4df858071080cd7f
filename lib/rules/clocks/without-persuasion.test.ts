import { describe, expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { LINXIA_2016 } from '#lib/rules/policy/linxia-2016'
import { NATIONAL } from '#lib/rules/policy/national'
import { overlay } from '#lib/rules/policy/overlay'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { persuasionEnds, reportWithoutPersuasion } from './duties-started.ts'

const work = workCalendar()
const terms = [{ name: '2026 秋', startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-22') }]
const calendars = { work, school: { work, terms, tenant: [], school: [] } }

describe('周四缺勤，周五一天也没有人去劝返', () => {
  const due = (code: string) =>
    reportWithoutPersuasion(effectiveProfile(code), instant('2026-11-19T08:00:00+08:00'), calendars).map(
      ({ duty, clause, startOn, dueAt }) => [duty, clause, startOn, dueAt],
    )

  test.each([
    ['datian-2023', 'DT-3.4.3', '2026-11-25T15:59:59.999Z'],
    ['nanan-2018', 'NA-3.8', '2026-11-25T15:59:59.999Z'],
    ['linxia-2016', 'LX-2.2.5', '2026-11-23T15:59:59.999Z'],
    ['national', 'L2-28', '2026-11-23T15:59:59.999Z'],
  ])('%s：书面报告自周五终了起算（%s），%s 届满', (code, clause, dueAt) => {
    expect(due(code)).toEqual([['written_report', clause, '2026-11-20', dueAt]])
  })

  test('大渡口：48 小时本就自缺勤起算，不再另起', () => {
    expect(due('dadukou-2018')).toEqual([])
  })
})

test('劝返最长三个在校日：周四缺勤，到下周二终了（LX-2.2.5、L2-28）', () => {
  for (const code of ['linxia-2016', 'national'])
    expect(
      persuasionEnds(effectiveProfile(code), instant('2026-11-19T00:00:00+08:00'), calendars),
      code,
    ).toBe(instant('2026-11-24T23:59:59.999+08:00'))
})

test('大渡口不等劝返，没有劝返到哪一刻为止；再满时的另起', () => {
  expect(
    persuasionEnds(effectiveProfile('dadukou-2018'), instant('2026-11-19T00:00:00+08:00'), calendars),
  ).toBeNull()
})

test('本地文件只能把劝返定得更短', () => {
  const local = (value: number) => ({
    ...LINXIA_2016,
    persuasionLimit: { value, clause: 'LX-2.2.5', words: '及时报告' },
  })
  expect(overlay(NATIONAL, local(5)).persuasionLimit.clause).toBe('L2-28')
  expect(overlay(NATIONAL, local(1)).persuasionLimit).toMatchObject({ value: 1, clause: 'LX-2.2.5' })
})
