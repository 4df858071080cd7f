import { expect, test } from 'vitest'
import { serialGaps } from './serials.ts'

test.each([
  ['没有签发过', [], []],
  ['连续', [1, 2, 3], []],
  ['作废重开：旧号仍占着，新号接在后面', [1, 2, 3, 4], []],
  ['次序不论', [3, 1, 2], []],
  ['中间少一个', [1, 3], [2]],
  ['头上少两个', [3], [1, 2]],
] as const)('%s：%o 缺 %o', (_, held, gaps) => {
  expect(serialGaps(held.map((serial) => ({ serial })))).toEqual(gaps)
})
