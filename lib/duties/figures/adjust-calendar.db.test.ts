import { afterAll, expect } from 'vitest'
import { insertCalendarDays, listCalendarDays } from '#lib/data/calendar-days'
import { loadCalendars } from '#lib/data/calendars'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { schoolDay } from '#lib/rules/calendar/school-days'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { adjustCalendar } from './adjust-calendar.ts'

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
