import { expect, test } from 'vitest'
import { startingSignal } from '#lib/rules/attendance/starting-signal'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDayOf } from '#lib/rules/calendar/school-days'
import { workCalendar } from '#lib/rules/calendar/working-days'
import type { ClockEvent } from '#lib/rules/clocks/clock-events'
import { dutiesStarted } from '#lib/rules/clocks/duties-started'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { MEASURE_LABEL } from '#lib/rules/labels'
import type { PolicyProfile } from './profile.ts'
import { effectiveProfile } from './profiles.ts'

/**
 * 同一件事，四份通知，四种结论，每格带条款；读起来就是四份通知的对照。
 * 事实：周二（2026-11-17）早上八点一个孩子无故没来，此后一直没来；周三十点首次上门劝返；
 * 周四学校记明劝返无效；文书在周五（11-20）送达。
 */
const work = workCalendar()
const terms = [{ name: '2026 秋', startOn: plainDate('2026-09-01'), endOn: plainDate('2027-01-29') }]
const school = { work, terms, tenant: [], school: [] }
const calendars = { work, school }
const TUESDAY = instant('2026-11-17T08:00:00+08:00')
const PERSUADED = instant('2026-11-18T10:00:00+08:00')
const FAILED = instant('2026-11-19T16:00:00+08:00')
const FOUND = instant('2026-11-19T08:00:00+08:00')
const SERVED = instant('2026-11-20T00:00:00+08:00')
const UNEXCUSED = ['2026-11-17', '2026-11-18', '2026-11-19'].map(plainDate)

type Answer = (profile: PolicyProfile) => string

/** 到哪一刻立案：周二早上、周二夜里、周四早上，先满的一个。 */
const opensAt: Answer = ({ absenceTrigger }) => {
  const { value, clause } = absenceTrigger
  const moments = [TUESDAY, instant('2026-11-17T23:00:00+08:00'), FOUND]
  const met = moments.find((now) => {
    const marks = UNEXCUSED.filter((day) => day <= dayOf(now)).map((day) => ({
      day,
      mark: 'unexcused' as const,
    }))
    return startingSignal({ marks, schoolDayOf: schoolDayOf(school) }, { ...value, clause }, now).opens
  })
  return `${clause} ${met ? dayOf(met) : '不立'}`
}

function due(event: ClockEvent, at: typeof TUESDAY, duty: DutyCode): Answer {
  return (profile) => {
    const found = dutiesStarted(profile, event, at, calendars).find((one) => one.duty === duty)
    return found ? `${found.clause} ${dayOf(found.dueAt)}` : '没有这一项'
  }
}

/** 书面报告最早由哪件事起算、到哪天。 */
const report: Answer = (profile) => {
  const started = [
    ...dutiesStarted(profile, 'first_persuasion', PERSUADED, calendars),
    ...dutiesStarted(profile, 'persuasion_failed', FAILED, calendars),
    ...dutiesStarted(profile, 'absence_found', FOUND, calendars),
  ].filter(({ duty }) => duty === 'written_report')
  // 地方自己写了起算的，以地方的为准；国家底座的「劝返无效」另行照算。
  const own = started.find(({ clause }) => !clause.startsWith('L2')) ?? started[0]
  return own ? `${own.clause} ${own.event} ${dayOf(own.dueAt)}` : '没有'
}

const recipients: Answer = ({ duties, townshipBasis }) => {
  const to = duties.find(({ value }) => value.duty === 'written_report')?.value.recipients ?? []
  return `${townshipBasis.clause} ${townshipBasis.value} ${to.join('+')}`
}

const beforeReport: Answer = ({ persuasion: { value, clause } }) =>
  `${clause} ${[
    value.minAttempts > 0 ? `劝返${value.minAttempts}次` : '不等劝返',
    value.homeVisit ? '上门' : '',
    value.principalContactsVillage ? '校长联系家长与村' : '',
  ]
    .filter(Boolean)
    .join('、')}`

const beforeStrikeOff: Answer = ({ persuasion: { value, clause } }) =>
  value.namedPersonAndPlan ? `${clause} 责任人与计划` : '不要求'

const ladder: Answer = (profile) =>
  `${profile.ladder.clause} ${profile.ladder.value
    .map((kind) => (kind === 'return_notice' ? profile.notice.value.name : MEASURE_LABEL[kind]))
    .join('→')}`

const controlLine: Answer = ({ controlLines }) =>
  controlLines
    .map(
      ({ clause, value }) =>
        `${clause} ${value.stage ? `${value.stage} ` : ''}${value.indicator}${value.comparator}${value.percent}%`,
    )
    .join('；') || '本地没有写数'

