import { expect, test } from 'vitest'
import { parseLogin } from '#lib/rules/identity/login-name'
import { passwordFault } from '#lib/rules/identity/password-rule'
import { DESKS } from './desks.ts'
import { safeReturnPath, signInPath } from './return-path.ts'

test.each([
  ['datian.teacher', 'datian.teacher', 'datian'],
  [' Datian.Township-Leader ', 'datian.township-leader', 'datian'],
  ['ｄａｔｉａｎ．ｔｅａｃｈｅｒ', 'datian.teacher', 'datian'],
  ['datian.林秋禾', 'datian.林秋禾', 'datian'],
])('%j is the login %s', (typed, login, tenantSlug) => {
  expect(parseLogin(typed)).toEqual({ login, tenantSlug })
})

test.each([
  '',
  'datian',
  '.teacher',
  'datian.',
  'da tian.teacher',
  'datian.a b',
  `datian.${'长'.repeat(61)}`,
])('%j is no login', (typed) => {
  expect(parseLogin(typed)).toBeNull()
})

test.each([
  ['/cases/1?tab=a', '/cases/1?tab=a'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['https://evil.example', null],
  ['/sign-in?next=/x', null],
  ['/api/health', null],
  ['/a\nb', null],
  ['', null],
  [null, null],
])('after signing in, %j leads to %j', (path, expected) => {
  expect(safeReturnPath(path)).toBe(expected)
})

test('the sign-in page remembers where one wanted to go', () => {
  expect(signInPath('/cases/1?a=b')).toBe('/sign-in?next=%2Fcases%2F1%3Fa%3Db')
  expect(signInPath('/')).toBe('/sign-in')
  expect(signInPath(null)).toBe('/sign-in')
})

test('no two keys of a desk are the same', () => {
  for (const { nav } of Object.values(DESKS)) {
    expect(new Set(nav.map(({ letter }) => letter)).size).toBe(nav.length)
  }
})

test('a new password is long and not the login name', () => {
  expect(passwordFault('short', 'datian.admin')).toContain('12')
  expect(passwordFault('datian.admin-2026', 'datian.admin')).toContain('登录名')
  expect(passwordFault('四个字四个字四个字四个字', 'datian.admin')).toBeNull()
})
