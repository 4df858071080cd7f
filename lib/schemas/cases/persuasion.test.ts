import { expect, test } from 'vitest'
import { ledgerQuery } from './ledger-query.ts'
import { persuasionForm } from './persuasion.ts'

const FORM = {
  submissionKey: '01a205a6-5ab0-72bc-b718-2d1dc53596e7',
  caseId: '01a205a6-5ab0-72bc-b718-2d1dc53596e7',
  version: 1,
  phoned: true,
  visited: false,
  teachers: '陈某',
  persuadedAt: '2026-09-17T10:00',
  truancyReason: 'weary_of_study',
  whereabouts: 'at_home',
  familySituation: '',
  guardianAttitude: '',
  studentAttitude: '',
  methodsAndMeasures: '讲明法律',
  effect: 'refused',
  effectNote: '',
}

function faults(more: Record<string, unknown>): string[] {
  const parsed = persuasionForm.safeParse({ ...FORM, ...more })
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
}

test('只打电话的不必写家访；家访的四项缺哪项说哪项', () => {
  expect(faults({})).toEqual([])
  expect(faults({ visited: true, familySituation: '随祖母生活' })).toEqual([
    'guardianAttitude',
    'studentAttitude',
  ])
})

test('电话、家访都没有的不是劝返', () => {
  expect(faults({ phoned: false })).toEqual(['phoned'])
})

test('多出的栏目、表外的代码、没有的日子、孤立代理项、一兆的字：都拒绝', () => {
  expect(faults({ religion: '某' })).toEqual([''])
  expect(faults({ truancyReason: 'lazy' })).toEqual(['truancyReason'])
  expect(faults({ truancyReason: 'faith_related' })).toEqual(['truancyReason'])
  expect(faults({ persuadedAt: '2026-02-30T10:00' })).toEqual(['persuadedAt'])
  expect(faults({ teachers: '陈\ud800' })).toEqual(['teachers'])
  expect(faults({ methodsAndMeasures: '字'.repeat(1_000_000) })).toEqual(['methodsAndMeasures'])
})

test('生僻字、间隔号照收；劝返时间按北京时间', () => {
  const parsed = persuasionForm.parse({ ...FORM, teachers: '𠮷䶮·阿卜杜拉' })
  expect(parsed.teachers).toBe('𠮷䶮·阿卜杜拉')
  expect(parsed.persuadedAt).toBe('2026-09-17T02:00:00.000Z')
})

test('台账地址里不成样子的筛选当没写', () => {
  expect(
    ledgerQuery({
      state: 'gone',
      standing: 'x',
      late: '2',
      school: '1',
      after: 'a_b',
      view: 'x',
      group: 'parent_in_prison',
    }),
  ).toEqual({
    view: 'person',
    filter: {},
  })
  expect(ledgerQuery({ state: 'township', late: '1' })).toEqual({
    view: 'person',
    filter: { state: 'township', clock: 'late' },
  })
})
