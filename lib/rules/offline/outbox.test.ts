import { expect, test } from 'vitest'
import type { Answer } from '#lib/rules/answer'
import { instant } from '#lib/rules/calendar/instant'
import type { Refusal } from '#lib/rules/outcome'
import { afterSending, entryUntil, isOver, isWaiting, mayEdit } from './outbox.ts'

const no = (refusal: Refusal | { code: 'fault'; reference: string }): Answer<unknown> => ({
  ok: false,
  refusal,
  text: '原因',
})

test.each([
  ['办成了，从本机拿掉', 'unsent', { ok: true, value: null }, { at: 'delivered' }],
  ['没有回音，可能已经办成', 'unsent', null, { at: 'kept', state: 'unanswered', text: null }],
  ['同事先更新了', 'unsent', no({ code: 'changed_meanwhile' }), kept('refused')],
  ['上次没有回音，这次说了不行', 'unanswered', no({ code: 'changed_meanwhile' }), kept('refused')],
  ['登录失效，没有办', 'unsent', no({ code: 'signed_out' }), kept('unsent')],
  ['登录失效，而上次没有回音', 'unanswered', no({ code: 'signed_out' }), kept('unanswered')],
  ['忙', 'unsent', no({ code: 'busy' }), kept('unsent')],
  ['故障，办没办成不知道', 'unsent', no({ code: 'fault', reference: 'A1' }), kept('unanswered')],
] as const)('%s', (_case, before, answer, after) => {
  expect(afterSending(before, answer)).toEqual(after)
})

function kept(state: 'unsent' | 'unanswered' | 'refused') {
  return { at: 'kept', state, text: '原因' } as const
}

test('没有回音的不许改，被退回的不自动再送', () => {
  expect([mayEdit('unsent'), mayEdit('unanswered'), mayEdit('refused')]).toEqual([true, false, true])
  expect([isWaiting('unsent'), isWaiting('unanswered'), isWaiting('refused')]).toEqual([true, true, false])
})

test('存下二十四小时整就抹去，早一毫秒还在', () => {
  const until = entryUntil(instant('2026-11-25T08:00:00+08:00'))
  expect(isOver(until, instant('2026-11-26T07:59:59.999+08:00'))).toBe(false)
  expect(isOver(until, instant('2026-11-26T08:00:00+08:00'))).toBe(true)
})
