import { expect, test } from 'vitest'
import { registerChildForm } from './register-child.ts'

const ID = '01a21013-25a0-7852-bcce-b27846c19dcc'
const GOOD = {
  submissionKey: ID,
  name: '林小某',
  gender: 'male',
  birthOn: '2015-06-07',
  idKind: 'resident_id',
  idNumber: '350425201506070015',
  villageId: ID,
  schoolId: ID,
  address: '',
  guardianName: '林大某',
  relation: '父亲',
  phone: '',
  categories: ['left_behind'],
  reason: 'guardian_neglect',
  whereabouts: 'at_home',
  note: '',
}

test.each([
  ['好的', {}, null],
  ['未取得户籍', { idKind: 'none', idNumber: '' }, null],
  ['校验位不符', { idNumber: '350425201506070016' }, '校验不符'],
  ['不存在的日子', { idNumber: '350583201402290012' }, '出生日期不存在'],
  ['少一位', { idNumber: '35042520150607001' }, '18 位'],
  ['与生日不一致', { birthOn: '2015-06-08' }, '不一致'],
  ['与性别不一致', { gender: 'female' }, '不一致'],
  ['没有证件却填了号码', { idKind: 'none' }, '留空'],
  ['电话少一位', { phone: '1381234567' }, '11 位手机号'],
  ['限阅的类别标不了', { categories: ['parent_in_prison'] }, 'Invalid'],
  ['没有姓名', { name: ' ' }, '请填写孩子的姓名'],
])('%s', (_what, change, message) => {
  const parsed = registerChildForm.safeParse({ ...GOOD, ...change })
  expect(parsed.success ? null : parsed.error.issues.map((one) => one.message).join()).toEqual(
    message === null ? null : expect.stringContaining(message),
  )
})
