import type { Instant } from '#lib/rules/calendar/instant'
import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { Chance } from './chance.ts'
import type { Row, Sheet } from './rows.ts'

const DAY_MS = 86_400_000

/**
 * 个案上的人与计划：立案当日定的责任人各留一行；本地要求计划的，次日有第一版；
 * 一个原责任人已经离岗的个案，留给工作台看。
 */
export function addPeopleOfCases(sheet: Sheet, chance: Chance, profile: PolicyProfile, now: Instant): void {
  const appointments = new Map(sheet.rows('appointment').map((row) => [row.person_id, row.id]))
  const owned = sheet.rows('dropout_case').filter((row) => typeof row.responsible_id === 'string')
  const open = owned.filter((row) => row.closed_at === null || row.closed_at === undefined)
  const planned = new Map<string, string>()
  for (const kase of owned) {
    const person_id = String(kase.responsible_id)
    const at = String(kase.opened_at)
    const by = { person_id, appointment_id: appointments.get(person_id), recorded_at: at }
    const on_day = plainDate(at.slice(0, 10))
    sheet.add('case_person', {
      id: chance.id(),
      case_id: kase.id,
      part: 'responsible',
      act: 'named',
      named_id: person_id,
      on_day,
      reason: null,
      ...by,
    })
    sheet.add('home_visit', {
      id: chance.id(),
      visit_id: chance.id(),
      child_id: kase.child_id,
      case_id: kase.id,
      school_id: kase.school_id,
      visited_on: on_day,
      on_holiday: false,
      visitors: sheet.rows('person').find(({ id }) => id === person_id)?.name,
      content: '立案当天到家里看了看，与监护人说明了义务教育法。',
      groups: [],
      ...by,
    })
    const nextDay = new Date(Date.parse(at) + DAY_MS).toISOString()
    if (profile.persuasion.value.namedPersonAndPlan && nextDay <= now) {
      sheet.add('case_plan', {
        id: chance.id(),
        case_id: kase.id,
        version: 1,
        persuasion: '班主任与校领导三日内再上门一次，当面约定返校日期。',
        care: '每日一次电话，问起居与心情；食宿有难处的报学校解决。',
        support: '返校后补落下的课，科任教师每周两次单独辅导。',
        ...by,
        recorded_at: nextDay,
      })
      planned.set(String(kase.id), nextDay)
    }
    const [kind] = profile.pairing.value
    if (kind && chance.hit(0.4)) pair(sheet, chance, kase, { kind, on_day, by, now })
  }
  for (const row of sheet.rows('deadline')) {
    const met_at = row.duty === 'case_plan' ? planned.get(String(row.case_id)) : undefined
    if (met_at)
      Object.assign(row, { status: 'met', met_at, broken_at: null, ended_at: null, ended_why: null })
  }
  leaveOne(sheet, chance, open)
}

type By = {
  readonly kind: string
  readonly on_day: ReturnType<typeof plainDate>
  readonly by: { person_id: string; appointment_id: unknown; recorded_at: string }
  readonly now: Instant
}

function pair(sheet: Sheet, chance: Chance, kase: Row, { kind, on_day, by, now }: By): void {
  const id = chance.id()
  const name = sheet.rows('person').find((row) => row.id === by.person_id)?.name
  sheet.add('pairing', {
    id,
    child_id: kase.child_id,
    case_id: kase.id,
    kind,
    helper_id: by.person_id,
    helper_name: name,
    helper_unit: '本校',
    from_on: on_day,
    aim: '每周见一次面，问学习、问家里的难处。',
    ended_on: null,
    ended_why: null,
    ...by,
  })
  for (const [after, activity, content] of [
    [0, 'talk', '谈了不想上学的缘由，答应先回来试一周。'],
    [2, 'tutoring', '补了两节数学，作业能独立完成。'],
  ] as const) {
    const recorded_at = new Date(Date.parse(by.recorded_at) + after * DAY_MS).toISOString()
    if (recorded_at > now) continue
    sheet.add('support_activity', {
      id: chance.id(),
      pairing_id: id,
      child_id: kase.child_id,
      kind: activity,
      on_day: addDays(on_day, after),
      content,
      ...by,
      recorded_at,
    })
  }
}

/** 一位上学期离岗的教师，名下还挂着一件未结个案。 */
function leaveOne(sheet: Sheet, chance: Chance, open: readonly Row[]): void {
  const kase = open.find((row) => row.state === 'persuading') ?? open[0]
  const school = kase?.school_id
  if (!kase || typeof school !== 'string') return
  const person_id = chance.id()
  sheet.add('person', { id: person_id, name: '池春田', work_phone: null })
  sheet.add('appointment', {
    id: chance.id(),
    person_id,
    role: 'teacher',
    unit_id: kase.class_id,
    from_on: '2024-09-01',
    to_on: addDays(plainDate(String(kase.opened_at).slice(0, 10)), 1),
    title: null,
  })
  Object.assign(kase, { responsible_id: person_id })
  for (const row of sheet.rows('case_person'))
    if (row.case_id === kase.id) Object.assign(row, { named_id: person_id })
}
