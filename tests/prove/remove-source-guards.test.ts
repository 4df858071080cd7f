import { expect, test } from 'vitest'
import { removeSourceGuards } from './remove-source-guards.ts'
import { SOURCE_GUARDS } from './source-guards.ts'

// 每道防线另起一次测试：机器忙时要几分钟。
test('源码里的防线一次拆一道，看着它的单元测试都变红', { timeout: 300_000 }, async () => {
  const unit = SOURCE_GUARDS.filter(({ project }) => project === 'unit')
  expect(await removeSourceGuards(unit)).toEqual([])
})
