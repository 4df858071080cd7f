import { describe, expect, test } from 'vitest'
import { matchHeaders } from './headers.ts'
import { type KnownStaff, type MetStaff, planStaff } from './plan-staff.ts'
import { readStaff } from './read-staff.ts'

const HEAD = [
  '教师姓名*',
  '岗 位',
  '学校标识码',
  '班级',
  '联系电话',
  '到岗日期',
  '职务',
  '初始口令',
  '身份证号',
]
const columns = matchHeaders('staff', HEAD)
if (!columns) throw new Error('the headers are known')
const row = (name: string, role: string, code = '2135000001', klass = '', phone = '', from = '') =>
  readStaff(columns, [name, role, code, klass, phone, from, '', 'Secret-0001', '350425201506070015'])

describe('读一行', () => {
  test('口令与身份证号不在读出的东西里', () => {
    const text = JSON.stringify(
      row('温老师', '班主任', '2135000001', '三年(2)班', '13800000001', '2026-09-01'),
    )
    expect(text).not.toContain('Secret')
    expect(text).not.toContain('350425201506070015')
    expect(text).toContain('"role":"teacher"')
  })
  test.each([
    ['温老师', '班主任', '2135000001', '', '', '', 'className'],
    ['温老师', '责任督学', '2135000001', '', '', '', 'staffRole'],
    ['温老师', '系统管理员', '2135000001', '', '', '', 'staffRole'],
    ['温老师', '校长', '', '', '', '', 'unitCode'],
    ['温老师', '校长', '梅岭小学', '', '', '', 'unitCode'],
    ['温老师', '校长', '2135000001', '', '123', '', 'workPhone'],
    ['温老师', '校长', '2135000001', '', '', '20260230', 'appointedOn'],
    ['', '校长', '2135000001', '', '', '', 'staffName'],
  ])('%s %s %s %s %s %s：%s', (name, role, code, klass, phone, from, field) => {
    expect(row(name, role, code, klass, phone, from).faults.map((one) => one.field)).toEqual([field])
  })
  test('职务过长的指出来，不截', () => {
    const long = readStaff(columns, ['温老师', '校长', '2135000001', '', '', '', '副'.repeat(31)])
    expect(long.faults.map((one) => one.field)).toEqual(['postTitle'])
  })
})

const SCHOOL = { id: 's', kind: 'school', scopeId: 's' }
const here = (more: Partial<KnownStaff> = {}): KnownStaff => ({
  personId: 'p',
  workPhone: '',
  posts: [{ role: 'teacher', unitId: 'k', scopeId: 's' }],
  ...more,
})
const met = (more: Partial<MetStaff> = {}): MetStaff => ({
  unit: SCHOOL,
  classMissing: false,
  namesakes: [],
  earlierRow: null,
  newEarlier: false,
  ...more,
})
const plan = (given: MetStaff, phone = '') => planStaff(row('温某', '校长', '2135000001', '', phone), given)

describe('打算', () => {
  test.each<[string, MetStaff, string, string]>([
    ['没有同名的', met(), '', 'create'],
    ['同一份文件里刚要新建', met({ newEarlier: true }), '', 'change'],
    ['单位没有', met({ unit: null }), '', 'error'],
    ['班没有', met({ classMissing: true }), '', 'error'],
    ['岗位不合单位', met({ unit: { id: 'v', kind: 'village', scopeId: 't' } }), '', 'error'],
    ['同文件重复', met({ earlierRow: 2 }), '', 'conflict'],
    ['本校同名，都没有电话', met({ namesakes: [here()] }), '', 'change'],
    ['别校同名，没有电话', met({ namesakes: [here({ posts: [] })] }), '', 'create'],
    ['本校两个同名', met({ namesakes: [here(), here({ personId: 'q' })] }), '', 'conflict'],
    [
      '电话对上，在别处',
      met({ namesakes: [here({ workPhone: '13800000001', posts: [] })] }),
      '13800000001',
      'change',
    ],
    [
      '本校同名，电话不同',
      met({ namesakes: [here({ workPhone: '13800000002' })] }),
      '13800000001',
      'conflict',
    ],
    [
      '已是校长',
      met({ namesakes: [here({ posts: [{ role: 'principal', unitId: 's', scopeId: 's' }] })] }),
      '',
      'same',
    ],
    [
      '是本校的责任督学',
      met({ namesakes: [here({ posts: [{ role: 'inspector', unitId: 's', scopeId: 's' }] })] }),
      '',
      'conflict',
    ],
  ])('%s', (_, given, phone, wanted) => expect(plan(given, phone).plan).toBe(wanted))
})
