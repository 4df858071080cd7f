import { expect, test } from 'vitest'
import { readSearch } from './search-query.ts'

test.each([
  ['林秋禾', { kind: 'name', text: '林秋禾' }],
  [' 林 秋禾 ', { kind: 'name', text: '林秋禾' }],
  ['lin qiu he', { kind: 'spelling', text: 'linqiuhe' }],
  ['LQH', { kind: 'spelling', text: 'lqh' }],
  ['ｌｑｈ', { kind: 'spelling', text: 'lqh' }],
  ['0015', { kind: 'id_tail', tail: '0015' }],
  ['001x', { kind: 'id_tail', tail: '001X' }],
  ['070015', { kind: 'id_tail', tail: '070015' }],
  ['2026-0012', { kind: 'case_number', text: '2026-0012' }],
  ['〔2026〕7号', { kind: 'serial', year: 2026, serial: 7 }],
  ['(2026)7', { kind: 'serial', year: 2026, serial: 7 }],
  ['l', { kind: 'nothing' }],
  ['', { kind: 'nothing' }],
  ['%', { kind: 'nothing' }],
])('%s', (typed, query) => {
  expect(readSearch(typed)).toEqual(query)
})
