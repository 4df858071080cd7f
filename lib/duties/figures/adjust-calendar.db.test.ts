import { afterAll, expect } from 'vitest'
import { insertCalendarDays, listCalendarDays } from '#lib/data/calendar-days'
import { loadCalendars } from '#lib/data/calendars'
import { newId } from '#lib/data/ids'
import { recomputeDeadlines } from '#lib/duties/clock/recompute-deadlines'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'
import { holidayNoticeForm } from '#lib/schemas/figures/holiday-notice'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { adjustCalendar } from './adjust-calendar.ts'
import { adoptHolidayNotice, previewHolidayNotice } from './holiday-notice.ts'
import { previewCalendar } from './preview-calendar.ts'

const AT = '2026-11-24T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

const input = (given: object = {}) => ({
  submissionKey: newId(),
  purpose: 'school',
  schoolId: '',
  grade: '',
  kind: 'off',
  fromOn: '2026-11-26',
  toOn: '2026-11-27',
  why: '台风停课',
  source: '县教〔2026〕9号（虚构）',
  ...given,
})
const form = (given: object = {}) => calendarDayForm.parse(input(given))

test('全县停课两天，一校一年级补课半天：后录的盖过先录的，事件里有日子没有缘由', async ({ database }) => {
  world = await aCaseWorld(database)
  const { bureau, officer } = world.who
  expect(await adjustCalendar(world.deps(AT), bureau, form())).toEqual({ ok: true, value: { days: 2 } })
  const half = { schoolId: world.schoolId, grade: '3', kind: 'half', toOn: '2026-11-26', why: '补课' }
  expect(await adjustCalendar(world.deps(AT), bureau, form(half))).toMatchObject({ ok: true })
  const { school } = await world.web.asActor(officer, (tx) =>
    loadCalendars(tx, officer, { schoolId: world.schoolId }),
  )
  const on = (day: string, grade: number) => schoolDay(school, plainDate(day), grade).kind
  expect([on('2026-11-26', 3), on('2026-11-26', 4), on('2026-11-27', 3)]).toEqual(['half', 'off', 'off'])
  const listed = await world.web.asActor(officer, (tx) =>
    listCalendarDays(tx, officer, plainDate('2026-11-01')),
  )
  expect(listed).toHaveLength(3)
  const { rows } = await world.sql.query<{ payload: string }>(
    "select payload from app.ledger_event where verb = 'adjust_calendar' order by recorded_at",
  )
  expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({ days: 2, from: '2026-11-26', kind: 'off' })
  expect(rows[0]?.payload).not.toContain('台风')
})

