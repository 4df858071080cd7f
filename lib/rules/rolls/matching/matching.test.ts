import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { type Counted, compareLists, type Registered } from './compare-lists.ts'
import { type Identity, matchPair } from './match-pair.ts'
import { plainName } from './variants.ts'

const ONE: Identity = {
  idIndex: null,
  name: '林晓峰',
  pinyin: 'lin xiao feng',
  birthOn: plainDate('2016-03-04'),
  guardians: ['林建国'],
}
const CHILD: Registered = {
  ...ONE,
  childId: 'c1',
  schoolId: 's',
  classId: 'k',
  hasStudentNumber: true,
  status: 'enrolled',
  present: 9,
  absent: 0,
  hasOpenCase: false,
}
const ROW: Counted = { ...ONE, rowId: 'r1' }

describe('是不是同一个人', () => {
  test.each<[string, Partial<Identity>, Partial<Identity>, string | null]>([
    ['号码相同', { idIndex: 'a' }, { idIndex: 'a', name: '别的名' }, 'id'],
    ['同名同生日而号码不同', { idIndex: 'a' }, { idIndex: 'b' }, null],
    ['异体字', { name: '林曉峯' }, {}, 'name_birth_guardian'],
    ['监护人写繁体', { guardians: ['林建國'] }, {}, 'name_birth_guardian'],
    ['同音不同字', { name: '林小锋', pinyin: 'lin xiao feng' }, {}, 'sound_birth_guardian'],
    ['同音、监护人不同', { name: '林小锋', guardians: ['王某'] }, {}, null],
    ['没有监护人', { guardians: [] }, {}, 'name_birth'],
    ['月日颠倒', { birthOn: plainDate('2016-04-03') }, {}, 'name_guardian_near_birth'],
    ['差一位', { birthOn: plainDate('2016-03-05') }, {}, 'name_guardian_near_birth'],
    ['差两位', { birthOn: plainDate('2016-03-15') }, {}, null],
    ['差得多', { birthOn: plainDate('2014-09-21') }, {}, null],
    ['生日不明', { birthOn: null }, {}, null],
  ])('%s', (_, left, right, rule) => expect(matchPair({ ...ONE, ...left }, { ...ONE, ...right })).toBe(rule))
})

test.each([
  ['陳曉峯', '陈晓峰'],
  ['欧阳・明', '欧阳明'],
  ['閻昇', '阎升'],
])('%s 归一为 %s', (name, plain) => expect(plainName(name)).toBe(plain))

describe('名单比对', () => {
  const kinds = (counted: readonly Counted[], registered: readonly Registered[]) =>
    compareLists(counted, registered).findings.map(({ kind }) => kind)
  test('对上的只计数', () => {
    expect(compareLists([ROW], [CHILD])).toEqual({ findings: [], matched: 1 })
  })
  test('名单上有、登记里没有的是未入学；登记着而没有入学的也是；有去向的、有个案的不是', () => {
    expect(kinds([ROW], [])).toEqual(['not_enrolled'])
    const out = { ...CHILD, status: 'never_enrolled', classId: null, schoolId: null }
    expect(kinds([ROW], [out])).toEqual(['not_enrolled'])
    expect(kinds([ROW], [{ ...out, hasOpenCase: true }])).toEqual([])
    expect(kinds([ROW], [{ ...out, status: 'away' }])).toEqual([])
    for (const status of ['transferred', 'graduated']) expect(kinds([ROW], [{ ...out, status }])).toEqual([])
  })
  test('籍在人走、人在无籍', () => {
    expect(kinds([ROW], [{ ...CHILD, present: 0, absent: 5 }])).toEqual(['roll_without_person'])
    expect(kinds([ROW], [{ ...CHILD, present: 0, absent: 4 }])).toEqual([])
    expect(kinds([ROW], [{ ...CHILD, present: 0, absent: 9, hasOpenCase: true }])).toEqual([])
    expect(kinds([ROW], [{ ...CHILD, hasStudentNumber: false }])).toEqual(['person_without_roll'])
  })
  test('像的不止一个，或只是像：须人定，不当作对上，也不当作没有', () => {
    expect(kinds([{ ...ROW, guardians: [] }], [CHILD])).toEqual(['doubtful'])
    expect(kinds([ROW], [CHILD, { ...CHILD, childId: 'c2' }])).toEqual(['doubtful', 'two_records'])
  })
})
