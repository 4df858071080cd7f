import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { citedArticles, paperSerialText, paperTitle, registerGaps, termText } from './legal-papers.ts'

test.each([
  ['datian-2023', '限期复学通知书', ['L1-58', 'DT-4.2.5']],
  ['linxia-2016', '返校通知书', ['L1-58', 'LX-2.1.4']],
  ['nanan-2018', '责令限期改正通知书', ['L1-58']],
] as const)('%s：通知书叫《%s》，引 %j', (code, title, articles) => {
  const profile = effectiveProfile(code)
  expect(paperTitle(profile, 'return_notice')).toBe(title)
  expect(citedArticles(profile, 'return_notice')).toEqual(articles)
})

test('编号写成机关、种类、年、号', () => {
  expect(paperSerialText('梅山镇人民政府', 'order_to_correct', { year: 2026, serial: 3 })).toBe(
    '梅山镇责改〔2026〕3号',
  )
  expect(paperSerialText('溪美街道办事处', 'order_to_correct', { year: 2026, serial: 1 })).toBe(
    '溪美街道责改〔2026〕1号',
  )
})

test('登记簿查号：缺的说出来，作废的算在册，跨年各自从一号起', () => {
  const of = (year: number, ...serials: number[]) => serials.map((serial) => ({ year, serial }))
  expect(registerGaps([...of(2026, 3, 1, 2), ...of(2027, 1)])).toEqual([])
  expect(registerGaps([...of(2026, 1, 4), ...of(2027, 2)])).toEqual([
    { year: 2026, missing: [2, 3] },
    { year: 2027, missing: [1] },
  ])
  expect(registerGaps([])).toEqual([])
})

test('送达之前只写天数，送达之后写到哪天，提请函不写', () => {
  expect(termText(7, null)).toBe('自本通知书送达之日起7日内')
  expect(termText(7, plainDate('2026-12-03'))).toBe('2026年12月3日前')
  expect(termText(null, null)).toBe('')
})
