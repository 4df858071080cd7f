import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { writtenText } from '#lib/schemas/text'
import { formAction } from './form-action.ts'

const state = vi.hoisted(() => ({
  headers: new Map<string, string>(),
  actor: {} as unknown,
  revalidated: [] as string[],
  written: '',
}))
vi.mock('next/headers', () => ({
  headers: async () => ({ get: (name: string) => state.headers.get(name) ?? null, has: () => false }),
}))
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => state.revalidated.push(path) }))
vi.mock('#lib/auth/find-actor', () => ({ findActor: async () => state.actor }))
vi.mock('./deps.ts', () => ({ deps: () => ({}) }))
vi.mock('./log.ts', async (original) => {
  const { createLog } = await original<typeof import('./log.ts')>()
  return {
    log: createLog((line) => {
      state.written += line
    }),
  }
})

const TEACHER: Official = {
  kind: 'official',
  tenantId: 't',
  personId: 'p',
  role: 'teacher',
  unitIds: ['c'],
  appointmentId: 'a',
}
// 虚构号码：不得出现在日志里
const CANARIES = ['350425201301010015', 'G350425201301010015', '13800005678', '欧阳小禾']

const schema = z.strictObject({ note: writtenText(20, '请填写说明') })

function action(duty: () => Promise<Outcome<{ n: number }>>) {
  return formAction(schema, duty)
}

beforeEach(() => {
  state.headers = new Map([
    ['host', 'baoxue.test'],
    ['origin', 'https://baoxue.test'],
    ['sec-fetch-site', 'same-origin'],
  ])
  state.actor = done(TEACHER)
  state.revalidated = []
  state.written = ''
})

test('a duty done comes back with its value and the pages are read anew', async () => {
  expect(await action(async () => done({ n: 1 }))({ note: '已联系' })).toEqual({ ok: true, value: { n: 1 } })
  expect(state.revalidated).toEqual(['/'])
})

test('the duty is given who is asking and what was parsed', async () => {
  const duty = vi.fn(async () => done({ n: 1 }))
  await formAction(schema, duty, { refresh: false })({ note: '  已联系 ' })
  expect(duty).toHaveBeenCalledWith({}, TEACHER, { note: '已联系' })
  expect(state.revalidated).toEqual([])
})

test('an expected refusal is a value with a sentence', async () => {
  const answer = await action(async () => refuse({ code: 'changed_meanwhile' }))({ note: '已联系' })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'changed_meanwhile' } })
  expect(answer).toHaveProperty('text', expect.stringContaining('刷新'))
  expect(state.revalidated).toEqual([])
})

test('a shape that is not asked for never reaches the duty', async () => {
  const duty = vi.fn(async () => done({ n: 1 }))
  const ring = formAction(schema, duty)
  for (const bad of [
    null,
    'x',
    [],
    { note: '' },
    { note: 1 },
    { note: '好', tenantId: 'x' },
    { note: '\uD842' },
  ]) {
    const answer = await ring(bad as never)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } })
  }
  expect(await ring({ note: '' })).toMatchObject({ fields: { note: '请填写说明' } })
  expect(duty).not.toHaveBeenCalled()
})

test('a session revoked in the middle of a form says how to keep what is typed', async () => {
  state.actor = refuse({ code: 'signed_out' })
  const duty = vi.fn(async () => done({ n: 1 }))
  const answer = await formAction(schema, duty)({ note: '已联系' })
  expect(answer).toHaveProperty('text', expect.stringContaining('请在新标签页重新登录，本页所填内容不会丢失'))
  expect(duty).not.toHaveBeenCalled()
})

test('a form from another site is refused before anybody is asked for', async () => {
  state.headers.set('origin', 'https://evil.test')
  const duty = vi.fn(async () => done({ n: 1 }))
  expect(await formAction(schema, duty)({ note: '已联系' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(duty).not.toHaveBeenCalled()
})

test('a crowd is tried once more, then told so', async () => {
  const crowd = Object.assign(new Error('conflict'), { code: 'P2034' })
  const once = vi.fn(async () => done({ n: 2 })).mockRejectedValueOnce(crowd)
  expect(await formAction(schema, once)({ note: '已联系' })).toMatchObject({ ok: true })
  const always = vi.fn(async () => Promise.reject<Outcome<never>>(crowd))
  expect(await formAction(schema, always)({ note: '已联系' })).toMatchObject({ refusal: { code: 'busy' } })
  expect(always).toHaveBeenCalledTimes(2)
})

test('a fault answers with a number only, and nothing personal reaches log or answer', async () => {
  const error = Object.assign(new Error(`Invalid value ${CANARIES.join(' ')}`), {
    code: 'P2000',
    meta: { modelName: 'Child', value: CANARIES },
  })
  const answer = await action(() => Promise.reject(error))({ note: CANARIES[3] ?? '' })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'fault' } })
  const reference = (answer as { refusal: { reference: string } }).refusal.reference
  expect(JSON.stringify(answer)).toContain(reference)
  expect(state.written).toContain(reference)
  for (const canary of CANARIES) {
    expect(state.written).not.toContain(canary)
    expect(JSON.stringify(answer)).not.toContain(canary)
  }
})
