import { expect, test } from 'vitest'
import { blindIndex, decryptField, encryptField } from './sensitive.ts'

const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
const DATIAN = '01900000-0000-7000-8000-000000000001'
const NANAN = '01900000-0000-7000-8000-000000000002'
// 虚构号码
const NUMBER = '350425201301010015'

test('a sealed field opens to what was written, rare characters included', () => {
  for (const plain of [NUMBER, '均溪镇城东村 12 号', '𠮷䶮·阿卜杜拉', '']) {
    const sealed = encryptField(KEYS, DATIAN, 'address', plain)
    expect(decryptField(KEYS, DATIAN, 'address', sealed)).toBe(plain)
  }
})

test('a sealed field names its key and shows nothing of its text', () => {
  const sealed = Buffer.from(encryptField(KEYS, DATIAN, 'id_number', NUMBER))
  expect(sealed.subarray(0, 3).toString()).toBe('k1:')
  expect(sealed.includes(NUMBER)).toBe(false)
  expect(sealed.equals(Buffer.from(encryptField(KEYS, DATIAN, 'id_number', NUMBER)))).toBe(false)
})

test('a sealed field opens neither in another county, nor in another column, nor after a flipped bit', () => {
  const sealed = encryptField(KEYS, DATIAN, 'id_number', NUMBER)
  expect(() => decryptField(KEYS, NANAN, 'id_number', sealed)).toThrow()
  expect(() => decryptField(KEYS, DATIAN, 'address', sealed)).toThrow()
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const flipped = Uint8Array.from(sealed)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    expect(() => decryptField(KEYS, DATIAN, 'id_number', flipped), `byte ${at}`).toThrow()
  }
  expect(() => decryptField(KEYS, DATIAN, 'id_number', sealed.slice(0, 10))).toThrow()
})

test('the error of a field that does not open carries neither text nor key', () => {
  const sealed = encryptField(KEYS, DATIAN, 'id_number', NUMBER)
  try {
    decryptField(KEYS, NANAN, 'id_number', sealed)
    expect.unreachable()
  } catch (error) {
    expect(String((error as Error).stack)).not.toContain(NUMBER)
    expect(String((error as Error).stack)).not.toContain(KEYS.fieldKey)
  }
})

test('the blind index is one per number however it is written, and differs by county and column', () => {
  const index = (value: string, tenant = DATIAN, kind: 'id_number' | 'student_number' = 'id_number') =>
    Buffer.from(blindIndex(KEYS, tenant, kind, value)).toString('hex')
  expect(index('35042520130101001x')).toBe(index(' ３５０４２５ 20130101-001X '))
  expect(index(NUMBER)).not.toBe(index(NUMBER, NANAN))
  expect(index(NUMBER)).not.toBe(index(NUMBER, DATIAN, 'student_number'))
})
