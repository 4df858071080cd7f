import { expect, test } from 'vitest'
import { joinHouseholds } from './household.ts'

test.each([
  ['都没有户：另立一户，两人都进', null, null, { householdId: 'new', join: ['one', 'other'] }],
  ['哥哥已有户：弟弟归到哥哥那一户', 'a', null, { householdId: 'a', join: ['other'] }],
  ['弟弟已有户：哥哥归过去', null, 'b', { householdId: 'b', join: ['one'] }],
  ['已在同一户：不用再认', 'a', 'a', 'already'],
  ['各在一户：先解除一边', 'a', 'b', 'two_households'],
])('%s', (_name, one, other, expected) => {
  expect(joinHouseholds(one, other, 'new')).toEqual(expected)
})
