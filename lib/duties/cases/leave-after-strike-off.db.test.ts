import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { CLOSE_REASONS, type CloseReason } from '#lib/rules/cases/close-reasons'
import { strikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { checkStrikeOff } from './check-strike-off.ts'
import { requestStrikeOff } from './request-strike-off.ts'
import { strikeOff } from './strike-off.ts'

const NOW = '2026-09-21T02:00:00Z'
let known: CaseWorld | undefined
afterAll(async () => {
  await known?.close()
})

async function open(database: TestDatabase): Promise<CaseWorld> {
  known ??= await aCaseWorld(database)
  return known
}

const act = (caseId: string, version: number) => ({ submissionKey: newId(), caseId, version })

/** 在班的一个孩子，乡镇劝返中的案。 */
async function aPupil(world: CaseWorld) {
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  await insert(world.sql, 'class_enrolment', {
    ...{ tenant_id: world.tenantId, id: newId(), child_id: kase.childId, class_id: world.classId },
    ...{ seat_no: 1, from_on: '2026-09-01' },
  })
  return kase
}

/** 学校申请、乡镇核实、教育局准予：三手走完。 */
async function struckOff(world: CaseWorld, kase: { id: string; childId: string }, reason: CloseReason) {
  const { officer, township, bureau } = world.who
  const proofs = []
  for (const proof of CLOSE_REASONS[reason].proofs) proofs.push({ proof, fileId: await aScan(world, kase) })
  const form = strikeOffRequestForm.parse({ ...act(kase.id, 1), reason, proofs, note: '' })
  const deps = world.deps(NOW)
  expect(await requestStrikeOff(deps, officer, form)).toMatchObject({ ok: true })
  expect(await checkStrikeOff(deps, township, { ...act(kase.id, 2), note: '' })).toMatchObject({ ok: true })
  return strikeOff(deps, bureau, { ...act(kase.id, 3), note: '' })
}

async function standing(world: CaseWorld, childId: string) {
  const { rows } = await world.sql.query(
    `select c.status, c.class_id is not null as "inClass", to_char(e.to_on, 'YYYY-MM-DD') as "until"
     from app.child c join app.class_enrolment e on e.child_id = c.id where c.id = $1`,
    [childId],
  )
  return rows[0]
}

test.for([
  ['abroad', 'abroad'],
  ['deceased', 'deceased'],
  ['over_age_or_graduated', 'over_age'],
  ['registration_error', 'no_such_child'],
  ['justice_placed', 'elsewhere'],
  ['transferred', 'transferred'],
] as const)(
  '按 %s 销号的同一刻：登记为 %s，名册止于昨天，早上的名单上不再有他',
  async ([reason, status], { database }) => {
    const world = await open(database)
    const kase = await aPupil(world)
    expect(await struckOff(world, kase, reason)).toMatchObject({ ok: true, value: { state: 'struck_off' } })
    expect(await standing(world, kase.childId)).toEqual({ status, inClass: false, until: '2026-09-20' })
    const history = await world.sql.query(
      'select status, class_id from app.child_history where child_id = $1',
      [kase.childId],
    )
    expect(history.rows).toEqual([{ status: 'enrolled', class_id: world.classId }])
  },
)

test('当天点过名的，那一天仍算在原班', async ({ database }) => {
  const world = await open(database)
  const kase = await aPupil(world)
  await aRollCall(world, '2026-09-21')
  expect((await struckOff(world, kase, 'abroad')).ok).toBe(true)
  expect(await standing(world, kase.childId)).toMatchObject({ inClass: false, until: '2026-09-21' })
})

test('外地就读的：还在班里的学籍没有转走，登记不动', async ({ database }) => {
  const world = await open(database)
  const kase = await aPupil(world)
  expect((await struckOff(world, kase, 'out_of_area')).ok).toBe(true)
  expect(await standing(world, kase.childId)).toEqual({ status: 'enrolled', inClass: true, until: null })
})

test('从没编进班里、在外地上学的：登记为区外就读，由常住的乡镇三十日跟踪一次', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world, {
    state: 'organising',
    child: { class_id: null, status: 'never_enrolled', birth_on: '2019-03-05' },
  })
  await world.sql.query(
    `update app.dropout_case set line = 'never_enrolled', class_id = null, version = version + 1 where id = $1`,
    [kase.id],
  )
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  const { township, township_leader, bureau } = world.who
  const proofs = []
  for (const proof of CLOSE_REASONS.out_of_area.proofs)
    proofs.push({ proof, fileId: await aScan(world, kase, { by: township }) })
  const deps = world.deps(NOW)
  const asked = strikeOffRequestForm.parse({ ...act(kase.id, 2), reason: 'out_of_area', proofs, note: '' })
  expect(await requestStrikeOff(deps, township, asked)).toMatchObject({ ok: true })
  expect(await checkStrikeOff(deps, township_leader, { ...act(kase.id, 3), note: '' })).toMatchObject({
    ok: true,
  })
  expect((await strikeOff(deps, bureau, { ...act(kase.id, 4), note: '' })).ok).toBe(true)
  const { rows } = await world.sql.query(
    `select c.status, d.duty, d.status as clock, d.owner_role, d.owner_unit_id,
       to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due
     from app.child c join app.deadline d on d.subject_id = c.id where c.id = $1`,
    [kase.childId],
  )
  expect(rows).toEqual([
    {
      ...{ status: 'away', duty: 'outside_follow_up', clock: 'running', due: '2026-10-21' },
      ...{ owner_role: 'township', owner_unit_id: world.townshipId },
    },
  ])
})

test('数据库自己也拦：没有按去向销号的孩子，教育局改不成死亡，也离不了册', async ({ database }) => {
  const world = await open(database)
  const kase = await aPupil(world)
  const { bureau, officer } = world.who
  const change = (data: { status?: string; classId?: null }, by = bureau) =>
    world.web.asActor(by, (tx) => tx.child.updateMany({ where: { id: kase.childId }, data }))
  const leave = (by = bureau) =>
    world.web.asActor(by, (tx) =>
      tx.classEnrolment.updateMany({
        where: { childId: kase.childId },
        data: { toOn: new Date('2026-09-20') },
      }),
    )
  for (const status of ['deceased', 'abroad', 'no_such_child', 'elsewhere', 'transferred'])
    await expect(change({ status }), status).rejects.toThrow(/row-level security/)
  await expect(change({ classId: null })).rejects.toThrow('enters one class')
  expect(await leave()).toEqual({ count: 0 })
  expect((await struckOff(world, kase, 'out_of_area')).ok).toBe(true)
  await expect(change({ status: 'deceased' })).rejects.toThrow(/row-level security/)
  const other = await aPupil(world)
  expect((await struckOff(world, other, 'deceased')).ok).toBe(true)
  await expect(change({ status: 'deceased' }, officer)).rejects.toThrow(/row-level security/)
  expect(await leave(officer)).toEqual({ count: 0 })
})
