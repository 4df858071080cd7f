import { afterAll, expect } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { listMatters } from './figures-matters.ts'

let world: CaseWorld
afterAll(() => world?.close())

test('通知书限期过了没有回来的，轮到教育局研判；没过的不列', async ({ database }) => {
  world = await aCaseWorld(database)
  const late = await aCase(world, { state: 'noticed' })
  await aDeadline(world, late.id, 'return_by', '2026-09-20')
  const waiting = await aCase(world, { state: 'noticed' })
  await aDeadline(world, waiting.id, 'return_by', '2026-09-30')
  const now = instant('2026-09-25T02:00:00Z')
  const { bureau } = world.who
  const seen = await world.web.asActor(bureau, (tx) => listMatters(tx, bureau, now))
  expect(seen.map(({ id, kind }) => [id, kind])).toEqual([[late.id, 'confirm_dropout']])
})