const NOTICES = ['nanan-2018', 'linxia-2016', 'dadukou-2018', 'datian-2023'] as const

test.each<[string, Answer, readonly [string, string, string, string]]>([
  //                     南安                    临夏                    大渡口                   大田
  [
    '哪天立案',
    opensAt,
    ['NA-3.5 2026-11-17', 'LX-2.2.1 2026-11-17', 'DDK-4.4.2 2026-11-19', 'DT-3.4.2 2026-11-17'],
  ],
  [
    '教师当天报学校',
    due('unexcused_absence', TUESDAY, 'same_day_report'),
    ['NA-3.5 2026-11-17', 'LX-2.2.1 2026-11-17', '没有这一项', 'DT-3.4.2 2026-11-17'],
  ],
  [
    '当天联系家长（谁也关不掉）',
    due('unexcused_absence', TUESDAY, 'guardian_contact'),
    ['NA-3.6 2026-11-17', 'L4-34 2026-11-17', 'L4-34 2026-11-17', 'DT-3.4.2 2026-11-17'],
  ],
  [
    '报告之前要做到',
    beforeReport,
    [
      'NA-3.7 劝返1次、上门',
      'LX-2.2.4 劝返1次、校长联系家长与村',
      'DDK-4.2.2 不等劝返',
      'DT-3.4.3 劝返1次、上门',
    ],
  ],
  ['销号之前要定下', beforeStrikeOff, ['不要求', '不要求', 'DDK-4.2.2 责任人与计划', '不要求']],
  [
    '书面报告自何事起、到哪天',
    report,
    [
      'NA-3.8 first_persuasion 2026-11-23',
      'LX-2.2.5 persuasion_failed 2026-11-20',
      'DDK-4.4.2 absence_found 2026-11-19',
      'DT-3.4.3 first_persuasion 2026-11-23',
    ],
  ],
  [
    '报哪个乡镇、都送谁',
    recipients,
    [
      'NA-3.8 school township+county_bureau',
      'LX-2.2.5 residence township+county_bureau',
      'DDK-4.4.2 household township+county_bureau',
      'DT-3.4.3 residence township+county_bureau',
    ],
  ],
  [
    '督学会签',
    due('written_report_sent', FAILED, 'countersignature'),
    ['没有这一项', '没有这一项', 'DDK-4.5.2 2026-11-19', '没有这一项'],
  ],
  [
    '措施的次序',
    ladder,
    [
      'NA-2.8 批评教育→责令限期改正→提请司法文书',
      'LX-2.1.4 批评教育→返校通知书',
      'L1-58 批评教育→责令限期改正',
      'DT-4.2.5 批评教育→责令限期改正→限期复学通知书→提请司法文书',
    ],
  ],
  [
    '谁签发',
    ({ notice }) => `${notice.clause} ${notice.value.issuers.join('+')}`,
    [
      'L1-58 township+county_bureau',
      'LX-2.1.4 township',
      'L1-58 township+county_bureau',
      'DT-4.2.5 township',
    ],
  ],
  [
    '送达之后到哪天',
    due('notice_served', SERVED, 'return_by'),
    ['NA-2.7 2026-11-27', 'LX-2.1.4 2026-11-27', 'L1-58 2026-11-27', 'DT-4.2.5 2026-11-27'],
  ],
  [
    '认定辍学之后多久回访（不结案）',
    due('dropout_confirmed', SERVED, 'revisit'),
    ['N24-1 2026-12-21', 'N24-1 2026-12-21', 'N24-1 2026-12-21', 'N24-1 2026-12-21'],
  ],
  [
    '乡镇没有用户，教育局代录',
    ({ bureauMayEnterTownshipSteps: { clause, value } }) => (value ? `${clause} 可以` : '不可以'),
    ['NA-2.7 可以', '不可以', '不可以', '不可以'],
  ],
  [
    '控制线',
    controlLine,
    [
      '本地没有写数',
      'LX-1.3 primary enrolment_rate>=100%；LX-1.4 primary_dropout_rate<1%；LX-1.4 junior_dropout_rate<2%',
      'DDK-2.1 enrolment_rate>=100%；DDK-2.2 retention_rate>=97%',
      '本地没有写数',
    ],
  ],
])('%s', (_, answer, expected) => {
  expect(NOTICES.map((code) => answer(effectiveProfile(code)))).toEqual(expected)
})
