import { expect, test } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { type AccessRead, unusualAccess } from './unusual-access.ts'

function read(at: string, more: Partial<AccessRead> = {}): AccessRead {
  return { id: at, personId: 'p', childId: 'c', field: 'guardian_phone', at: instant(at), ...more }
}

test('白天看一次电话不列；夜里看的列出，打开页面不算', () => {
  expect(unusualAccess([read('2026-11-24T10:00:00+08:00')])).toEqual([])
  expect(unusualAccess([read('2026-11-24T23:10:00+08:00')])).toEqual([
    { personId: 'p', day: '2026-11-24', reason: 'out_of_hours', count: 1 },
  ])
  expect(unusualAccess([read('2026-11-25T05:59:00+08:00')])).toHaveLength(1)
  expect(unusualAccess([read('2026-11-25T06:00:00+08:00')])).toEqual([])
  expect(unusualAccess([read('2026-11-24T23:10:00+08:00', { field: 'page' })])).toEqual([])
})

test('一天二十一次敏感项列出，分在两天不列', () => {
  const many = (day: string, count: number) =>
    Array.from({ length: count }, (_, n) => read(`${day}T09:${String(n).padStart(2, '0')}:00+08:00`))
  expect(unusualAccess(many('2026-11-24', 21))).toMatchObject([{ reason: 'many_reveals', count: 21 }])
  expect(unusualAccess([...many('2026-11-24', 11), ...many('2026-11-25', 10)])).toEqual([])
})

test('一天打开四十一个孩子的档案列出；四十一次打开同一个不列', () => {
  const opened = (childOf: (n: number) => string) =>
    Array.from({ length: 41 }, (_, n) =>
      read(`2026-11-24T10:${String(n).padStart(2, '0')}:00+08:00`, { field: 'page', childId: childOf(n) }),
    )
  expect(unusualAccess(opened((n) => `c${n}`))).toMatchObject([{ reason: 'many_children', count: 41 }])
  expect(unusualAccess(opened(() => 'c'))).toEqual([])
})
