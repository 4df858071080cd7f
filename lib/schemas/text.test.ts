import { expect, test } from 'vitest'
import { optionalText, writtenText } from './text.ts'

const note = writtenText(10, '请填写劝返情况')
const messageOf = (text: string) => note.safeParse(text).error?.issues[0]?.message

test('a written text is trimmed, keeps its lines, and counts characters, not code units', () => {
  expect(note.parse('  已联系\r\n家长  ')).toBe('已联系\n家长')
  expect(note.parse('𠮷䶮·阿卜杜拉𡈽𠮷𠮷')).toHaveLength(14)
})

test.each([
  ['', '请填写劝返情况'],
  ['   \n ', '请填写劝返情况'],
  ['一二三四五六七八九十十', '请不要超过 10 字'],
  ['半个字\uD842', '含有不完整的字符，请删去后重新输入'],
  ['空\u0000字符', '含有看不见的控制字符，请删去后重新输入'],
  ['倒\u202E序', '含有看不见的控制字符，请删去后重新输入'],
])('%j is refused with a sentence at the field', (text, message) => {
  expect(messageOf(text)).toBe(message)
})

test('a megabyte is refused at once', () => {
  const before = performance.now()
  expect(messageOf('长'.repeat(1_000_000))).toBe('请不要超过 10 字')
  expect(performance.now() - before).toBeLessThan(200)
})

test('an optional text may be empty and nothing else', () => {
  expect(optionalText(5).parse(' ')).toBe('')
  expect(optionalText(5).safeParse('一二三四五六').success).toBe(false)
})
