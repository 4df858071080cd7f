import { expect, test } from 'vitest'
import { fitText } from './fit-text.ts'

test.each([
  ['厌学', 60, '厌学', null],
  ['字'.repeat(60), 60, '字'.repeat(60), null],
  ['字'.repeat(61), 60, '见续页', '字'.repeat(61)],
  ['一\n二\n三\n四', 60, '见续页', '一\n二\n三\n四'],
])('写得下的原样，写不下的全文到续页：%#', (text, room, inForm, overflow) => {
  expect(fitText(text, room)).toEqual({ inForm, overflow })
})
