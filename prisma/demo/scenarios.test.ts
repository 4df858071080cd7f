import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { TenantSlug } from '#prisma/reference/tenants'
import { COUNTIES } from './counties.ts'
import { peopleCounty } from './people-county.ts'
import type { Row, Sheet } from './rows.ts'

const KEYS = { fieldKey: '0a'.repeat(32), indexKey: '0b'.repeat(32) }
const DAYS = ['2026-11-25', '2026-11-29', '2027-04-14']

function sheetOf(slug: TenantSlug, today: string): Sheet {
  const plan = COUNTIES.find((one) => one.slug === slug)
  if (!plan) throw new Error('no such county')
  return peopleCounty({ url: '', today: plainDate(today), ...KEYS }, plan, 'hash')
}

const dayOf = (moment: unknown) =>
  new Date(new Date(String(moment)).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

function dueAfter(sheet: Sheet, persuadedOn: string): string[] {
  return sheet
    .rows('deadline')
    .filter(
      ({ duty, start_at: at, warning }) => duty === 'written_report' && !warning && dayOf(at) === persuadedOn,
    )
    .map(({ due_at: at }) => dayOf(new Date(new Date(String(at)).getTime() - 1)))
}

test.each(['datian', 'nanan'] as const)(
  '%s：补班的周日与国庆之后的周六都数进三个工作日（domain 6.7 ①②）',
  (slug) => {
    for (const today of DAYS) {
      const sheet = sheetOf(slug, today)
      expect(new Set(dueAfter(sheet, '2026-09-17')), today).toEqual(new Set(['2026-09-21']))
      expect(new Set(dueAfter(sheet, '2026-09-30')), today).toEqual(new Set(['2026-10-10']))
    }
  },
)

test.each(DAYS)(
  '%s，大渡口：户籍在外区的，等补签、等寄送、等答复、已答复的各有一件（domain 6.7 ③）',
  (today) => {
    const sheet = sheetOf('dadukou', today)
    const outside = sheet.rows('report_recipient').filter(({ kind }) => kind === 'external')
    const has = (table: 'paper_delivery' | 'paper_answer', { id }: Row) =>
      sheet.rows(table).some(({ recipient_id: to }) => to === id)
    const running = (duty: string, { id }: Row) =>
      sheet
        .rows('deadline')
        .some((one) => one.duty === duty && one.subject_id === id && one.status === 'running')
    const standing = outside.map((one) => [
      has('paper_delivery', one) ? '已寄' : '未寄',
      has('paper_answer', one) ? '已答' : '未答',
      running('paper_delivery', one) ? '等寄' : running('external_answer', one) ? '等答' : '',
    ])
    expect(standing.toSorted()).toEqual([
      ['已寄', '已答', ''],
      ['已寄', '未答', '等答'],
      ['未寄', '未答', '等寄'],
    ])
    const abroad = new Set(
      sheet
        .rows('child')
        .filter(({ household_township_id: town }) => town === null)
        .map(({ id }) => id),
    )
    const kaseOf = (id: unknown) => sheet.rows('dropout_case').find((one) => one.id === id)
    const unsigned = sheet.rows('written_report').filter(({ signed_at: at, case_id: id }) => {
      return at === null && abroad.has(kaseOf(id)?.child_id)
    })
    expect(unsigned.length).toBeGreaterThanOrEqual(1)
  },
)

test.each(['guanghe', 'dongxiang'] as const)(
  '%s：校长联系家长与村、报告、返校通知书三段都有（domain 6.7 ④）',
  (slug) => {
    for (const today of DAYS) {
      const sheet = sheetOf(slug, today)
      const served = new Set(sheet.rows('paper_service').map(({ paper_id: id }) => id))
      const notified = sheet
        .rows('issued_paper')
        .filter(({ kind, id }) => kind === 'return_notice' && served.has(id))
        .map(({ case_id: id }) => id)
      const contacted = (id: unknown) =>
        new Set(
          sheet
            .rows('principal_contact')
            .filter((one) => one.case_id === id)
            .map(({ party }) => party),
        )
      const whole = notified.filter((id) => contacted(id).has('guardian') && contacted(id).has('village'))
      expect(whole.length, today).toBeGreaterThanOrEqual(1)
    }
  },
)

test.each(DAYS)('%s：大田同意转出、南安满了期限还没有接收的一份（domain 6.7 ⑤）', (today) => {
  const sent = sheetOf('datian', today)
    .rows('transfer')
    .filter(({ state, peer_code: code }) => state === 'sent' && String(code).startsWith('350583'))
  expect(sent).toHaveLength(1)
  const [one] = sent
  const waiting = sheetOf('datian', today)
    .rows('deadline')
    .filter(({ subject_id: id, status }) => id === one?.child_id && status === 'running')
  expect(waiting.map(({ due_at: at }) => dayOf(at) <= today)).toEqual([true])
})
