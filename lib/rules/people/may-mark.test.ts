import { expect, test } from 'vitest'
import { markableBy } from './may-mark.ts'
import { ROLES } from './roles.ts'

test('限阅的类别只由县教育局标注；督学、市州、管理员、教师不标注', () => {
  const restricted = ROLES.filter((role) => markableBy(role).includes('parent_in_prison'))
  expect(restricted).toEqual(['bureau'])
  expect(ROLES.filter((role) => markableBy(role).length === 0)).toEqual([
    'teacher',
    'inspector',
    'prefecture',
    'admin',
  ])
  expect(markableBy('village')).toContain('left_behind')
})