test('录入之前先看：哪一件由哪天到哪天，什么也不写；录入之后后台改成的就是那一天', async () => {
  const { bureau } = world.who
  const kase = await aCase(world)
  const id = newId()
  await insert(world.sql, 'deadline', {
    ...{ tenant_id: world.tenantId, id, duty: 'written_report', clause: 'DT-3.4.3', subject_id: kase.id },
    ...{ case_id: kase.id, child_id: kase.childId, school_id: world.schoolId, class_id: world.classId },
    ...{ start_event: 'first_persuasion', start_at: '2026-12-01T02:00:00Z', start_on: '2026-12-01' },
    ...{ amount: 3, unit: 'working_day', due_at: '2026-12-04T15:59:59.999Z', provisional: false },
    ...{ derivation: '{}', owner_unit_id: world.schoolId, owner_role: 'principal', created_at: AT },
  })
  const due = async () =>
    (
      await world.sql.query('select due_at from app.deadline where id = $1', [id])
    ).rows[0].due_at.toISOString()
  const closing = form({ purpose: 'work', fromOn: '2026-12-03', toOn: '2026-12-03' })
  const counted = async () =>
    (
      await world.sql.query('select count(*)::int as n from app.calendar_day where tenant_id = $1', [
        world.tenantId,
      ])
    ).rows[0].n
  const before = await counted()
  const seen = await previewCalendar(world.deps(AT), bureau, closing)
  const moves = seen.ok ? seen.value.moves : []
  expect(moves).toMatchObject([
    {
      id,
      caseId: kase.id,
      childName: '林某某',
      from: '2026-12-04T15:59:59.999Z',
      to: '2026-12-07T15:59:59.999Z',
    },
  ])
  expect([await due(), await counted()]).toEqual(['2026-12-04T15:59:59.999Z', before])
  expect(await adjustCalendar(world.deps(AT), bureau, closing)).toMatchObject({ ok: true })
  const changed = await recomputeDeadlines(
    { db: world.worker, clock: { now: () => new Date(AT) } },
    world.clockwork,
    'doubtful',
  )
  expect([changed, await due()]).toEqual([moves.length, moves[0]?.to])
  expect(await previewCalendar(world.deps(AT), world.who.officer, closing)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})

test('后台停了机：到点之前录下的停课照算；到点之后补录的，改不了已经到的点', async () => {
  const kase = await aCase(world)
  const aReport = async (day: string) => {
    const id = newId()
    await insert(world.sql, 'deadline', {
      ...{ tenant_id: world.tenantId, id, duty: 'written_report', clause: 'DT-3.4.3', subject_id: id },
      ...{ case_id: kase.id, child_id: kase.childId, school_id: world.schoolId, class_id: world.classId },
      ...{ start_event: 'first_persuasion', start_at: `${day}T02:00:00Z`, start_on: day },
      ...{ amount: 1, unit: 'working_day', due_at: '2026-12-16T15:59:59.999Z', provisional: false },
      ...{ derivation: '{}', owner_unit_id: world.schoolId, owner_role: 'principal', created_at: AT },
    })
    return id
  }
  const closed = (day: string, at: string) =>
    insert(world.sql, 'calendar_day', {
      ...{ tenant_id: world.tenantId, id: newId(), purpose: 'work', day, kind: 'off', why: '地方假日' },
      ...{ source: '县政〔2026〕3号（虚构）', recorded_at: at },
    })
  const due = async (id: string) =>
    (await world.sql.query('select due_at, broken_at from app.deadline where id = $1', [id])).rows[0]
  const wake = () =>
    recomputeDeadlines(
      { db: world.worker, clock: { now: () => new Date('2026-12-17T02:00:00Z') } },
      world.clockwork,
      'all',
    )
  const id = await aReport('2026-12-15')
  await closed('2026-12-16', '2026-12-16T18:00:00Z')
  await wake()
  expect((await due(id)).due_at.toISOString()).toBe('2026-12-16T15:59:59.999Z')
  await world.sql.query(
    `update app.calendar_day set recorded_at = '2026-12-15T08:00:00Z' where day = '2026-12-16'`,
  )
  await wake()
  expect((await due(id)).due_at.toISOString()).toBe('2026-12-17T15:59:59.999Z')
})

test('放假通知：先看差别什么也不写；只接下一年，已有的年份不改；采用之后暂定的不再暂定', async () => {
  const { bureau, officer } = world.who
  const covered = async () =>
    (await world.web.asActor(officer, (tx) => loadCalendars(tx, officer))).work.coveredUntil
  const year = Number((await covered()).slice(0, 4)) + 1
  const days = (of: number) =>
    [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: `${of}-01-0${day}`, works: false, why: '元旦' }))
  const notice = (of: number) =>
    holidayNoticeForm.parse({
      submissionKey: newId(),
      text: JSON.stringify({ year: of, source: '放假通知（虚构）', days: days(of) }),
    })
  const looked = await previewHolidayNotice(world.deps(AT), bureau, notice(year))
  expect(looked.ok && looked.value.differences.map(({ kind }) => kind)).toEqual(days(year).map(() => 'added'))
  expect(await covered()).toBe(`${year - 1}-12-31`)
  for (const wrong of [year - 1, year + 1])
    expect(await adoptHolidayNotice(world.deps(AT), bureau, notice(wrong))).toEqual({
      ok: false,
      refusal: { code: 'notice_year', year: wrong, next: year },
    })
  expect(await adoptHolidayNotice(world.deps(AT), officer, notice(year))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const adopted = await adoptHolidayNotice(world.deps(AT), bureau, notice(year))
  expect(adopted).toEqual({ ok: true, value: { year, days: 7 } })
  expect(await covered()).toBe(`${year}-12-31`)
  expect(await adoptHolidayNotice(world.deps(AT), bureau, notice(year))).toMatchObject({
    refusal: { code: 'notice_year', next: year + 1 },
  })
  const { rows } = await world.sql.query(
    "select payload::json->>'year' as year from app.ledger_event where verb = 'adopt_holiday_notice'",
  )
  expect(rows).toEqual([{ year: String(year) }])
})

test.each([
  ['不是 JSON', '{'],
  ['多一个字段', '{"year":2027,"source":"通知一","days":[],"note":1}'],
  [
    '没有元旦',
    JSON.stringify({
      year: 2027,
      source: '通知一二',
      days: [2, 3, 4, 5, 6, 7, 8].map((day) => ({ day: `2027-02-0${day}`, works: false, why: '春节' })),
    }),
  ],
])('放假通知%s的不收', (_, text) => {
  expect(holidayNoticeForm.safeParse({ submissionKey: newId(), text }).success).toBe(false)
})

test('学校不能调整，别县的学校当没有；数据库也不许学校写', async () => {
  const { bureau, officer } = world.who
  expect(await adjustCalendar(world.deps(AT), officer, form())).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await adjustCalendar(world.deps(AT), bureau, form({ schoolId: newId() }))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  const day = { purpose: 'school', unitId: null, grade: null, kind: 'off', why: 'x', source: 'x' } as const
  await expect(
    world.web.asActor(officer, (tx) => insertCalendarDays(tx, officer, [plainDate('2026-11-26')], day)),
  ).rejects.toThrow()
})

test.each([
  { toOn: '2026-11-25' },
  { purpose: 'work', grade: '3' },
  { purpose: 'work', kind: 'half' },
  { toOn: '2027-03-01' },
  { why: ' ' },
  { source: '' },
])('填得不成样子的不收：%j', (given) => {
  expect(calendarDayForm.safeParse(input(given)).success).toBe(false)
})
