import { expect } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { DATIAN, TODAY, test } from '#tests/demo-world'
import { findYearBase, listOut } from './figures-line.ts'
import { listOutByWeek } from './figures-out-trend.ts'

test('年辍学率的分子逐周：最后一周就是此刻的人数，认定那周以前没有他，返校的那周起不再有', async ({
  world,
}) => {
  const bureau = await world.as('bureau')
  const teacher = await world.as('teacher')
  const from = plainDate('2026-09-01')
  const weeksOf = (actor: typeof bureau) =>
    world.look(actor, async (tx) =>
      listOutByWeek(tx, actor, { base: await findYearBase(tx, actor, 2026), from, to: TODAY }),
    )
  const out = async () =>
    (await world.look(bureau, (tx) => listOut(tx, bureau, from))).filter(({ standing }) => standing === 'out')
  const weeks = await weeksOf(bureau)
  const now = await out()
  const last = weeks.at(-1)
  for (const stage of ['primary', 'junior'] as const)
    expect(last?.[stage], stage).toBe(now.filter((one) => one.stage === stage).length)
  expect(now.length).toBeGreaterThan(0)
  const sums = weeks.map(({ primary, junior }) => primary + junior)
  expect(sums[0]).toBe(0)
  const [one] = now
  if (!one?.confirmedAt) throw new Error('没有认定的')
  const monday = weeks.findLast((week) => week.monday <= (one.confirmedAt ?? '').slice(0, 10))?.monday
  const before = weeks.findLast((week) => week.monday < (monday ?? ''))
  // 同一个孩子改成上个月就返校了：此后各周少一个，认定以前的各周不变。
  await world.ask(
    `insert into app.case_step (tenant_id, id, case_id, ordinal, verb, from_state, to_state, role, recorded_at)
     select $1, gen_random_uuid(), $2, max(ordinal) + 1, 'confirm_return', 'confirmed_dropout', 'returned', 'clock', max(recorded_at)
       from app.case_step where tenant_id = $1 and case_id = $2`,
    [DATIAN, one.id],
  )
  const after = await weeksOf(bureau)
  expect(after.find(({ monday: day }) => day === before?.monday)).toEqual(before)
  expect((after.at(-1)?.[one.stage] ?? 0) + 1).toBe(last?.[one.stage])
  expect((await weeksOf(teacher)).every(({ primary, junior }) => primary + junior === 0)).toBe(true)
})
