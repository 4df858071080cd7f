import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { type Known, type Met, planRow } from './plan-row.ts'
import type { ReadRow } from './read-row.ts'

const ROW: ReadRow = {
  name: '林小禾',
  gender: 'male',
  birthOn: plainDate('2015-06-07'),
  idKind: 'resident_id',
  idNumber: '350425201506070015',
  studentNumber: '',
  schoolCode: '2135000001',
  gradeNo: 3,
  classNo: 2,
  homeTaught: false,
  householdCode: '',
  address: '',
  guardianName: '',
  guardianRelation: '监护人',
  guardianPhone: '',
  categories: [],
}
const KNOWN: Known = {
  childId: 'c1',
  version: 1,
  name: '林小禾',
  birthOn: plainDate('2015-06-07'),
  schoolId: 's1',
  classId: 'k1',
  status: 'enrolled',
  householdCode: null,
  idIndex: 'a',
  studentNumberIndex: null,
  hasAddress: true,
  guardians: ['林大禾'],
  categories: [],
  hasOpenCase: false,
}
const MET: Met = {
  byId: KNOWN,
  byNumber: null,
  byName: [],
  numberIndex: null,
  schoolId: 's1',
  classId: 'k1',
  foreignSchool: false,
  earlierRow: null,
}
const roll = (row: Partial<ReadRow>, met: Partial<Met>) =>
  planRow('roll', null, { row: { ...ROW, ...row }, faults: [], warnings: [] }, { ...MET, ...met })

test.each([
  ['一样的', {}, {}, 'same'],
  ['登记里没有', {}, { byId: null }, 'create'],
  ['换了班', {}, { classId: 'k2' }, 'change'],
  ['在另一所学校', {}, { schoolId: 's2', classId: 'k9' }, 'conflict'],
  ['姓名不同', { name: '林小和' }, {}, 'conflict'],
  ['生日不同', { birthOn: plainDate('2015-06-08') }, {}, 'conflict'],
  ['文件里重复', {}, { earlierRow: 7 }, 'conflict'],
  ['两个号码对上两个人', {}, { byNumber: { ...KNOWN, childId: 'c2' } }, 'conflict'],
  [
    '没有号码，同名同生日两人',
    { idNumber: '' },
    { byId: null, byName: [KNOWN, { ...KNOWN, childId: 'c2' }] },
    'conflict',
  ],
  ['没有号码，只一人对得上', { idNumber: '' }, { byId: null, byName: [KNOWN] }, 'same'],
  ['没有这所学校', {}, { schoolId: null }, 'error'],
  ['不是本校', {}, { foreignSchool: true }, 'error'],
  ['没有这个班', {}, { classId: null }, 'error'],
  [
    '未入学而有未结个案',
    {},
    { byId: { ...KNOWN, status: 'never_enrolled', schoolId: null, classId: null, hasOpenCase: true } },
    'conflict',
  ],
  ['旷课成案的在籍学生照旧', {}, { byId: { ...KNOWN, hasOpenCase: true } }, 'same'],
  ['休学的', {}, { byId: { ...KNOWN, status: 'study_leave' } }, 'same'],
  ['区外就读的', {}, { byId: { ...KNOWN, status: 'away' } }, 'same'],
  ['送教上门的，名册写走读', {}, { byId: { ...KNOWN, status: 'home_teaching', hasOpenCase: true } }, 'same'],
  ['登记为死亡的', {}, { byId: { ...KNOWN, status: 'deceased' } }, 'conflict'],
  ['已转出的', {}, { byId: { ...KNOWN, status: 'transferred' } }, 'conflict'],
  ['缓学期内的', {}, { byId: { ...KNOWN, status: 'deferred' } }, 'conflict'],
  ['停用的登记', {}, { byId: { ...KNOWN, status: 'retired', schoolId: null } }, 'conflict'],
] as const)('学籍名册：%s', (_, row, met, plan) => expect(roll(row, met).plan).toBe(plan))

test('改了什么，逐项说出', () => {
  const { changed } = roll(
    { categories: ['left_behind'], householdCode: '350425101201' },
    { numberIndex: 'n', byId: { ...KNOWN, guardians: [], idIndex: null, hasAddress: false }, classId: 'k2' },
  )
  expect(changed).toEqual(['class', 'id', 'studentNumber', 'household', 'category'])
})

test('部门名单只给登记里有的人加类别；人口名单不改登记', () => {
  const reading = { row: ROW, faults: [], warnings: [] }
  expect(planRow('register', 'orphan', reading, MET).plan).toBe('change')
  expect(
    planRow('register', 'orphan', reading, { ...MET, byId: { ...KNOWN, categories: ['orphan'] } }).plan,
  ).toBe('same')
  expect(planRow('register', 'orphan', reading, { ...MET, byId: null }).plan).toBe('conflict')
  expect(planRow('population', null, reading, { ...MET, byId: null, schoolId: null }).plan).toBe('create')
})

test('名册上写送教上门：没有批件的按在校写，提醒去申请；批过的不提醒，也不改', () => {
  const warned = roll({ homeTaught: true }, {})
  expect([warned.plan, warned.notes.map(({ field }) => field)]).toEqual(['same', ['attendingWay']])
  expect(roll({ homeTaught: true }, { byId: null }).notes).toHaveLength(1)
  const approved = roll({ homeTaught: true }, { byId: { ...KNOWN, status: 'home_teaching' } })
  expect([approved.plan, approved.notes]).toEqual(['same', []])
})
