import { expect, test } from 'vitest'
import { leaveSchema } from './leave.ts'

const given = (more: object) => ({
  submissionKey: '0198c1f0-0000-7000-8000-000000000001',
  childId: '0198c1f0-0000-7000-8000-000000000002',
  ...{ kind: 'sick', fromOn: '2026-11-02', toOn: '2026-11-02', proof: '', note: '', ...more },
})
const faults = (more: object) =>
  leaveSchema.safeParse(given(more)).error?.issues.map(({ path }) => path.join()) ?? []

test.for([
  ['一天，没有凭据', {}, []],
  ['七天，没有凭据', { toOn: '2026-11-08' }, []],
  ['八天，没有凭据', { toOn: '2026-11-09' }, ['proof']],
  ['八天，写了凭据', { toOn: '2026-11-09', proof: '县医院诊断证明' }, []],
  ['一学期以上', { toOn: '2027-05-01', proof: '县医院诊断证明' }, ['toOn']],
  ['倒着写', { toOn: '2026-11-01' }, ['toOn']],
] as const)('准假：%s', ([, more, expected]) => {
  expect(faults(more)).toEqual(expected)
})
