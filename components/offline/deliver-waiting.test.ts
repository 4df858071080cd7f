import { expect, test } from 'vitest'
import type { Answer } from '#lib/rules/answer'
import { deliverWaiting } from './deliver-waiting.ts'
import type { Entry } from './outbox-entry.ts'

const OK: Answer<unknown> = { ok: true, value: null }
const MEANWHILE: Answer<unknown> = {
  ok: false,
  refusal: { code: 'changed_meanwhile' },
  text: '刚才有同事更新',
}

function entry(key: string, state: Entry['state'] = 'unsent'): Entry {
  return {
    kind: 'roll_call',
    ahead: { classId: 'k', className: '三年(2)班', day: '2026-11-25', pupils: [] },
    input: { submissionKey: key, classId: 'k', day: '2026-11-25', exceptions: [], allPresent: true },
    owner: 'o',
    savedAt: '2026-11-25T00:00:00.000Z',
    until: '2026-11-26T00:00:00.000Z',
    state,
    text: null,
  }
}

/** 一部手机：存着什么、依次送了什么；每次送的答复由表给出，没有就是断网。 */
function phone(entries: readonly Entry[], answers: Readonly<Record<string, Answer<unknown>>>) {
  const held = new Map(entries.map((one) => [one.input.submissionKey, one]))
  const sent: string[] = []
  const whileSending: (string | undefined)[] = []
  const run = () =>
    deliverWaiting([...held.values()], {
      senderOf:
        ({ input }) =>
        async () => {
          sent.push(input.submissionKey)
          whileSending.push(held.get(input.submissionKey)?.state)
          const answer = answers[input.submissionKey]
          if (!answer) throw new TypeError('Failed to fetch')
          return answer
        },
      put: async (one) => void held.set(one.input.submissionKey, one),
      drop: async (one) => void held.delete(one.input.submissionKey),
    })
  return { held, sent, whileSending, run }
}

test('送到的从本机拿掉，第二趟不再送', async () => {
  const { held, sent, run } = phone([entry('a'), entry('b')], { a: OK, b: OK })
  const { delivered, unanswered } = await run()
  expect([delivered.map(({ input }) => input.submissionKey), unanswered]).toEqual([['a', 'b'], false])
  await run()
  expect([held.size, sent]).toEqual([0, ['a', 'b']])
})

test('被退回的连原文带原因留着，不自动再送，也不拦住后面的', async () => {
  const { held, sent, run } = phone([entry('a'), entry('b')], { a: MEANWHILE, b: OK })
  await run()
  await run()
  expect(sent).toEqual(['a', 'b'])
  expect([...held.values()]).toEqual([{ ...entry('a', 'refused'), text: '刚才有同事更新' }])
})

test('没有回音就停下，下一趟从同一键再来', async () => {
  const { held, sent, run } = phone([entry('a'), entry('b')], {})
  expect((await run()).unanswered).toBe(true)
  expect([...held.values()].map(({ state }) => state)).toEqual(['unanswered', 'unsent'])
  await run()
  expect(sent).toEqual(['a', 'a'])
})

test('在路上的先记成没有回音：半路关了页面也不会被改成另一份', async () => {
  const { whileSending, run } = phone([entry('a')], { a: OK })
  await run()
  expect(whileSending).toEqual(['unanswered'])
})
