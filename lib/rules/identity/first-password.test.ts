import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { firstPassword } from './first-password.ts'
import { passwordFault } from './password-rule.ts'

test('初始口令合乎口令规定，没有容易看错的字，每次不同', () => {
  const made = Array.from({ length: 200 }, () => firstPassword((count) => randomBytes(count)))
  expect(new Set(made).size).toBe(200)
  for (const password of made) {
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/)
    expect(passwordFault(password, 'datian.teacher')).toBeNull()
  }
})
