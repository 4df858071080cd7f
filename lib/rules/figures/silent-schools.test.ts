import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { AGENCIES, rolesOf, sumByAgency } from './agencies.ts'
import { isPastCutOff } from './roll-call-cut-off.ts'
import { bySchool, dueClasses, isWhollySilent, type SubmittedClass, silentSchools } from './silent-schools.ts'

function room(schoolId: string, state: SubmittedClass['state']): SubmittedClass {
  return { schoolId, state }
}

const MORNING = [
  room('齐', 'submitted'),
  room('齐', 'closed'),
  room('缺', 'submitted'),
  room('缺', 'silent'),
  room('默', 'silent'),
  room('默', 'silent'),
  room('假', 'closed'),
]

test('报了一半的学校也是未报齐；一个班也没报的排在前；不上课的不催', () => {
  expect(silentSchools(MORNING).map(([first]) => first.schoolId)).toEqual(['默', '缺'])
  expect(silentSchools(MORNING).map(isWhollySilent)).toEqual([true, false])
})

test('今日不上课的班不在分母', () => {
  expect(dueClasses(MORNING)).toHaveLength(5)
  expect(bySchool(MORNING).map((group) => group.length)).toEqual([2, 2, 2, 1])
})

test('每个会欠时限的岗位恰属一个机关，按岗位数的与按机关数的总数相同', () => {
  const roles = AGENCIES.flatMap((agency) => [...rolesOf(agency)])
  expect(new Set(roles).size).toBe(roles.length)
  const sums = sumByAgency(roles.map((role) => ({ role, count: 2 })))
  expect(AGENCIES.reduce((sum, agency) => sum + sums[agency], 0)).toBe(roles.length * 2)
  expect(sumByAgency([{ role: 'village', count: 3 }]).township).toBe(3)
  expect(() => sumByAgency([{ role: 'nobody', count: 1 }])).toThrow('unknown role')
})

test('恰在截止那一刻不算过，下一毫秒算', () => {
  const day = plainDate('2026-11-24')
  expect(isPastCutOff(day, instant('2026-11-24T09:30:00.000+08:00'))).toBe(false)
  expect(isPastCutOff(day, instant('2026-11-24T09:30:00.001+08:00'))).toBe(true)
})
