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
    { label: '到期', from: '2026年11月25日 23:59', to: '2026年11月26日 23:59' },
    { label: '义务', from: null, to: '书面报告乡镇' },
  ])
  expect(factLines('{"from":"township","to":"township","ordinal":2}')).toEqual([
    { label: '第几次', from: null, to: '2' },
  ])
})

test('读不成形的原样给出，不吞掉', () => {
  expect(factLines('{"absent":')).toEqual([{ label: '原文', from: null, to: '{"absent":' }])
})

test('立案、签发写下的每一项都是中文，日子写成年月日', () => {
  const lines = factLines(
    '{"clause":"DT-3.4.2","line":"truancy","metDays":["2026-11-24","2026-11-25"],"since":"2026-11-24","number":"2026-9001-002","kind":"order_to_correct","issuer":"01900000-0000-7000-8000-00000000abcd"}',
  )
  expect(lines.map(({ label, to }) => `${label} ${to}`)).toEqual([
    '依据条款 DT-3.4.2',
    '哪条线 疑似辍学',
    '所据的日子 2026年11月24日、2026年11月25日',
    '自 2026年11月24日',
    '个案编号 2026-9001-002',
    '类别 责令限期改正',
    '签发机关 …0000abcd',
  ])
})

test('名册的种类、名单的类别、国家系统的登记写成中文；限阅的只写限阅', () => {
  const said = (payload: string) => factLines(payload).map(({ label, to }) => `${label} ${to}`)
  expect(said('{"kind":"register","list":"minimum_allowance"}')).toEqual(['类别 部门名单', '名册 低保'])
  expect(said('{"kind":"register","list":"restricted"}')).toEqual(['类别 部门名单', '名册 限阅'])
  expect(said('{"kind":"roll","list":null}')).toEqual(['类别 学籍名册', '名册 无'])
  expect(said('{"kind":"platform_registered"}')).toEqual(['类别 国家平台已登记'])
  expect(said('{"category":"restricted"}')).toEqual(['类别 限阅'])
})
