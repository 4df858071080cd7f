import { expect, test } from 'vitest'
import { coverageBySchool, coveragePercent } from './visit-coverage.ts'
import { groupsOf } from './watch-groups.ts'

const child = (childId: string, schoolId: string, visited: boolean) => ({
  childId,
  schoolId,
  schoolName: schoolId,
  visited,
})

test('按学校汇总，每人一次；没有应访的写横线，不写百分之百', () => {
  const rows = coverageBySchool([child('1', '甲', true), child('2', '甲', false), child('3', '乙', true)])
  expect(rows).toEqual([
    { schoolId: '甲', schoolName: '甲', due: 2, visited: 1 },
    { schoolId: '乙', schoolName: '乙', due: 1, visited: 1 },
  ])
  expect(rows.map(coveragePercent)).toEqual(['50.0%', '100.0%'])
  expect(coveragePercent({ due: 0, visited: 0 })).toBe('—')
})

test('低保又留守的孩子，两组都在；随迁不在大渡口的四类里', () => {
  const four = ['poor', 'left_behind', 'disabled', 'learning_difficulty']
  expect(groupsOf(['minimum_allowance', 'left_behind'], four)).toEqual(['poor', 'left_behind'])
  expect(groupsOf(['migrant'], four)).toEqual([])
})
