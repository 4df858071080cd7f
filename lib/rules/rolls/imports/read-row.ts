import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ChildCategory } from '#lib/rules/people/child-categories'
import { readCode } from '#lib/rules/people/codes/code-table'
import {
  ATTENDING_ALIASES,
  ATTENDING_WAYS,
  DISABILITY_ALIASES,
  DISABILITY_KINDS,
  GENDER_CODES,
  ID_DOCUMENT_ALIASES,
  ID_DOCUMENT_KINDS,
  LEFT_BEHIND_ALIASES,
  LEFT_BEHIND_KINDS,
  YES_NO,
} from '#lib/rules/people/codes/pupil-codes'
import { parseDivisionCode } from '#lib/rules/people/division-code'
import { PERSON_NAME_FAULT_TEXT, parsePersonName } from '#lib/rules/people/person-name'
import { parsePhone } from '#lib/rules/people/phone'
import { parseResidentId, RESIDENT_ID_FAULT_TEXT } from '#lib/rules/people/resident-id'
import { parseSchoolCode } from '#lib/rules/people/school-code'
import { parseStudentNumber, STUDENT_NUMBER_FAULT_TEXT } from '#lib/rules/people/student-number'
import { type Cell, cellText, isDamagedNumber, readClass, readDay } from './cells.ts'
import { type Columns, FIELDS_OF, type ImportField } from './headers.ts'
import type { ImportKind } from './import-kinds.ts'

/** 一行读出来的东西；没有写的为空。 */
export type ReadRow = {
  readonly name: string
  readonly gender: 'male' | 'female' | null
  readonly birthOn: PlainDate | null
  readonly idKind: 'resident_id' | 'none' | 'other'
  readonly idNumber: string
  readonly studentNumber: string
  readonly schoolCode: string
  readonly gradeNo: number
  readonly classNo: number
  readonly homeTaught: boolean
  readonly householdCode: string
  readonly address: string
  readonly guardianName: string
  readonly guardianRelation: string
  readonly guardianPhone: string
  readonly categories: readonly ChildCategory[]
}

/** 哪一列，为什么。话里没有号码，可以存、可以给人看。 */
export type RowNote = { readonly field: ImportField; readonly text: string }

export type RowReading = {
  readonly row: ReadRow
  readonly faults: readonly RowNote[]
  readonly warnings: readonly RowNote[]
}

/** 成员1写明不是监护人、成员2没有写不是的，监护人是成员2；其余照成员1。 */
function guardianColumns(columns: Columns, cells: readonly Cell[]): Columns {
  const said = (field: ImportField) => {
    const column = columns[field]
    return column === undefined ? '' : cellText(cells[column] ?? null)
  }
  const isNot = (field: ImportField) => readCode(YES_NO, said(field)) === '0'
  if (!isNot('firstIsGuardian') || said('secondName') === '' || isNot('secondIsGuardian')) return columns
  const {
    secondName,
    secondRelation,
    secondPhone,
    guardianName: _n,
    guardianRelation: _r,
    guardianPhone: _p,
    ...rest
  } = columns
  return {
    ...rest,
    ...(secondName === undefined ? {} : { guardianName: secondName }),
    ...(secondRelation === undefined ? {} : { guardianRelation: secondRelation }),
    ...(secondPhone === undefined ? {} : { guardianPhone: secondPhone }),
  }
}

