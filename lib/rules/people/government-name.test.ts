import { expect, test } from 'vitest'
import { governmentName } from './government-name.ts'

test.each([
  ['大田县均溪镇', '大田县均溪镇人民政府'],
  ['广河县祁家集镇', '广河县祁家集镇人民政府'],
  ['春晖路街道', '春晖路街道办事处'],
  ['春晖路街道办事处', '春晖路街道办事处'],
  ['均溪镇人民政府', '均溪镇人民政府'],
])('%s 作收件人写作 %s', (division, name) => {
  expect(governmentName(division)).toBe(name)
})
