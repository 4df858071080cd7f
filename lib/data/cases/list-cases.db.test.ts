import { afterAll, expect } from 'vitest'
import { instant } from '#lib/rules/calendar/instant'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { countCasesByUnit } from './count-by-unit.ts'
import { findCase } from './find-case.ts'
import { type CaseFilter, countCases, listCases } from './list-cases.ts'
import { listCaseDuties } from './list-duties.ts'

const NOW = instant('2026-09-21T02:00:00Z')
let world: CaseWorld
afterAll(() => world?.close())

test('台账：状态数与行数同一个条件；逾期只算过了时点还没办的；翻页不重不漏', async ({ database }) => {
  world = await aCaseWorld(database)
  const ids: string[] = []
  for (let n = 0; n < 53; n += 1) ids.push((await aCase(world, { state: n % 2 ? 'alert' : 'persuading' })).id)
  const [late, due, met] = ids
  if (!late || !due || !met) throw new Error('cases were made')
  await aDeadline(world, late, 'persuasion', '2026-09-18')
  await aDeadline(world, due, 'persuasion', '2026-09-21')
  await aDeadline(world, met, 'persuasion', '2026-09-18')
  await world.sql.query(
    "update app.deadline set status = 'met', met_at = due_at + interval '1 day', broken_at = due_at where case_id = $1",
    [met],
  )
  const { officer, township, inspector } = world.who
  const list = (filter: CaseFilter, after?: { openedAt: typeof NOW; id: string }) =>
    world.web.asActor(officer, (tx) =>
      listCases(tx, officer, filter, { now: NOW, ...(after ? { after } : {}) }),
    )
  const count = (filter: CaseFilter) =>
    world.web.asActor(officer, (tx) => countCases(tx, officer, filter, NOW))
  const first = await list({})
  expect(first.cases).toHaveLength(50)
  expect([await count({}), await count({ state: 'alert' })]).toEqual([53, 26])
  expect(first.counts.reduce((sum, { count }) => sum + count, 0)).toBe(53)
  if (!first.next) throw new Error('there is a second page')
  const second = await list({}, first.next)
  expect(new Set([...first.cases, ...second.cases].map(({ id }) => id)).size).toBe(53)
  expect(second.next).toBeNull()
  const alerts = await list({ state: 'alert' })
  expect(alerts.cases).toHaveLength(alerts.counts.find(({ state }) => state === 'alert')?.count ?? -1)
  expect((await list({ clock: 'late' })).cases.map(({ id }) => id)).toEqual([late])
  expect(await count({ clock: 'late' })).toBe(1)
  // 没有结对的（DDK-4.7.1）：结了的不在其中，终止了的又回来。
  const { id: latePair } = await world.sql
    .query<{ id: string }>(
      `insert into app.pairing (tenant_id, id, child_id, case_id, helper_name, helper_unit, kind, aim, from_on, person_id, appointment_id, recorded_at)
       select tenant_id, gen_random_uuid(), child_id, id, '帮扶人', '本校', 'teacher', '返校', '2026-09-20', $2, $3, now()
         from app.dropout_case where id = $1 returning id`,
      [late, officer.personId, officer.appointmentId],
    )
    .then(({ rows }) => rows[0] ?? { id: '' })
  const unpaired = async () =>
    (await list({ paired: 'none' })).counts.reduce((sum, { count }) => sum + count, 0)
  expect(await unpaired()).toBe(52)
  await world.sql.query("update app.pairing set ended_on = '2026-09-21', ended_why = '换人' where id = $1", [
    latePair,
  ])
  expect(await unpaired()).toBe(53)
  // 四级台账：三级各自加起来都是总数，逾期也是；按单位打开的恰是那一行的件数。
  for (const level of ['township', 'school', 'class'] as const) {
    const units = await world.web.asActor(officer, (tx) =>
      countCasesByUnit(tx, officer, {}, { level, now: NOW }),
    )
    expect(
      units.reduce((sum, { total }) => sum + total, 0),
      level,
    ).toBe(53)
    expect(
      units.reduce((sum, one) => sum + one.late, 0),
      level,
    ).toBe(1)
    for (const { id, total } of units) {
      const opened = await list({ [`${level}Id`]: id ?? 'none' })
      expect(
        opened.counts.reduce((sum, { count }) => sum + count, 0),
        level,
      ).toBe(total)
    }
  }
  // 乡镇还不是当事一方，一件也看不到；督学看得到，但够不着的一件件都是 null。
  const none = await world.web.asActor(township, (tx) => listCases(tx, township, {}, { now: NOW }))
  expect(none.cases).toEqual([])
  expect(none.counts).toEqual([])
  expect(await world.web.asActor(township, (tx) => findCase(tx, township, late))).toBeNull()
  expect(await world.web.asActor(inspector, (tx) => findCase(tx, inspector, late))).not.toBeNull()
  const duties = await world.web.asActor(officer, (tx) => listCaseDuties(tx, officer))
  expect(duties.map(({ kase }) => kase.id)).toEqual([late, due])
  // 移交了的：案还停在该办那件事的状态里才算逾期；案往前走了，就只是从前的延误。
  const moved = async (state: string) => {
    await world.sql.query(
      `update app.deadline set status = 'moved', broken_at = due_at, ended_at = due_at, ended_why = '移交' where case_id = $1 and duty = 'persuasion'`,
      [late],
    )
    await world.sql.query('update app.dropout_case set state = $2, version = version + 1 where id = $1', [
      late,
      state,
    ])
    return count({ clock: 'late' })
  }
  expect([await moved('returned'), await moved('persuading')]).toEqual([0, 1])
  expect((await list({ clock: 'late' })).cases.map(({ id }) => id)).toEqual([late])
})
