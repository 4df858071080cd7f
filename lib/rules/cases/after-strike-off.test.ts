import { expect, test } from 'vitest'
import { afterStrikeOff } from './after-strike-off.ts'
import { CLOSE_REASONS, type CloseReason } from './close-reasons.ts'

test.each([
  ['transferred', 'transferred'],
  ['special_school', 'elsewhere'],
  ['abroad', 'abroad'],
  ['deceased', 'deceased'],
  ['over_age_or_graduated', 'over_age'],
  ['registration_error', 'no_such_child'],
  ['justice_placed', 'elsewhere'],
] as const)('按 %s 销号：登记为 %s，在班的离册', (reason, status) => {
  expect(afterStrikeOff(reason, true)).toEqual({ status, leavesRoll: true })
  expect(afterStrikeOff(reason, false)).toEqual({ status, leavesRoll: false })
})

test('外地就读：没有班的登记为区外就读；在班的学籍没有转走，不动', () => {
  expect(afterStrikeOff('out_of_area', false)).toEqual({ status: 'away', leavesRoll: false })
  expect(afterStrikeOff('out_of_area', true)).toBeNull()
})

test('返校、限期、依据消失、未到年龄的都不变', () => {
  const reasons = (Object.keys(CLOSE_REASONS) as CloseReason[]).filter(
    (reason) => CLOSE_REASONS[reason].kind !== 'departure' || reason === 'not_school_age',
  )
  expect(reasons.length).toBeGreaterThan(5)
  for (const reason of reasons)
    for (const inClass of [true, false]) expect(afterStrikeOff(reason, inClass)).toBeNull()
})
