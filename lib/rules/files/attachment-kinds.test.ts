import { expect, test } from 'vitest'
import {
  ATTACHMENT_KINDS,
  isAttachmentKind,
  RESTRICTED_KINDS,
  RESTRICTED_READERS,
} from './attachment-kinds.ts'

test('限阅名单与各种类自己写的一致', () => {
  const marked = Object.entries(ATTACHMENT_KINDS)
    .filter(([, { restricted }]) => restricted)
    .map(([kind]) => kind)
  expect(marked.sort()).toEqual([...RESTRICTED_KINDS].sort())
})

test('教师、校长、督学、村里看不到限阅的原件', () => {
  for (const role of [
    'teacher',
    'officer',
    'principal',
    'inspector',
    'village',
    'township',
    'prefecture',
    'admin',
  ])
    expect(RESTRICTED_READERS).not.toContain(role)
})

test.each([
  ['photo', true],
  ['medical_proof', true],
  ['toString', false],
  ['', false],
])('%j 是附件种类：%j', (text, expected) => {
  expect(isAttachmentKind(text)).toBe(expected)
})
