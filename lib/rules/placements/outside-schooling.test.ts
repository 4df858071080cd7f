import { expect, test } from 'vitest'
import { isOutsideAct, openOutsideActs } from './outside-schooling.ts'

test.each([
  [null, ['found']],
  ['found', ['checked', 'ended']],
  ['checked', ['checked', 'ended']],
  ['ended', ['found']],
] as const)('上一件是 %s，面前是 %j', (last, acts) => {
  expect(openOutsideActs(last)).toEqual(acts)
})

test('转走了不在这三件里：转学自有其路', () => {
  expect(isOutsideAct('transferred')).toBe(false)
})
