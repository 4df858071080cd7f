import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDivisionCode, townshipOf } from './division-code.ts'
import { parsePhone } from './phone.ts'
import { parseResidentId, residentIdCheckDigit } from './resident-id.ts'
import { parseSchoolCode } from './school-code.ts'
import { parseStudentNumber } from './student-number.ts'

describe('公民身份号码', () => {
  test.each([
    ['350425201506070015', '2015-06-07', 'male'],
    ['62292620160101002X', '2016-01-01', 'female'],
    ['62292620160101002x', '2016-01-01', 'female'],
    [' 500104 20130831 0030 ', '2013-08-31', 'male'],
    ['350425201201011233', '2012-01-01', 'male'],
  ])('%s 有效', (text, birthOn, gender) => {
    expect(parseResidentId(text)).toMatchObject({ ok: true, value: { birthOn, gender } })
  })

  test.each([
    ['350583201402290012', 'impossible_date'],
    ['350425201506070016', 'wrong_check_digit'],
    ['35042520150607001', 'wrong_length'],
    ['35042520150607００15', 'wrong_characters'],
    ['35042520150607\u00000015', 'wrong_length'],
    ['', 'wrong_length'],
  ])('%j 因 %s 不收', (text, fault) => {
    expect(parseResidentId(text)).toEqual({ ok: false, fault })
  })

  test('改动任何一位数字，校验都看得出', () => {
    const valid = '350425201201011233'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(valid.charAt(place)) + by) % 10
        const altered = `${valid.slice(0, place)}${digit}${valid.slice(place + 1)}`
        expect(residentIdCheckDigit(altered)).not.toBe(valid.at(17))
        expect(parseResidentId(altered).ok).toBe(false)
      }),
    )
  })
})

describe('学籍号', () => {
  test('G 号须合校验，L 号不须，J 号不合只提醒', () => {
    expect(parseStudentNumber('G350425201506070015')).toMatchObject({ ok: true, value: { kind: 'formal' } })
    expect(parseStudentNumber('G350425201506070016')).toEqual({ ok: false, fault: 'wrong_check_digit' })
    expect(parseStudentNumber('l350425201506070016')).toMatchObject({
      value: { kind: 'temporary' },
      warning: null,
    })
    expect(parseStudentNumber('J350425201506070016')).toMatchObject({ ok: true, warning: 'check_digit' })
  })

  test('没有类别字母的不是学籍号', () => {
    expect(parseStudentNumber('350425201506070015')).toEqual({ ok: false, fault: 'wrong_form' })
    expect(parseStudentNumber('')).toEqual({ ok: false, fault: 'wrong_form' })
  })
})

describe('区划代码', () => {
  test('乡镇有政府，农场生活区等类似乡级单位没有，不能作收件人', () => {
    expect(parseDivisionCode('350425100000')).toMatchObject({ level: 'township', hasGovernment: true })
    expect(parseDivisionCode('350425400000')).toMatchObject({ level: 'township', hasGovernment: false })
    expect(parseDivisionCode('350583400000')).toMatchObject({ hasGovernment: false })
    expect(parseDivisionCode('500104001000')).toMatchObject({ level: 'township', hasGovernment: true })
  })

  test('村归乡、乡归县，空一级的不是代码', () => {
    expect(parseDivisionCode('350425100201')).toMatchObject({
      level: 'village',
      county: '350425',
      hasGovernment: false,
    })
    expect(townshipOf('350425100201')).toBe('350425100000')
    expect(townshipOf('350425000000')).toBeNull()
    expect(parseDivisionCode('350425000201')).toBeNull()
    expect(parseDivisionCode('000000000000')).toBeNull()
    expect(parseDivisionCode('350425')).toBeNull()
  })
})

test('学校标识码认类别，类别不明的不收', () => {
  expect(parseSchoolCode('2135000123')).toMatchObject({ kind: '小学', province: '35', compulsory: true })
  expect(parseSchoolCode('1135000123')).toMatchObject({ compulsory: false })
  expect(parseSchoolCode('9935000123')).toBeNull()
  expect(parseSchoolCode('213500012')).toBeNull()
})

test('电话规整空格、横线、国家码与全角', () => {
  expect(parsePhone('138 0000 5678')).toEqual({ number: '13800005678', kind: 'mobile' })
  expect(parsePhone('+86-13800005678')).toEqual({ number: '13800005678', kind: 'mobile' })
  expect(parsePhone('１３８００００５６７８')).toEqual({ number: '13800005678', kind: 'mobile' })
  expect(parsePhone('0598-7222222')).toEqual({ number: '05987222222', kind: 'landline' })
  for (const wrong of ['12800005678', '1380000567', '7222222', '', '无']) expect(parsePhone(wrong)).toBeNull()
})
