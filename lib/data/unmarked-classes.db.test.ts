import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world'
import { listUnmarkedClasses } from './unmarked-classes.ts'

let world: CaseWorld
afterAll(() => world?.close())

const TODAY = plainDate('2026-11-25')
const daysFor = async (actor: Official) =>
  (await world.web.asActor(actor, (tx) => listUnmarkedClasses(tx, actor, TODAY))).map(({ days }) => days)

test('自最后一次点名起数在校日，隔着周末；够得着的才看得见；今天一点名就没有了', async ({ database }) => {
  world = await aCaseWorld(database)
  const { childId } = await aCase(world)
  await insert(world.sql, 'class_enrolment', {
    tenant_id: world.tenantId,
    id: newId(),
    child_id: childId,
    class_id: world.classId,
    seat_no: 1,
    from_on: '2026-09-01',
  })
  const { principal, officer, bureau, teacher, township } = world.who
  await aRollCall(world, '2026-11-19')
  const missed = ['2026-11-20', '2026-11-23', '2026-11-24']
  for (const actor of [principal, officer, bureau]) expect(await daysFor(actor)).toEqual([missed])
  for (const actor of [teacher, township, world.otherOfficer]) expect(await daysFor(actor)).toEqual([])
  await insert(world.sql, 'calendar_day', {
    ...{ tenant_id: world.tenantId, id: newId(), unit_id: world.schoolId, purpose: 'school' },
    ...{
      day: '2026-11-23',
      kind: 'off',
      why: '台风停课',
      source: '测试',
      recorded_at: '2026-11-22T00:00:00Z',
    },
  })
  expect(await daysFor(bureau)).toEqual([['2026-11-20', '2026-11-24']])
  await aRollCall(world, '2026-11-25')
  expect(await daysFor(bureau)).toEqual([])
})
