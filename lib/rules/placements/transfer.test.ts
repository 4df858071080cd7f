import { describe, expect, test } from 'vitest'
import { openTransferSteps, TRANSFER_STEPS, type TransferHand, transferStep } from './transfer.ts'
import {
  isOpenTransfer,
  TRANSFER_ROUTES,
  TRANSFER_STATES,
  type TransferRoute,
  type TransferState,
} from './transfer-states.ts'

const FIRST: Readonly<Record<TransferRoute, TransferState>> = {
  within: 'placed',
  to_county: 'asked',
  to_outside: 'asked',
  from_county: 'sent',
  from_outside: 'sent',
}

describe('步骤表', () => {
  test('同一路、同一态、同一手，一个动作只有一步；须说明的都写着理由', () => {
    const keys = TRANSFER_STEPS.flatMap(({ routes, from, act, by }) =>
      routes.map((route) => [route, from, act, by].join()),
    )
    expect(new Set(keys).size).toBe(keys.length)
    const silent = ['release', 'place', 'accept', 'move']
    for (const { act, reason } of TRANSFER_STEPS) expect(reason === true, act).toBe(!silent.includes(act))
  })

  test.each(TRANSFER_ROUTES)('%s：每个未了结的态都走得下去，了结的不再走', (route) => {
    const seen = new Set<TransferState>([FIRST[route]])
    for (const state of seen)
      for (const step of TRANSFER_STEPS)
        if (step.from === state && step.routes.includes(route)) seen.add(step.to)
    for (const state of TRANSFER_STATES) {
      const next = TRANSFER_STEPS.filter((step) => step.from === state && step.routes.includes(route))
      if (seen.has(state)) expect(next.length > 0, `${route} ${state}`).toBe(isOpenTransfer(state))
      else expect(next, `${route} ${state}`).toEqual([])
    }
    expect(seen).toContain('moved')
  })

  test('只有接收一方的答复，或其答复带回来，才到得了已接收；过名册只由时钟办', () => {
    const hands = TRANSFER_STEPS.filter(({ to }) => to === 'accepted').flatMap(({ routes, by }) =>
      routes.map((route) => `${route} ${by}`),
    )
    expect(new Set(hands)).toEqual(
      new Set([
        'within to_school',
        'from_county to_school',
        'from_outside to_school',
        'to_county clock',
        'to_outside bureau',
      ]),
    )
    expect(TRANSFER_STEPS.filter(({ to }) => to === 'moved').map(({ by }) => by)).toEqual(['clock'])
  })
})

test.each([
  ['within', 'placed', ['from_school'], ['recall']],
  ['within', 'placed', ['to_school'], ['accept', 'refuse']],
  ['to_county', 'asked', ['bureau'], ['release', 'hold_back']],
  ['to_county', 'sent', ['bureau'], ['recall']],
  ['to_outside', 'sent', ['bureau'], ['recall', 'accept', 'refuse']],
  ['from_county', 'sent', ['bureau'], ['place', 'refuse']],
  ['from_county', 'placed', ['bureau'], []],
  ['to_county', 'accepted', ['from_school', 'bureau'], []],
] as const)('%s，%s：%j 面前是 %j', (route, state, hands, acts) => {
  const open = openTransferSteps(route, state, hands as readonly TransferHand[])
  expect(open.map(({ act }) => act)).toEqual(acts)
})

test('转出学校替对方接收不了', () => {
  expect(transferStep('within', 'placed', 'accept', 'from_school')).toBeNull()
  expect(transferStep('to_county', 'sent', 'accept', 'bureau')).toBeNull()
})
