import { expect, test } from 'vitest'
import { factLines } from './fact-text.ts'

test('状态的改动写成由什么到什么，代码写成中文，编号只留尾号', () => {
  expect(
    factLines(
      '{"from":"persuading","to":"reported","version":4,"hand":"principal","report":"01900000-0000-7000-8000-00000000abcd"}',
    ),
  ).toEqual([
    { label: '状态', from: '学校劝返', to: '待乡镇签收' },
    { label: '个案版次', from: null, to: '4' },
    { label: '以谁的名义', from: null, to: '校长' },
    { label: '报告', from: null, to: '…0000abcd' },
  ])
})

test('时限改期写成到期的改动；没有变的状态不写', () => {
  expect(
    factLines('{"duty":"written_report","from":"2026-11-25T15:59:59.999Z","to":"2026-11-26T15:59:59.999Z"}'),
  ).toEqual([
    { label: '到期', from: '2026-11-25 15:59:59（UTC）', to: '2026-11-26 15:59:59（UTC）' },
    { label: '义务', from: null, to: '书面报告乡镇' },
  ])
  expect(factLines('{"from":"township","to":"township","ordinal":2}')).toEqual([
    { label: '第几次', from: null, to: '2' },
  ])
})

test('读不成形的原样给出，不吞掉', () => {
  expect(factLines('{"absent":')).toEqual([{ label: '原文', from: null, to: '{"absent":' }])
})
