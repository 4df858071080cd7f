import { expect, test } from 'vitest'
import { effectiveProfile } from '#lib/rules/policy/profiles'
import { placesFor } from './desk-places.ts'
import type { Role } from './roles.ts'

const labels = (role: Role, code: string) => placesFor(role, effectiveProfile(code)).map(({ label }) => label)

test('各地各岗位只有本地文件要求的几处', () => {
  expect(labels('bureau', 'nanan-2018')).toEqual([
    '残疾儿童就学',
    '月报、期报',
    '有苗头的学生',
    '没有结对的个案',
    '包保责任',
    '年度责任书',
    '逐户摸底',
    '升班',
    '线索',
    '举报登记',
    '对接系统',
    '临时查看',
  ])
  expect(labels('township', 'nanan-2018')).toEqual([
    '残疾儿童就学',
    '没有结对的个案',
    '年度责任书',
    '逐户摸底',
    '线索',
    '临时查看',
  ])
  expect(labels('teacher', 'dadukou-2018')).toEqual(['家访登记', '有苗头的学生', '临时查看'])
  expect(labels('principal', 'dadukou-2018')).toEqual([
    '家访登记',
    '残疾儿童就学',
    '月报、期报',
    '有苗头的学生',
    '没有结对的个案',
    '包保责任',
    '升班',
    '临时查看',
  ])
  expect(labels('village', 'linxia-2016')).toEqual([
    '留守儿童档案卡',
    '责任区',
    '逐户摸底',
    '线索',
    '临时查看',
  ])
  expect(labels('bureau', 'datian-2023')).toEqual([
    '残疾儿童就学',
    '月报、期报',
    '有苗头的学生',
    '没有结对的个案',
    '逐户摸底',
    '升班',
    '线索',
    '举报登记',
    '对接系统',
    '临时查看',
  ])
  // 文件要求同时报乡镇的（临夏），乡镇桌上才有。
  expect(labels('township', 'datian-2023')).not.toContain('月报、期报')
  expect(labels('township', 'linxia-2016')).toContain('月报、期报')
  expect(labels('prefecture', 'linxia-2016')).toEqual([])
})
