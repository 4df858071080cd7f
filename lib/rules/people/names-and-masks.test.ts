import { describe, expect, test } from 'vitest'
import { annexBoxes, CHILD_CATEGORIES, isChildCategory } from './child-categories.ts'
import { maskAddress, maskName, maskPhone, maskResidentId, maskStudentNumber } from './masking.ts'
import { parsePersonName } from './person-name.ts'

describe('姓名', () => {
  test.each([
    ['𠮷田䶮', '𠮷田䶮'],
    [' 欧阳·阿卜杜拉 ', '欧阳·阿卜杜拉'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['马〇', '马〇'],
    ['Anna-Maria Li', 'Anna-Maria Li'],
    ['乔', '乔'],
  ])('%s 照收', (text, value) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['王\u0000明', 'wrong_characters'],
    ['王\u202e明', 'wrong_characters'],
    ['王\n明', 'wrong_characters'],
    ['王\ud842', 'malformed'],
    ['王明1', 'wrong_characters'],
    ['<b>王</b>', 'wrong_characters'],
    ['·王明', 'wrong_characters'],
    ['𠮷'.repeat(51), 'too_long'],
  ])('%j 不收：%s', (text, fault) => {
    expect(parsePersonName(text)).toEqual({ ok: false, fault })
  })

  test('五十个生僻字按字数算，不按码元', () => {
    expect(parsePersonName('𠮷'.repeat(50)).ok).toBe(true)
  })

  test('一兆长的姓名立刻拒绝', () => {
    expect(parsePersonName('王'.repeat(1_000_000))).toEqual({ ok: false, fault: 'too_long' })
  })
})

describe('遮蔽', () => {
  test('各按各的样子', () => {
    expect(maskResidentId('350425201506070015')).toBe('3504**********0015')
    expect(maskStudentNumber('G350425201506070015')).toBe('G3504**********0015')
    expect(maskPhone('13800005678')).toBe('138****5678')
    expect(maskPhone('05987222222')).toBe('********222')
    expect(maskName('王小明')).toBe('王*明')
    expect(maskName('王明')).toBe('王*')
    expect(maskName('𠮷小田')).toBe('𠮷*田')
    expect(maskName('欧阳·阿卜杜拉')).toBe('欧*****拉')
    expect(maskAddress('大田县梅山镇香坪村 12 号')).toBe('大田县梅山镇香坪村****')
    expect(maskAddress('均溪镇河山路 8 号 502 室')).toBe('均溪镇河山路****')
  })

  test('位数不对的一个字也不露', () => {
    expect(maskResidentId('3504252015')).toBe('**********')
    expect(maskPhone('12')).toBe('**')
  })
})

describe('对象类别', () => {
  test('附件六个方框勾得上的勾，勾不上的勾一般并列入备注（C-05）', () => {
    expect(annexBoxes(['orphan', 'left_behind'])).toEqual({ boxes: ['orphan'], remarks: ['农村留守儿童'] })
    expect(annexBoxes(['left_behind'])).toEqual({ boxes: ['ordinary'], remarks: ['农村留守儿童'] })
    expect(annexBoxes([])).toEqual({ boxes: ['ordinary'], remarks: [] })
  })

  test('服刑人员未成年子女是限阅类别，不写进打印件的备注', () => {
    expect(annexBoxes(['parent_in_prison'])).toEqual({ boxes: ['ordinary'], remarks: [] })
    expect(CHILD_CATEGORIES.parent_in_prison.restricted).toBe(true)
  })

  test('大田八类一类不少（DT-3.1.2）', () => {
    const eight = Object.values(CHILD_CATEGORIES).filter(({ clause }) => clause === 'DT-3.1.2')
    expect(eight).toHaveLength(8)
    expect(isChildCategory('faith')).toBe(false)
  })
})
