import { expect, test } from 'vitest'
import { chainOf, type TreeUnit, treeOf, vacancies } from './responsibility-tree.ts'

const UNITS: readonly TreeUnit[] = [
  { id: 's', parentId: 'county', level: 'school', name: '梅岭小学' },
  { id: 'g', parentId: 's', level: 'grade', name: '三年级' },
  { id: 'c1', parentId: 'g', level: 'class', name: '三(1)班' },
  { id: 'c2', parentId: 'g', level: 'class', name: '三(2)班' },
]
const nodes = treeOf(UNITS, [
  { unitId: 's', name: '林校长', title: '校长' },
  { unitId: 'c1', name: '陈老师', title: '班主任' },
  { unitId: 'c1', name: '黄老师', title: '科任' },
])

test('没有人包的年级和班是空岗', () => {
  expect(vacancies(nodes).map(({ name }) => name)).toEqual(['三年级', '三(2)班'])
})

test('三(1)班的责任链：校长、空着的年级、两位老师', () => {
  expect(chainOf(nodes, 'c1')).toEqual([
    { label: '校长包学校（梅岭小学）', people: '林校长' },
    { label: '副校长、中层包年级（三年级）', people: '空岗' },
    { label: '班主任、科任包班级（三(1)班）', people: '陈老师、黄老师' },
  ])
  expect(chainOf(nodes, 'nowhere')).toEqual([])
})
