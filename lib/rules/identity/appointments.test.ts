import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'
import { judgeAppointment, rolesAt, type Tenure } from './appointments.ts'

function tenure(role: Role, schoolId: string | null, from: string, to: string | null = null): Tenure {
  const toOn: PlainDate | null = to === null ? null : plainDate(to)
  return { role, schoolId, fromOn: plainDate(from), toOn }
}

describe('督学不兼责任校的岗位', () => {
  const teacher = tenure('teacher', 'a', '2026-09-01')
  test.each([
    ['在任教的学校当督学', tenure('inspector', 'a', '2026-11-01'), [teacher], false],
    ['在别的学校当督学', tenure('inspector', 'b', '2026-11-01'), [teacher], true],
    [
      '离任之后当原校的督学',
      tenure('inspector', 'a', '2026-11-01'),
      [tenure('teacher', 'a', '2020-09-01', '2026-10-31')],
      true,
    ],
    [
      '离任当天就当',
      tenure('inspector', 'a', '2026-10-31'),
      [tenure('teacher', 'a', '2020-09-01', '2026-10-31')],
      false,
    ],
    [
      '督学去责任校当校长',
      tenure('principal', 'a', '2026-11-01'),
      [tenure('inspector', 'a', '2024-09-01')],
      false,
    ],
    ['两所学校都任教', tenure('teacher', 'a', '2026-11-01'), [teacher], true],
    [
      '教育局的人当督学',
      tenure('inspector', 'a', '2026-11-01'),
      [tenure('bureau', null, '2020-01-01')],
      true,
    ],
  ])('%s', (_title, wanted, held, allowed) => {
    expect(judgeAppointment(wanted, held).ok).toBe(allowed)
  })
})

test('每种单位只设得了自己那一级的岗位', () => {
  expect(rolesAt('class')).toEqual(['teacher'])
  expect(rolesAt('school')).toContain('inspector')
  expect(rolesAt('grade')).toEqual([])
  expect(rolesAt('county')).toContain('admin')
})
