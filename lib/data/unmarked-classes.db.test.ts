import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { loadCalendarsOf } from './calendars.ts'
import { listTownshipClasses } from './figures-township.ts'
import { listClassesToday } from './submission-wall.ts'
import { unmarkedAmong } from './unmarked-classes.ts'

let world: CaseWorld
afterAll(() => world?.close())

const TODAY = plainDate('2026-11-25')
const daysFor = (actor: Official) =>
  world.web.asActor(actor, async (tx) => {
    const calendarsOf = await loadCalendarsOf(tx, actor)
    return unmarkedAmong(await listClassesToday(tx, actor, TODAY), TODAY, calendarsOf).map(({ days }) => days)
  })

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

test('乡镇只看得到坐落在本乡镇的学校的数字：没点名的、停课的分得清；别的乡镇、别的岗位一行没有，点名本身仍不给看', async () => {
  const { township, township_leader, principal, bureau, village } = world.who
  const day = async (actor: Official, on: string) =>
    (await world.web.asActor(actor, (tx) => listTownshipClasses(tx, actor, plainDate(on)))).map(
      ({ className, state, onRoll, enrolled, present, unexcused }) => [
        ...[className, state, onRoll, enrolled, present, unexcused],
      ],
    )
  expect(await day(township, '2026-11-25')).toEqual([])
  await world.sql.query('update app.unit set township_id = $1 where id = $2', [
    world.townshipId,
    world.schoolId,
  ])
  const { childId } = await aCase(world)
  await aRollCall(world, '2026-11-26', [childId])
  for (const who of [township, township_leader])
    expect(await day(who, '2026-11-26'), who.role).toEqual([['三年(2)班', 'submitted', 1, 45, 44, 1]])
  expect(await day(township, '2026-11-24')).toEqual([['三年(2)班', 'silent', 1, 0, 0, 0]])
  expect(await day(township, '2026-11-23')).toEqual([['三年(2)班', 'closed', 1, 0, 0, 0]])
  for (const who of [
    world.otherTownship,
    principal,
    bureau,
    village,
    { ...township, role: 'village' as const },
  ])
    expect(await day(who, '2026-11-26'), who.role).toEqual([])
  const raw = await world.web.asActor(township, (tx) =>
    tx.rollCall.count({ where: { tenantId: world.tenantId } }),
  )
  expect(raw).toBe(0)
})
