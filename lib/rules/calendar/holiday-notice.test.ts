import { expect, test } from 'vitest'
import { type HolidayNotice, noticeDifferences, noticeFaults } from './holiday-notice.ts'
import { plainDate } from './plain-date.ts'

const off = (day: string, why = '元旦') => ({ day: plainDate(day), works: false, why })
const on = (day: string) => ({ day: plainDate(day), works: true, why: '春节补班' })
const notice = (days: HolidayNotice['days']): HolidayNotice => ({ year: 2027, source: '虚构', days })

test.each([
  ['齐的', [off('2027-01-01'), on('2027-02-14')], []],
  ['没有元旦', [off('2027-02-06')], ['没有写2027年元旦放假']],
  ['别的年', [off('2027-01-01'), off('2028-01-01')], ['2028-01-01不是2027年的日子']],
  ['平日写成补班', [off('2027-01-01'), on('2027-02-15')], ['2027-02-15不是周末，不能写成补班']],
  ['写了两次', [off('2027-01-01'), off('2027-01-01')], ['2027-01-01写了两次']],
])('%s', (_, days, faults) => {
  expect(noticeFaults(notice(days))).toEqual(faults)
})

test('逐日比：多的、不同的、少的各列一处，一样的不列', () => {
  const known = [off('2027-01-01'), off('2027-05-01', '劳动节'), on('2027-02-14')]
  const given = notice([off('2027-01-01'), off('2027-02-14', '春节'), off('2027-10-01', '国庆节')])
  expect(noticeDifferences(given, known)).toEqual([
    { day: '2027-02-14', kind: 'changed', now: '补班（春节补班）', given: '放假（春节）' },
    { day: '2027-05-01', kind: 'missing', now: '放假（劳动节）', given: null },
    { day: '2027-10-01', kind: 'added', now: null, given: '放假（国庆节）' },
  ])
})
