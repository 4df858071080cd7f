import { expect, test } from 'vitest'
import { namesInList } from './names-in-list.ts'

test('同班同名的两人各带座号，别人不带', () => {
  const names = namesInList([
    { childId: 'a', name: '池俊', seatNo: 25 },
    { childId: 'b', name: '池俊', seatNo: 38 },
    { childId: 'c', name: '田妍', seatNo: 23 },
  ])
  expect([...names.values()]).toEqual(['池俊（25号）', '池俊（38号）', '田妍'])
})

test('没有座号的只好只写姓名', () => {
  expect(
    namesInList([
      { childId: 'a', name: '池俊', seatNo: null },
      { childId: 'b', name: '池俊', seatNo: 2 },
    ]).get('a'),
  ).toBe('池俊')
})
