import { expect, test } from 'vitest'
import { LOCAL_PROFILES } from '#lib/rules/policy/profiles'
import { categoriesOf, isWatched } from './watch-groups.ts'

test('四地文件写明的每个重点群体，码表里都有对应的类别', () => {
  for (const { code, watchGroups } of LOCAL_PROFILES)
    for (const group of watchGroups?.value ?? [])
      expect(categoriesOf(group), `${code} ${group}`).not.toEqual([])
})

test('大渡口写「贫困家庭」，低保的孩子在内；南安没有写单亲', () => {
  const groups = (code: string) => LOCAL_PROFILES.find((one) => one.code === code)?.watchGroups?.value ?? []
  expect(isWatched('minimum_allowance', groups('dadukou-2018'))).toBe(true)
  expect(isWatched('single_parent', groups('linxia-2016'))).toBe(true)
  expect(isWatched('single_parent', groups('nanan-2018'))).toBe(false)
})
