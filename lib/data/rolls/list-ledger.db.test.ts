import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { confirmRollOver } from '#lib/duties/rolls/roll-over/confirm-roll-over'
import { prepareRollOver } from '#lib/duties/rolls/roll-over/prepare-roll-over'
import { undoRollOver } from '#lib/duties/rolls/roll-over/undo-roll-over'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { caseAt, DAYS, listIn, START, seventyLives, statusAt, TODAY, writeLives } from '#tests/ledger-lives'
import { insert } from '#tests/world-scene'

const lives = seventyLives()
let world: CaseWorld
afterAll(() => world?.close())

const list = (
  actor: Official,
  ledger: 'school_age' | 'suspected' | 'dropout',
  filter: LedgerFilter,
  page?: number,
) => listIn(world, actor, ledger, filter, page)

test('任何一天的三本台账，都等于把那天以前的事逐件重放', async ({ database }) => {
  world = await aCaseWorld(database)
  await writeLives(world, lives)
  const { bureau } = world.who
  const statuses = new Set<string>()
  for (let passed = 0; passed <= DAYS; passed += 4) {
    const on = addDays(START, passed)
    const ledger = await list(bureau, 'school_age', { on })
    if (ledger.ledger !== 'school_age') throw new Error('not the school-age ledger')
    const seen = new Map(ledger.rows.map((row) => [row.childId, row.status]))
    for (const life of lives) {
      expect(seen.get(life.id), `${on} ${JSON.stringify(life)}`).toBe(statusAt(life, on))
      statuses.add(statusAt(life, on))
    }
    for (const which of ['suspected', 'dropout'] as const) {
      const listed = await list(bureau, which, { on })
      const expected = lives.filter((life) => {
        const kase = caseAt(life, on)
        const off = !kase || kase.state === 'struck_off' || kase.state === 'placed'
        return !off && kase.confirmed === (which === 'dropout')
      })
      expect(listed.rows.map((row) => row.childId).sort(), `${on} ${which}`).toEqual(
        expected.map((life) => life.id).sort(),
      )
    }
  }
  expect(statuses.size).toBeGreaterThanOrEqual(9)
})

test('责任人照那天的：换人之前的日子写前任，换人之后写后任，还没定的空着', async () => {
  const { bureau, officer, teacher } = world.who
  const kase = (
    await world.sql.query<{ id: string; child: string; opened: string }>(
      `select k.id, k.child_id as child, to_char(min(s.recorded_at), 'YYYY-MM-DD') as opened
       from app.dropout_case k join app.case_step s on s.case_id = k.id
       where k.tenant_id = $1 and k.state = 'alert' group by 1, 2 order by 3 limit 1`,
      [world.tenantId],
    )
  ).rows[0]
  if (!kase) throw new Error('no case still at its first state')
  const [first, second] = [addDays(plainDate(kase.opened), 2), addDays(plainDate(kase.opened), 4)]
  const name = async (namedId: string, on: PlainDate) =>
    insert(world.sql, 'case_person', {
      ...{ tenant_id: world.tenantId, id: newId(), case_id: kase.id, part: 'responsible', act: 'named' },
      ...{
        named_id: namedId,
        on_day: on,
        person_id: officer.personId,
        appointment_id: officer.appointmentId,
      },
      recorded_at: `${on}T03:00:00Z`,
    })
  await name(officer.personId, first)
  await name(teacher.personId, second)
  const heldOn = async (on: PlainDate) => {
    const ledger = await list(bureau, 'suspected', { on })
    if (ledger.ledger === 'school_age') throw new Error('not a case ledger')
    return ledger.rows.find(({ caseId }) => caseId === kase.id)?.responsible
  }
  expect(await heldOn(addDays(first, -1))).toBe('')
  expect(await heldOn(first)).toBe('officer某')
  expect(await heldOn(second)).toBe('teacher某')
  expect(await heldOn(TODAY)).toBe('teacher某')
})

