import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { PERSON_NAME_FAULT_TEXT, parsePersonName } from '#lib/rules/people/person-name'
import { PHONE_FAULT_TEXT, parsePhone } from '#lib/rules/people/phone'
import type { Role } from '#lib/rules/people/roles'
import { type Cell, cellText, isDamagedNumber, readClass, readDay } from './cells.ts'
import type { Columns, ImportField } from './headers.ts'
import type { RowNote } from './read-row.ts'

/** 名册里任得了的岗位与各地的叫法；教育局、督学、管理员的任职由管理员逐人任命，不从表里来。 */
export const STAFF_ROLES = {
  teacher: ['班主任', '科任教师', '教师', '任课教师', '班主任、科任教师'],
  officer: ['控辍专干', '专干', '学校控辍专干', '控辍保学专干'],
  principal: ['校长', '园长', '负责人'],
  village: ['村干部', '社区干部', '村（社区）干部', '村居干部', '村主任', '村支书'],
  township: ['乡镇控辍专干', '乡镇专干', '街道专干', '镇控辍专干'],
  township_leader: ['乡镇分管领导', '分管领导', '镇分管领导', '街道分管领导'],
} as const satisfies Partial<Record<Role, readonly string[]>>
export type StaffRole = keyof typeof STAFF_ROLES

export type StaffRow = {
  readonly name: string
  readonly role: StaffRole | null
  readonly unitCode: string
  /** 教师所在的班；别的岗位是 0。 */
  readonly gradeNo: number
  readonly classNo: number
  readonly workPhone: string
  readonly fromOn: PlainDate | null
  readonly title: string
}

export type StaffReading = { readonly row: StaffRow; readonly faults: readonly RowNote[] }

function readRole(text: string): StaffRole | null {
  const bare = text.normalize('NFKC').replace(/\s/gu, '')
  const roles = Object.keys(STAFF_ROLES) as StaffRole[]
  return roles.find((role) => STAFF_ROLES[role].some((one) => one.normalize('NFKC') === bare)) ?? null
}

/** 逐格校验人员名册的一行；口令、身份证件号不在收的列里，表里有也不看（PIPL 6）。 */
export function readStaff(columns: Columns, cells: readonly Cell[]): StaffReading {
  const faults: RowNote[] = []
  const at = (field: ImportField): Cell => {
    const column = columns[field]
    return column === undefined ? null : (cells[column] ?? null)
  }
  const text = (field: ImportField) => cellText(at(field))
  const fault = (field: ImportField, words: string): void => {
    faults.push({ field, text: words })
  }
  const named = parsePersonName(text('staffName'))
  if (!named.ok) fault('staffName', PERSON_NAME_FAULT_TEXT[named.fault])
  const role = readRole(text('staffRole'))
  if (!role)
    fault(
      'staffRole',
      '认不出岗位。只收班主任、控辍专干、校长、村干部、乡镇专干、乡镇分管领导，别的请逐人任命。',
    )
  const unitCode = text('unitCode')
  if (unitCode === '') fault('unitCode', '必填，没有填写。')
  else if (!/^\d{9,12}$/u.test(unitCode) || isDamagedNumber(unitCode))
    fault('unitCode', '不是学校标识码（10 位）或行政区划代码（9、12 位）。')
  const klass = role === 'teacher' ? readClass(text('className'), text('gradeName')) : null
  if (role === 'teacher' && !klass) fault('className', '认不出是哪个班。请写成三年(2)班。')
  const phone = text('workPhone') === '' ? null : parsePhone(text('workPhone'))
  if (text('workPhone') !== '' && !phone) fault('workPhone', PHONE_FAULT_TEXT)
  const fromOn = text('appointedOn') === '' ? null : readDay(at('appointedOn'))
  if ([...text('postTitle')].length > 30) fault('postTitle', '超过30个字，请改短。')
  if (text('appointedOn') !== '' && !fromOn)
    fault('appointedOn', '不是真实的日期。请写成 20260901 或 2026-09-01。')
  return {
    faults,
    row: {
      name: named.ok ? named.value : text('staffName').slice(0, 50),
      role,
      unitCode,
      gradeNo: klass?.gradeNo ?? 0,
      classNo: klass?.classNo ?? 0,
      workPhone: phone?.number ?? '',
      fromOn,
      title: text('postTitle'),
    },
  }
}
