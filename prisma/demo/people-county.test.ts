import { describe, expect, test } from 'vitest'
import { type Instant, instant, timeOfDay } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { CASE_LINES, STATES_OF_LINE } from '#lib/rules/cases/case-states'
import { PERSONAS } from '#prisma/personas'
import { COUNTIES } from './counties.ts'
import { peopleCounty } from './people-county.ts'
import { type Row, type Sheet, TABLES } from './rows.ts'

const KEYS = { fieldKey: '0a'.repeat(32), indexKey: '0b'.repeat(32) }

function datianOn(today: string): Sheet {
  const plan = COUNTIES.find(({ slug }) => slug === 'datian')
  if (!plan) throw new Error('no county to people')
  return peopleCounty({ url: '', today: plainDate(today), ...KEYS }, plan, 'hash')
}

function withoutCiphers(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !/(_cipher|sealed)$/.test(column)))
}

describe('示范数据不看是哪一天装', () => {
  test.each([
    ['周日', '2026-11-22'],
    ['国庆假期', '2026-10-04'],
    ['开学第三天', '2026-09-03'],
    ['暑假', '2026-08-10'],
    ['寒假', '2027-02-03'],
    ['春季学期', '2027-04-14'],
  ])('%s也有各种状态的个案，没有一件事在今天之后', (_name, today) => {
    const sheet = datianOn(today)
    const found = new Set(sheet.rows('dropout_case').map(({ line, state }) => `${line} ${state}`))
    const wanted = CASE_LINES.flatMap((line) => STATES_OF_LINE[line].map((state) => `${line} ${state}`))
    expect(wanted.filter((one) => !found.has(one))).toEqual([])
    const late = `${today}T02:00:00.000Z`
    const after = TABLES.flatMap((table) =>
      sheet.rows(table).filter(({ recorded_at: at }) => String(at ?? '') > late),
    )
    expect(after).toEqual([])
  })
})

test('同一天装两次，除密文外一字不差', () => {
  const [one, other] = [datianOn('2026-11-20'), datianOn('2026-11-20')]
  for (const table of TABLES) {
    expect(one.rows(table).map(withoutCiphers), table).toEqual(other.rows(table).map(withoutCiphers))
  }
})

test('半夜装的，也没有人在半夜、在不上课的日子办事', () => {
  const plan = COUNTIES.find(({ slug }) => slug === 'datian')
  if (!plan) throw new Error('no county to people')
  const [today, now] = [plainDate('2026-11-22'), instant('2026-11-22T00:15:00+08:00')]
  const sheet = peopleCounty({ url: '', today, now, ...KEYS }, plan, 'hash')
  const hourOf = (row: Row) => Number(timeOfDay(String(row.recorded_at) as Instant).slice(0, 2))
  const byHand = sheet.rows('ledger_event').filter(({ role }) => role !== 'clock')
  expect(byHand.length).toBeGreaterThan(1_000)
  const atNight = byHand.filter((row) => hourOf(row) < 6 || hourOf(row) >= 22)
  expect(atNight.map(({ verb, recorded_at }) => `${verb} ${recorded_at}`)).toEqual([])
  const held = new Set(sheet.rows('roll_call').map(({ day }) => day))
  const visits = sheet.rows('inspection').map(({ held_on }) => held_on)
  expect(visits.filter((day) => !held.has(day))).toEqual([])
})

test('六个法域、九个岗位，另加州教育局，登录名与姓名都不重', () => {
  expect(PERSONAS).toHaveLength(6 * 9 + 1)
  expect(new Set(PERSONAS.map(({ login }) => login)).size).toBe(PERSONAS.length)
  expect(new Set(PERSONAS.map(({ name }) => name)).size).toBe(PERSONAS.length)
  expect(PERSONAS.map(({ login }) => login)).toContain('datian.township-leader')
  expect(PERSONAS.map(({ login }) => login)).toContain('linxia.prefecture')
})

test('十二个法域，约一万二千名儿童，每县都点着名', () => {
  const counted = COUNTIES.map((plan) => {
    const sheet = peopleCounty({ url: '', today: plainDate('2026-11-20'), ...KEYS }, plan, 'hash')
    expect(sheet.rows('roll_call').length, plan.slug).toBeGreaterThan(100)
    return sheet.rows('child').length
  })
  expect(counted).toHaveLength(12)
  const total = counted.reduce((sum, one) => sum + one, 0)
  expect(total).toBeGreaterThan(11_500)
  expect(total).toBeLessThan(12_500)
})

test.each(['2026-11-24', '2026-11-26', '2026-11-29'])('%s：四份文件的地方都有各种状态的个案', (today) => {
  for (const slug of ['nanan', 'dadukou', 'guanghe']) {
    const plan = COUNTIES.find((one) => one.slug === slug)
    if (!plan) throw new Error('no such county')
    const sheet = peopleCounty({ url: '', today: plainDate(today), ...KEYS }, plan, 'hash')
    const found = new Set(sheet.rows('dropout_case').map(({ line, state }) => `${line} ${state}`))
    const wanted = [
      'reported',
      'township',
      'confirmed_dropout',
      'returned',
      'observed',
      'struck_off',
      'placed',
    ]
    expect(
      wanted.filter((state) => !found.has(`truancy ${state}`)),
      slug,
    ).toEqual([])
  }
})
