import { expect, test } from 'vitest'
import { zoneCoverage } from './zones.ts'

const village = (id: string) => ({ id, name: `${id}村`, township: '锁南镇' })

test('三个村两个区：一个没人管，一个两区都管', () => {
  const found = zoneCoverage(
    [village('甲'), village('乙'), village('丙')],
    [
      { zone: '东片', villageIds: ['甲', '乙'] },
      { zone: '西片', villageIds: ['乙'] },
    ],
  )
  expect(found.gaps.map(({ id }) => id)).toEqual(['丙'])
  expect(found.overlaps).toEqual([{ ...village('乙'), zones: ['东片', '西片'] }])
})