test('搬了家的：搬之前的日子照那时住的村写、照那时的村筛，搬之后照新的', async () => {
  const { bureau } = world.who
  const life = lives.find(({ earlier }) => earlier.length === 0)
  const newTown = world.otherTownship.unitIds[0]
  const newVillage = newId()
  await insert(world.sql, 'unit', {
    ...{ tenant_id: world.tenantId, id: newVillage, parent_id: newTown, tree: 'territory', kind: 'village' },
    ...{ code: '900000102201', name: '下坪村', valid_from: '2020-01-01' },
  })
  const moved = addDays(START, 17)
  await insert(world.sql, 'child_history', {
    ...{ tenant_id: world.tenantId, id: newId(), child_id: life?.id, status: 'enrolled' },
    ...{ class_id: world.classId, school_id: world.schoolId, until_at: `${moved}T02:00:00Z` },
    ...{ township_id: world.townshipId, village_id: world.villageId },
  })
  await world.sql.query('alter table app.child disable trigger keep_history')
  await world.sql.query('update app.child set township_id = $2, village_id = $3 where id = $1', [
    ...[life?.id, newTown, newVillage],
  ])
  await world.sql.query('alter table app.child enable trigger keep_history')
  const of = async (on: PlainDate, villageId?: string) => {
    const { rows } = await list(bureau, 'school_age', { on, ...(villageId ? { villageId } : {}) })
    return rows.find((row) => row.childId === life?.id)?.residence ?? null
  }
  const [before, after] = [addDays(moved, -1), moved]
  expect(await of(before)).toBe('虚构县梅岭镇上洋村')
  expect(await of(after)).toBe('虚构县溪口镇下坪村')
  expect(await of(before, world.villageId)).toBe('虚构县梅岭镇上洋村')
  expect(await of(before, newVillage)).toBeNull()
  expect(await of(after, newVillage)).toBe('虚构县溪口镇下坪村')
  expect(await of(after, world.villageId)).toBeNull()
  expect(await of(TODAY, newVillage)).toBe('虚构县溪口镇下坪村')
})

test('整校升了班、又撤销：此前任何一天的三本台账一行不变；新学年第一天起在新班', async () => {
  const { officer, principal, bureau } = world.who
  const august = world.deps('2027-08-25T02:00:00Z')
  const days = [START, addDays(START, 17), addDays(START, 44), TODAY]
  const whole = async () => {
    const seen: unknown[] = []
    for (const on of days)
      for (const which of ['school_age', 'suspected', 'dropout'] as const)
        seen.push((await list(bureau, which, { on })).rows)
    return seen
  }
  const before = await whole()
  const input = { schoolId: world.schoolId, newClasses: 1, toSchoolId: '', elsewhere: [] }
  const prepared = await prepareRollOver(august, officer, { submissionKey: newId(), ...input })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal))
  const { rollOverId } = prepared.value
  const confirmed = await confirmRollOver(august, principal, { submissionKey: newId(), rollOverId })
  expect(confirmed).toEqual({ ok: true, value: { rollOverId } })
  expect(await whole()).toEqual(before)
  const classesOn = async (on: string) => {
    const ledger = await list(bureau, 'school_age', { on: plainDate(on) })
    if (ledger.ledger !== 'school_age') throw new Error('not the school-age ledger')
    const inClass = new Set(lives.filter((life) => life.inClass.at(-1)?.to === null).map(({ id }) => id))
    return new Set(ledger.rows.filter((row) => inClass.has(row.childId)).map(({ className }) => className))
  }
  expect(await classesOn('2027-08-31')).toEqual(new Set(['三年(2)班']))
  expect(await classesOn('2027-09-01')).toEqual(new Set(['四年(2)班']))
  const undone = await undoRollOver(august, principal, { submissionKey: newId(), rollOverId, why: '试办' })
  expect(undone).toEqual(confirmed)
  expect(await whole()).toEqual(before)
  expect(await classesOn('2027-09-01')).toEqual(new Set(['三年(2)班']))
})
