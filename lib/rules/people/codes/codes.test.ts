import { describe, expect, test } from 'vitest'
import { parseSchoolCode } from '#lib/rules/people/school-code'
import { parseStudentNumber } from '#lib/rules/people/student-number'
import { readCode } from './code-table.ts'
import { ETHNIC_GROUPS, readEthnicGroup } from './ethnic-groups.ts'
import { PROVINCES } from './provinces.ts'
import { ATTENDING_WAYS, GENDER_CODES, LEFT_BEHIND_KINDS } from './pupil-codes.ts'
import { readRollChange } from './roll-changes.ts'

describe('民族', () => {
  test('五十六个民族，另有其他两类', () => {
    expect(Object.keys(ETHNIC_GROUPS)).toHaveLength(58)
    expect(new Set(Object.values(ETHNIC_GROUPS)).size).toBe(58)
  })
  test.each([
    ['03', '03'],
    ['3', '03'],
    ['回', '03'],
    ['回族', '03'],
    [' 汉族 ', '01'],
    ['畲族', '22'],
    ['东乡族', '26'],
    ['保安族', '47'],
    ['撒拉族', '35'],
    ['土家族', '15'],
    ['火星', null],
    ['', null],
  ])('%s → %s', (text, code) => expect(readEthnicGroup(text)).toBe(code))
})

test.each([
  [GENDER_CODES, '男', '1'],
  [GENDER_CODES, '２', '2'],
  [GENDER_CODES, '9', null],
  [ATTENDING_WAYS, '住校', '2'],
  [ATTENDING_WAYS, '送教上门', '5'],
  [LEFT_BEHIND_KINDS, '双亲留守儿童', '2'],
  [LEFT_BEHIND_KINDS, 'toString', null],
] as const)('码与名都认，认不得的不猜', (table, text, code) => expect(readCode(table, text)).toBe(code))

test.each([
  ['21', '21'],
  ['休学', '11'],
  ['死亡', '51'],
  ['31', null],
  ['退学', null],
  ['42', null],
  ['开除学籍', null],
  ['辍学', null],
])('学籍异动 %s → %s（L1-27：不许退学、开除）', (text, code) => expect(readRollChange(text)).toBe(code))

test('三十四个省级行政区', () => expect(Object.keys(PROVINCES)).toHaveLength(34))

test.each([
  ['2135000123', true],
  ['3462000045', true],
  ['5150000001', true],
  ['1135000001', false],
  ['9135000001', false],
])('学校标识码 %s 可承担义务教育：%s', (code, compulsory) =>
  expect(parseSchoolCode(code)?.compulsory).toBe(compulsory),
)
test.each(['2199000123', '213500012', '0035000123', '21350001234'])('不是学校标识码：%s', (code) =>
  expect(parseSchoolCode(code)).toBeNull(),
)

test('学籍号三类：G 校验，L 与证件号无关，J 只提醒', () => {
  expect(parseStudentNumber('G350425201506070015')).toMatchObject({ ok: true, warning: null })
  expect(parseStudentNumber('G350425201506070016')).toMatchObject({ ok: false, fault: 'wrong_check_digit' })
  expect(parseStudentNumber('L350425201506070016')).toMatchObject({ ok: true, value: { kind: 'temporary' } })
  expect(parseStudentNumber('J350425201506070016')).toMatchObject({ ok: true, warning: 'check_digit' })
  expect(parseStudentNumber('X350425201506070015')).toMatchObject({ ok: false, fault: 'wrong_form' })
})
