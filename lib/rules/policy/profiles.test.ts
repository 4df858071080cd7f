import { describe, expect, test } from 'vitest'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { workCalendar } from '#lib/rules/calendar/working-days'
import { CLOCK_EVENTS, type ClockEvent } from '#lib/rules/clocks/clock-events'
import { dutiesStarted, reportWithoutPersuasion } from '#lib/rules/clocks/duties-started'
import { DATIAN_2023 } from './datian-2023.ts'
import { NATIONAL } from './national.ts'
import { overlay } from './overlay.ts'
import type { LocalProfile, Sourced } from './profile.ts'
import { effectiveProfile, expiryWarning, LOCAL_PROFILES, PROFILE_CODES } from './profiles.ts'

const work = workCalendar()
const terms = [{ name: '2026 秋', startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-29') }]
const calendars = { work, school: { work, terms, tenant: [], school: [] } }
const LOCALS = ['nanan-2018', 'linxia-2016', 'dadukou-2018', 'datian-2023']

function started(code: string, event: ClockEvent, at: string) {
  return dutiesStarted(effectiveProfile(code), event, instant(at), calendars)
}

/** 同一件事实，四份文件，四种结论；读起来像文件。 */
describe('周五早上八点，一个孩子无故没来', () => {
  const friday = '2026-11-20T08:00:00+08:00'
  test.each([
    ['nanan-2018', 'same_day_report', 'NA-3.5', '2026-11-20T23:59:59.999+08:00'],
    ['datian-2023', 'same_day_report', 'DT-3.4.2', '2026-11-20T23:59:59.999+08:00'],
    ['linxia-2016', 'same_day_report', 'LX-2.2.1', '2026-11-20T23:59:59.999+08:00'],
    ['datian-2023', 'written_report_warning', 'DT-A4', '2026-11-23T23:59:59.999+08:00'],
    ['nanan-2018', 'guardian_contact', 'NA-3.6', '2026-11-20T23:59:59.999+08:00'],
    ['linxia-2016', 'guardian_contact', 'L4-34', '2026-11-20T23:59:59.999+08:00'],
    ['dadukou-2018', 'guardian_contact', 'L4-34', '2026-11-20T23:59:59.999+08:00'],
  ])('%s：%s，凭 %s，%s', (code, duty, clause, due) => {
    const found = started(code, 'unexcused_absence', friday).find((item) => item.duty === duty)
    expect(found).toMatchObject({ clause, dueAt: instant(due), provisional: false })
  })
})

describe('国庆前一天劝返一次，孩子没有回来', () => {
  const eve = '2026-09-30T10:00:00+08:00'
  test.each([
    ['nanan-2018', 'NA-3.8'],
    ['datian-2023', 'DT-3.4.3'],
  ])('%s：三个工作日，10 月 10 日（周六补班）前书面报告乡镇，抄送教育局（%s）', (code, clause) => {
    expect(started(code, 'first_persuasion', eve)).toEqual([
      expect.objectContaining({
        duty: 'written_report',
        clause,
        dueAt: instant('2026-10-10T23:59:59.999+08:00'),
        recipients: ['township', 'county_bureau'],
        counted: ['2026-10-08', '2026-10-09', '2026-10-10'],
      }),
    ])
  })

  test.each(['linxia-2016', 'dadukou-2018', 'national'])('%s：首次劝返本身不起算书面报告', (code) => {
    expect(started(code, 'first_persuasion', eve)).toEqual([])
  })

  test.each([
    ['linxia-2016', 'LX-2.2.5', ['township', 'county_bureau']],
    ['datian-2023', 'L2-28', ['township', 'county_bureau']],
    ['national', 'L2-28', ['county_bureau']],
  ])('%s：劝返无效，下一工作日结束前书面报告（%s）', (code, clause, recipients) => {
    expect(started(code, 'persuasion_failed', eve)).toEqual([
      expect.objectContaining({ duty: 'written_report', clause, recipients, counted: ['2026-10-08'] }),
    ])
  })
})

describe('大渡口：满 48 小时，一经发现立即报告', () => {
  test.each([
    ['周一起，周三首节满', '2026-11-25T08:00:00+08:00', '2026-11-25T23:59:59.999+08:00'],
    ['假后首日发现，当日不是工作日也不顺延', '2026-09-20T08:00:00+08:00', '2026-09-20T23:59:59.999+08:00'],
  ])('%s：发现当日 24 时前报户籍地镇街与区教委，不在立案那一刻就逾期', (_, found, due) => {
    expect(started('dadukou-2018', 'absence_found', found)[0]).toEqual(
      expect.objectContaining({
        duty: 'written_report',
        clause: 'DDK-4.4.2',
        dueAt: instant(due),
        recipients: ['township', 'county_bureau'],
      }),
    )
    expect(effectiveProfile('dadukou-2018').persuasion.value.minAttempts).toBe(0)
  })
})

describe('报告之后', () => {
  test.each(LOCALS)('%s：乡镇退回的，下一工作日结束前补正重报', (code) => {
    expect(started(code, 'written_report_sent_back', '2026-11-20T16:30:00+08:00')).toEqual([
      expect.objectContaining({ duty: 'written_report', counted: ['2026-11-23'] }),
    ])
  })

  test('大渡口：责任督学当天会签，乡镇一个工作日内签收；其余三地只有签收', () => {
    const sent = '2026-11-20T16:00:00+08:00'
    expect(started('dadukou-2018', 'written_report_sent', sent).map(({ duty }) => duty)).toEqual([
      'countersignature',
      'township_receipt',
    ])
    for (const code of ['nanan-2018', 'linxia-2016', 'datian-2023']) {
      expect(
        started(code, 'written_report_sent', sent).map(({ duty, counted }) => [duty, counted]),
        code,
      ).toEqual([['township_receipt', ['2026-11-23']]])
    }
  })

  test.each([
    ['datian-2023', 'DT-4.2.5'],
    ['linxia-2016', 'LX-2.1.4'],
    ['nanan-2018', 'NA-2.7'],
    ['dadukou-2018', 'L1-58'],
  ])('%s：通知书送达后七日内复学（%s），末日撞上国庆就顺到 10 月 8 日', (code, clause) => {
    expect(started(code, 'notice_served', '2026-09-25T10:00:00+08:00')).toEqual([
      expect.objectContaining({ duty: 'return_by', clause, dueAt: instant('2026-10-08T23:59:59.999+08:00') }),
    ])
  })

  test('大渡口开学一周内期报；南安月末后月报；返校都要观察三十个在校日', () => {
    expect(started('dadukou-2018', 'term_started', '2026-09-01T08:00:00+08:00')).toEqual([
      expect.objectContaining({
        duty: 'term_return',
        clause: 'DDK-4.1.2',
        dueAt: instant('2026-09-08T23:59:59.999+08:00'),
      }),
    ])
    expect(started('nanan-2018', 'month_ended', '2026-09-30T18:00:00+08:00')).toEqual([
      expect.objectContaining({ duty: 'monthly_return', clause: 'NA-7.7' }),
    ])
    for (const code of LOCALS)
      expect(started(code, 'returned', '2026-11-02T08:00:00+08:00')[0]?.counted, code).toHaveLength(30)
  })
})

describe('不记劝返，不赚时间', () => {
  test('周四缺勤、周五放学仍无劝返记录：书面报告自周五 24 时起三个工作日', () => {
    const found = reportWithoutPersuasion(
      effectiveProfile('datian-2023'),
      instant('2026-11-19T08:00:00+08:00'),
      calendars,
    )
    expect(found).toEqual([
      expect.objectContaining({
        duty: 'written_report',
        clause: 'DT-3.4.3',
        startOn: '2026-11-20',
        event: 'unexcused_absence',
        counted: ['2026-11-23', '2026-11-24', '2026-11-25'],
      }),
    ])
  })

  test('国庆前一天缺勤：次一在校日是 10 月 8 日，不是 10 月 1 日', () => {
    const found = reportWithoutPersuasion(
      effectiveProfile('nanan-2018'),
      instant('2026-09-30T08:00:00+08:00'),
      calendars,
    )
    expect(found[0]).toMatchObject({
      startOn: '2026-10-08',
      counted: ['2026-10-09', '2026-10-10', '2026-10-12'],
    })
  })
})

describe('合成：更早、更严者胜，底线关不掉', () => {
  const lax: LocalProfile = {
    ...DATIAN_2023,
    code: 'lax',
    duties: [
      {
        value: {
          duty: 'guardian_contact',
          event: 'unexcused_absence',
          amount: 5,
          unit: 'working_day',
          owner: 'teacher',
          recipients: [],
        },
        clause: 'X-1',
        words: '五天内联系',
      },
      {
        value: {
          duty: 'written_report',
          event: 'persuasion_failed',
          amount: 9,
          unit: 'working_day',
          owner: 'principal',
          recipients: ['township'],
        },
        clause: 'X-2',
        words: '九天内报乡镇',
      },
      {
        value: {
          duty: 'observation',
          event: 'returned',
          amount: 1,
          unit: 'school_day',
          owner: 'teacher',
          recipients: [],
        },
        clause: 'X-3',
        words: '一天即可',
      },
    ],
    observationDays: { value: 1, clause: 'X-3', words: '一天即可' },
    deferral: {
      value: { approvers: ['township'], needs: 'any', maxMonths: 36, renewBeforeDays: 1 },
      clause: 'X-4',
      words: '三年',
    },
  }

  test('想放宽的文件放不宽', () => {
    const effective = overlay(NATIONAL, lax)
    const of = (event: ClockEvent, duty: string) =>
      effective.duties.find(({ value }) => value.event === event && value.duty === duty)
    expect(of('unexcused_absence', 'guardian_contact')?.value.amount).toBe(0)
    expect(of('persuasion_failed', 'written_report')?.value).toMatchObject({
      amount: 1,
      recipients: ['township', 'county_bureau'],
    })
    expect(of('returned', 'observation')?.value.amount).toBe(30)
    expect(effective.observationDays.value).toBe(30)
    expect(effective.deferral.value).toMatchObject({ maxMonths: 12, renewBeforeDays: 10 })
  })

  test('当日向家长了解情况、报县教育局、留痕：即使硬塞进来也关不掉', () => {
    const smuggled = {
      ...lax,
      guardianContactSameDay: { value: false },
      copyToCountyBureau: { value: false },
      trace: { value: false },
    }
    const effective = overlay(NATIONAL, smuggled)
    expect([
      effective.guardianContactSameDay.value,
      effective.copyToCountyBureau.value,
      effective.trace.value,
    ]).toEqual([true, true, true])
  })

  test.each(PROFILE_CODES)('%s：无故缺勤必有当日联系家长，书面报告必抄县教育局', (code) => {
    const profile = effectiveProfile(code)
    expect(
      profile.duties.some(
        ({ value }) =>
          value.duty === 'guardian_contact' && value.event === 'unexcused_absence' && value.amount === 0,
      ),
    ).toBe(true)
    for (const { value } of profile.duties.filter(({ value }) => value.duty === 'written_report'))
      expect(value.recipients).toContain('county_bureau')
  })
})

describe('每个值都有出处', () => {
  const CLAUSE = /^(NA|LX|DDK|DT|L1|L2|L4|L5|L6|L9|N24|J25)-[0-9A-Z.]+$/
  function* sourced(value: unknown, path: string): Generator<[string, Sourced<unknown>]> {
    if (value === null || typeof value !== 'object') return
    if ('clause' in value && 'words' in value) yield [path, value as Sourced<unknown>]
    else for (const [key, inner] of Object.entries(value)) yield* sourced(inner, `${path}.${key}`)
  }

  test.each(PROFILE_CODES)('%s', (code) => {
    const found = [...sourced(effectiveProfile(code), code)]
    expect(found.length).toBeGreaterThan(20)
    for (const [path, { clause, words, reading }] of found) {
      expect(clause, path).toMatch(CLAUSE)
      expect(words !== '' || reading !== undefined, `${path} 没有原文，须写明读法`).toBe(true)
    }
  })

  test('十三处矛盾各有处理的地方', () => {
    const settled = new Set(
      [NATIONAL, ...LOCAL_PROFILES].flatMap((profile) =>
        [...sourced(profile, profile.code)].flatMap(([, { settled: list }]) => list ?? []),
      ),
    )
    expect([...settled].sort()).toEqual(
      Array.from({ length: 13 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`),
    )
  })

  test('每个起算事件至少在一份文件里用到', () => {
    const used = new Set(
      PROFILE_CODES.flatMap((code) => effectiveProfile(code).duties.map(({ value }) => value.event)),
    )
    expect([...used].sort()).toEqual([...CLOCK_EVENTS].sort())
  })
})

test('大田文件 2028-09-27 到期，提前一年起提醒', () => {
  const datian = effectiveProfile('datian-2023')
  expect(expiryWarning(datian, plainDate('2027-09-26'))).toBeNull()
  expect(expiryWarning(datian, plainDate('2027-09-27'))).toEqual({ on: '2028-09-27', expired: false })
  expect(expiryWarning(datian, plainDate('2028-09-27'))).toEqual({ on: '2028-09-27', expired: false })
  expect(expiryWarning(datian, plainDate('2028-09-28'))).toEqual({ on: '2028-09-27', expired: true })
  expect(dayOf(instant('2028-09-27T15:59:59Z'))).toBe('2028-09-27')
})
