import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'
import { judgeAppointment, overfullInspectors, rolesAt, type Tenure } from './appointments.ts'

function tenure(role: Role, schoolId: string | null, from: string, to: string | null = null): Tenure {
  const toOn: PlainDate | null = to === null ? null : plainDate(to)
  return { role, unitId: schoolId ?? 'county', schoolId, fromOn: plainDate(from), toOn }
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
    ['两所学校都任教', tenure('teacher', 'b', '2026-11-01'), [teacher], true],
    ['同一岗位又任一段', tenure('teacher', 'a', '2026-11-01'), [teacher], false],
    [
      '教育局的人当督学',
      tenure('inspector', 'a', '2026-11-01'),
      [tenure('bureau', null, '2020-01-01')],
      true,
    ],
  ])('%s', (_title, wanted, held, allowed) => {
    expect(judgeAppointment(wanted, held, null).ok).toBe(allowed)
  })
})

describe('一名督学至多负责几所学校', () => {
  const posts = (...from: string[]) => from.map((day, at) => tenure('inspector', `s${at}`, day))
  const five = posts('2024-09-01', '2024-09-01', '2024-09-01', '2024-09-01', '2024-09-01')
  const ended = five.map((one, at) => (at === 0 ? { ...one, toOn: plainDate('2026-10-31') } : one))
  const later = tenure('inspector', 's9', '2027-03-01')
  test.each([
    ['第五所', tenure('inspector', 'new', '2026-11-01'), five.slice(1), 5, true],
    ['第六所', tenure('inspector', 'new', '2026-11-01'), five, 5, false],
    ['免了一所之后的', tenure('inspector', 'new', '2026-11-01'), ended, 5, true],
    ['免的那一天就任，当天还是六所', tenure('inspector', 'new', '2026-10-31'), ended, 5, false],
    [
      '到期之后另有一所要接，任到那之前',
      tenure('inspector', 'new', '2026-11-01', '2027-02-28'),
      [...ended, later],
      5,
      true,
    ],
    ['任到之后，那天起是六所', tenure('inspector', 'new', '2026-11-01'), [...ended, later], 5, false],
    ['文件没有写几所', tenure('inspector', 'new', '2026-11-01'), five, null, true],
    ['任的不是督学', tenure('teacher', 'new', '2026-11-01'), five, 5, true],
    [
      '在教的学校不算责任校',
      tenure('inspector', 'new', '2026-11-01'),
      [...five.slice(1), tenure('teacher', 't', '2024-09-01')],
      5,
      true,
    ],
  ])('%s', (_title, wanted, held, most, allowed) => {
    const judged = judgeAppointment(wanted, held, most)
    expect(judged.ok).toBe(allowed)
    if (!judged.ok) expect(judged.refusal).toEqual({ code: 'inspector_schools_full', most })
  })
})

test('每种单位只设得了自己那一级的岗位', () => {
  expect(rolesAt('class')).toEqual(['teacher'])
  expect(rolesAt('school')).toContain('inspector')
  expect(rolesAt('grade')).toEqual([])
  expect(rolesAt('county')).toContain('admin')
})

test('负责的学校超过本地文件之数的督学；文件没有写的不数', () => {
  const post = (personId: string, schoolId: string) => ({ personId, schoolId })
  const posts = [
    post('a', '1'),
    post('a', '2'),
    post('a', '2'),
    post('b', '1'),
    post('b', '2'),
    post('b', '3'),
  ]
  expect(overfullInspectors(posts, 2)).toEqual([{ personId: 'b', schools: 3 }])
  expect(overfullInspectors(posts, null)).toEqual([])
})