/** 逐格校验一行：有 `faults` 的不写入；`warnings` 照写，并列入信息不一致。 */
export function readRow(kind: ImportKind, matched: Columns, cells: readonly Cell[]): RowReading {
  const columns = guardianColumns(matched, cells)
  const faults: RowNote[] = []
  const warnings: RowNote[] = []
  const needed = FIELDS_OF[kind].required
  const at = (field: ImportField): Cell => {
    const column = columns[field]
    return column === undefined ? null : (cells[column] ?? null)
  }
  const text = (field: ImportField) => cellText(at(field))
  const fault = (field: ImportField, words: string): void => {
    faults.push({ field, text: words })
  }
  const read = <T>(field: ImportField, words: string, parse: (given: string) => T | null): T | null => {
    const given = text(field)
    if (given === '') {
      if (needed.includes(field)) fault(field, '必填，没有填写。')
      return null
    }
    if (given.startsWith('=')) {
      fault(field, '是公式，请粘贴为数值。')
      return null
    }
    const value = parse(given)
    if (value === null) fault(field, words)
    return value
  }

  // 过长的不悄悄截掉：截掉的住址照样像真的。
  const within = (field: ImportField, most: number): string => {
    const given = text(field)
    if ([...given].length > most) fault(field, `超过${most}个字，请改短。`)
    return given
  }

  const named = parsePersonName(text('name'))
  if (!named.ok) fault('name', PERSON_NAME_FAULT_TEXT[named.fault])
  const gender = read('gender', '只能是男、女（或 1、2）。', (given) => readCode(GENDER_CODES, given))
  const born = at('birthOn')
  const birthOn = read('birthOn', '不是真实的日期。请写成 20150607 或 2015-06-07。', () => readDay(born))
  const kindCode = read('idKind', '不是身份证件类型代码。', (given) =>
    readCode(ID_DOCUMENT_KINDS, given, ID_DOCUMENT_ALIASES),
  )
  const idNumber = readId(at('idNumber'), kindCode, { birthOn, gender }, fault, warnings)
  const school = read('schoolCode', '不是 10 位学校标识码。', (given) => parseSchoolCode(given))
  const klass = read('className', '认不出是哪个班。请写成三年(2)班。', (given) =>
    readClass(given, text('gradeName')),
  )
  const division = read('householdCode', '不是 12 位行政区划代码。', (given) => parseDivisionCode(given))
  const phone = read('guardianPhone', '不是手机号或带区号的固定电话。', (given) => parsePhone(given))
  const way = read('attendingWay', '不是就读方式代码。', (given) =>
    readCode(ATTENDING_WAYS, given, ATTENDING_ALIASES),
  )
  const flag = (field: ImportField) =>
    read(field, '只能是是、否（或 1、0）。', (given) => readCode(YES_NO, given)) === '1'
  const left = read('leftBehind', '不是留守代码。', (given) =>
    readCode(LEFT_BEHIND_KINDS, given, LEFT_BEHIND_ALIASES),
  )
  const disability = read('disability', '不是残疾类型。', (given) =>
    readCode(DISABILITY_KINDS, given, DISABILITY_ALIASES),
  )
  const guardian = text('guardianName') === '' ? null : parsePersonName(text('guardianName'))
  if (guardian && !guardian.ok) fault('guardianName', PERSON_NAME_FAULT_TEXT[guardian.fault])
  const categories: ChildCategory[] = [
    ...(left === '1' || left === '2' ? (['left_behind'] as const) : []),
    ...(flag('migrant') ? (['migrant'] as const) : []),
    ...(flag('orphan') ? (['orphan'] as const) : []),
    ...(disability !== null && disability !== 'none' ? (['disabled'] as const) : []),
  ]
  return {
    faults,
    warnings,
    row: {
      name: named.ok ? named.value : text('name').slice(0, 50),
      gender: gender === null ? genderOf(idNumber) : gender === '1' ? 'male' : 'female',
      birthOn,
      idKind: idNumber === '' ? 'none' : kindCode === null || kindCode === '1' ? 'resident_id' : 'other',
      idNumber,
      studentNumber: readStudentNumber(at('studentNumber'), fault, warnings),
      schoolCode: school?.code ?? '',
      gradeNo: klass?.gradeNo ?? 0,
      classNo: klass?.classNo ?? 0,
      homeTaught: way === '5',
      householdCode: division?.code ?? '',
      address: within('address', 200),
      guardianName: guardian?.ok ? guardian.value : '',
      guardianRelation: within('guardianRelation', 20) || '监护人',
      guardianPhone: phone?.number ?? '',
      categories,
    },
  }
}

/** 名单上没有性别一列的，照公民身份号码第十七位；不是身份证的看不出。 */
function genderOf(idNumber: string): 'male' | 'female' | null {
  const parsed = parseResidentId(idNumber)
  return parsed.ok ? parsed.value.gender : null
}

type Fault = (field: ImportField, words: string) => void

function readId(
  cell: Cell,
  kindCode: string | null,
  said: { readonly birthOn: PlainDate | null; readonly gender: '1' | '2' | null },
  fault: Fault,
  warnings: RowNote[],
): string {
  const given = cellText(cell)
  if (given === '') return ''
  if (isDamagedNumber(cell)) {
    fault('idNumber', '是数字格式，末几位已经损坏。请把这一列设为文本，重新填写号码。')
    return ''
  }
  if (kindCode !== null && kindCode !== '1') {
    if (/^[\dA-Za-z()-]{5,30}$/u.test(given)) return given.toUpperCase()
    fault('idNumber', '证件号只能是字母与数字。')
    return ''
  }
  const parsed = parseResidentId(given)
  if (!parsed.ok) {
    fault('idNumber', RESIDENT_ID_FAULT_TEXT[parsed.fault])
    return ''
  }
  if (said.birthOn !== null && parsed.value.birthOn !== said.birthOn)
    warnings.push({ field: 'birthOn', text: '与身份证件号里的出生日期不一致。' })
  if (said.gender !== null && (parsed.value.gender === 'male') !== (said.gender === '1'))
    warnings.push({ field: 'gender', text: '与身份证件号里的性别不一致。' })
  return parsed.value.number
}

function readStudentNumber(cell: Cell, fault: Fault, warnings: RowNote[]): string {
  const given = cellText(cell)
  if (given === '') return ''
  const parsed = parseStudentNumber(given)
  if (!parsed.ok) {
    fault('studentNumber', STUDENT_NUMBER_FAULT_TEXT[parsed.fault])
    return ''
  }
  if (parsed.warning) warnings.push({ field: 'studentNumber', text: 'J 号末位校验不符，请核对。' })
  return parsed.value.number
}
