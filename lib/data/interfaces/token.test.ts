import { expect, test } from 'vitest'
import { digestOf, makeToken, readToken, sameDigest } from './token.ts'

const TENANT = '0190c9a0-0000-7000-8000-000000000001'
const CLIENT = '0190c9a0-0000-7000-8000-00000000000a'

test('写出去的口令读得回来，摘要对得上', () => {
  const { token, digest } = makeToken(TENANT, CLIENT)
  const read = readToken(`Bearer ${token}`)
  expect(read).toMatchObject({ tenantId: TENANT, clientId: CLIENT })
  expect(read && sameDigest(digestOf(read.secret), digest)).toBe(true)
  expect(sameDigest(digestOf(Buffer.alloc(32)), digest)).toBe(false)
})

test('两次登记，口令不同', () => {
  expect(makeToken(TENANT, CLIENT).token).not.toBe(makeToken(TENANT, CLIENT).token)
})

test.each([
  [null],
  [''],
  ['Bearer '],
  ['Basic bx1_abc'],
  [`Bearer bx1_${'A'.repeat(85)}`],
  [`Bearer bx1_${'A'.repeat(87)}`],
  [`Bearer bx1_${'A'.repeat(85)}%`],
  [`Bearer  bx1_${'A'.repeat(86)}`],
])('不成样子的不认：%s', (given) => {
  expect(readToken(given)).toBeNull()
})
