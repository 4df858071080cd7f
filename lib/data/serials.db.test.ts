import { afterAll, expect } from 'vitest'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { nextSerial } from './serials.ts'

let world: CaseWorld
afterAll(() => world?.close())

test('前一位校长还没签完，后一位等着；前一位退回，号也退回，没有空号', async ({ database }) => {
  world = await aCaseWorld(database)
  const { principal } = world.who
  const counter = { schoolId: world.schoolId, series: 'report', year: 2026 } as const
  const take = (hold: Promise<void>) =>
    world.web.asActor(principal, async (tx) => {
      const serial = await nextSerial(tx, world.tenantId, counter)
      await hold
      return serial
    })
  let abandon: (why: Error) => void = () => undefined
  const held = new Promise<void>((_resolve, reject) => {
    abandon = reject
  })
  const first = take(held).catch((error: unknown) => (error instanceof Error ? error.message : ''))
  await new Promise((resolve) => setTimeout(resolve, 300))
  let answered = false
  const second = take(Promise.resolve()).then((serial) => {
    answered = true
    return serial
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(answered).toBe(false)
  abandon(new Error('校长退回重写'))
  expect(await first).toBe('校长退回重写')
  expect(await second).toBe(1)
  expect(await take(Promise.resolve())).toBe(2)
})
