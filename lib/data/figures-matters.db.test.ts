import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { listMatters, listToCheck } from './figures-matters.ts'

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

async function asked(caseId: string, stages: readonly string[]): Promise<void> {
  for (const [index, stage] of stages.entries()) {
    const { officer } = world.who
    await insert(world.sql, 'strike_off', {
      ...{ tenant_id: world.tenantId, case_id: caseId, id: newId(), round: 1, stage },
      ...{ reason: 'transferred', proof: '', note: '', person_id: officer.personId },
      ...{ appointment_id: officer.appointmentId, recorded_at: `2026-09-2${index + 1}T02:00:00Z` },
    })
  }
}

test('销号申请：没有核实的等乡镇，核实了的等县里，退回的、申请之后又辍学的谁也不等', async ({ database }) => {
  world ??= await aCaseWorld(database)
  const { bureau, township } = world.who
  const toCheck = await aCase(world, { state: 'township' })
  await asked(toCheck.id, ['requested'])
  const toDecide = await aCase(world, { state: 'township' })
  await asked(toDecide.id, ['requested', 'checked'])
  const refused = await aCase(world, { state: 'township' })
  await asked(refused.id, ['requested', 'refused'])
  const relapsed = await aCase(world, { state: 'persuading' })
  await asked(relapsed.id, ['requested'])
  await insert(world.sql, 'case_step', {
    ...{ tenant_id: world.tenantId, case_id: relapsed.id, id: newId(), ordinal: 50, verb: 'relapse' },
    ...{ from_state: 'observed', to_state: 'persuading', role: 'clock', recorded_at: '2026-09-28T02:00:00Z' },
  })
  const mine = await world.web.asActor(township, (tx) => listToCheck(tx, township))
  expect(mine.map(({ id }) => id)).toEqual([toCheck.id])
  const now = instant('2026-09-25T02:00:00Z')
  const seen = await world.web.asActor(bureau, (tx) => listMatters(tx, bureau, now))
  const requests = seen.filter(({ kind }) => kind === 'strike_off').map(({ id, stage }) => [id, stage])
  expect(requests.toSorted()).toEqual(
    [
      [toCheck.id, 'to_check'],
      [toDecide.id, 'to_decide'],
    ].toSorted(),
  )
})
