import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { strikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { checkStrikeOff } from './check-strike-off.ts'
import { refuseStrikeOff } from './refuse-strike-off.ts'
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

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

async function anObservedCase(world: CaseWorld) {
  const kase = await aCase(world, { state: 'observed' })
  const own = { tenant_id: world.tenantId, case_id: kase.id }
  const day = '2026-09-04'
  const exists = await world.sql.query('select id from app.roll_call where day = $1 and class_id = $2', [
    day,
    world.classId,
  ])
  if (exists.rows.length === 0) await aRollCall(world, day)
  const roll = await world.sql.query('select id from app.roll_call where day = $1 and class_id = $2', [
    day,
    world.classId,
  ])
  const returnId = newId()
  const by = { person_id: world.who.officer.personId, appointment_id: world.who.officer.appointmentId }
  await insert(world.sql, 'case_return', {
    ...own,
    id: returnId,
    round: 1,
    returned_on: day,
    roll_call_id: roll.rows[0].id,
    ...by,
    recorded_at: NOW,
  })
  await insert(world.sql, 'observation', {
    ...own,
    id: newId(),
    return_id: returnId,
    needed_days: 30,
    attended_days: 30,
    missed_days: 0,
    completed_on: '2026-09-20',
    recorded_at: NOW,
  })
  await aDeadline(world, kase.id, 'monthly_return', '2026-12-03')
  return kase
}

test('失联不是销号的理由：表单、职务行为、数据库三处都不收', async ({ database }) => {
  const world = await open(database)
  const kase = await anObservedCase(world)
  const form = { ...act(kase.id, 1), reason: 'lost_contact', proofs: [], note: '' }
  expect(strikeOffRequestForm.safeParse(form).success).toBe(false)
  const closing = world.sql.query(
    "update app.dropout_case set state = 'struck_off', closed_at = now(), close_reason = 'lost_contact' where id = $1",
    [kase.id],
  )
  await expect(closing).rejects.toThrow(/check constraint/)
})

function asking(world: CaseWorld, caseId: string) {
  return (version: number) =>
    requestStrikeOff(world.deps(NOW), world.who.officer, {
      ...act(caseId, version),
      reason: 'returned_to_school',
      proofs: [],
      note: '',
    })
}

test('三人三手：学校申请、乡镇核实、县教育局批准；缺一手不批，同一人不算两手', async ({ database }) => {
  const world = await open(database)
  const kase = await anObservedCase(world)
  const { officer, bureau, township } = world.who
  const deps = world.deps(NOW)
  const ask = asking(world, kase.id)
  const decide = (version: number, by = bureau) => strikeOff(deps, by, { ...act(kase.id, version), note: '' })
  expect(await decide(1)).toMatchObject({ refusal: { requirement: 'strike_off_requested' } })
  expect((await ask(1)).ok).toBe(true)
  expect(await ask(2)).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
  expect(await decide(2)).toMatchObject({ refusal: { requirement: 'township_checked' } })
  const asTownship = { ...township, personId: officer.personId, appointmentId: officer.appointmentId }
  expect(await checkStrikeOff(deps, asTownship, { ...act(kase.id, 2), note: '' })).toMatchObject({
    refusal: { code: 'own_work' },
  })
  expect((await checkStrikeOff(deps, township, { ...act(kase.id, 2), note: '' })).ok).toBe(true)
  for (const same of [officer, township]) {
    const asBureau = { ...bureau, personId: same.personId, appointmentId: same.appointmentId }
    expect(await decide(3, asBureau)).toMatchObject({ refusal: { code: 'own_work' } })
  }
  expect(await decide(3)).toMatchObject({ ok: true, value: { state: 'struck_off' } })
  expect(await decide(4)).toMatchObject({ refusal: { code: 'step_not_open', state: 'struck_off' } })
})

/** 这件案月报之前销号的时限，先后各在谁名下、是否办结。 */
async function holders(world: CaseWorld, caseId: string): Promise<readonly string[]> {
  const { rows } = await world.sql.query(
    `select owner_role as role, status from app.deadline where case_id = $1 and duty = 'monthly_return' order by round`,
    [caseId],
  )
  return rows.map(({ role, status }) => `${role} ${status}`)
}

test('申请了，学校的时限办结，记到乡镇名下；核实了记到县里；退回的回到学校', async ({ database }) => {
  const world = await open(database)
  const { bureau, township } = world.who
  const deps = world.deps(NOW)
  const kase = await anObservedCase(world)
  expect(await holders(world, kase.id)).toEqual(['officer running'])
  await asking(world, kase.id)(1)
  expect(await holders(world, kase.id)).toEqual(['officer met', 'township running'])
  await refuseStrikeOff(deps, township, { ...act(kase.id, 2), reason: '请附本周点名' })
  expect((await holders(world, kase.id)).slice(1)).toEqual(['township met', 'principal running'])
  await asking(world, kase.id)(3)
  await checkStrikeOff(deps, township, { ...act(kase.id, 4), note: '' })
  expect((await holders(world, kase.id)).slice(3)).toEqual(['township met', 'bureau running'])
  await strikeOff(deps, bureau, { ...act(kase.id, 5), note: '' })
  expect((await holders(world, kase.id)).slice(4)).toEqual(['bureau met'])
})

test('核实不实、不予销号都要说明，退回之后可以再申请', async ({ database }) => {
  const world = await open(database)
  const kase = await anObservedCase(world)
  const { bureau, township } = world.who
  const deps = world.deps(NOW)
  const ask = asking(world, kase.id)
  const refuseIt = (version: number, by = bureau, reason = '请附本周点名') =>
    refuseStrikeOff(deps, by, { ...act(kase.id, version), reason })
  expect((await ask(1)).ok).toBe(true)
  expect(await refuseIt(2, bureau, '')).toMatchObject({ refusal: { code: 'reason_required' } })
  expect((await refuseIt(2, township)).ok).toBe(true)
  expect((await ask(3)).ok).toBe(true)
  expect((await refuseIt(4)).ok).toBe(true)
  expect((await ask(5)).ok).toBe(true)
})

test('乡镇从来不是当事一方的，不问乡镇', async ({ database }) => {
  const world = await open(database)
  const kase = await anObservedCase(world)
  await world.sql.query('update app.dropout_case set township_since = null where id = $1', [kase.id])
  expect((await asking(world, kase.id)(1)).ok).toBe(true)
  const decided = await strikeOff(world.deps(NOW), world.who.bureau, { ...act(kase.id, 2), note: '' })
  expect(decided).toMatchObject({ ok: true, value: { state: 'struck_off' } })
})

test('凭据恰是那一类的：缺的不收，多的也不收', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  const fileId = await aScan(world, kase)
  const other = await aCase(world, { state: 'township' })
  const another = await aScan(world, other)
  const ofChild = await aScan(world, { childId: kase.childId })
  const ask = (proofs: string[], file = fileId) =>
    requestStrikeOff(
      world.deps(NOW),
      world.who.officer,
      strikeOffRequestForm.parse({
        ...act(kase.id, 1),
        reason: 'transferred',
        proofs: proofs.map((proof) => ({ proof, fileId: file })),
        note: '',
      }),
    )
  expect(await ask([])).toMatchObject({ refusal: { requirement: 'close_proof' } })
  expect(await ask(['receiving_school_letter', 'police_finding'])).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  // 别的孩子的、没有随本案存下的，都不算这一案的凭据。
  for (const file of [another, ofChild, newId()])
    expect(await ask(['receiving_school_letter'], file)).toMatchObject({
      refusal: { fields: { proofs: expect.stringContaining('接收学校接收函') } },
    })
  expect((await ask(['receiving_school_letter'])).ok).toBe(true)
  const { rows } = await world.sql.query(
    `select p.proof, p.attachment_id as file from app.strike_off_proof p join app.strike_off s on s.id = p.strike_off_id where s.case_id = $1`,
    [kase.id],
  )
  expect(rows).toEqual([{ proof: 'receiving_school_letter', file: fileId }])
  const misplaced = world.sql.query(
    `insert into app.strike_off_proof (tenant_id, id, strike_off_id, proof, attachment_id, recorded_at)
     select tenant_id, gen_random_uuid(), id, 'police_finding', $2, now() from app.strike_off where case_id = $1`,
    [kase.id, another],
  )
  await expect(misplaced).rejects.toMatchObject({ code: '23514' })
})

test('数据库自己也拦：同一人核实又批准，或乡镇未核实就批准，都写不进去', async ({ database }) => {
  const world = await open(database)
  const kase = await anObservedCase(world)
  const { bureau } = world.who
  expect((await asking(world, kase.id)(1)).ok).toBe(true)
  const decideBehindTheRules = () =>
    world.web.asActor(bureau, (tx) =>
      tx.strikeOff.createMany({
        data: {
          tenantId: world.tenantId,
          id: newId(),
          caseId: kase.id,
          round: 1,
          stage: 'decided',
          reason: 'returned_to_school',
          proof: '',
          personId: bureau.personId,
          appointmentId: bureau.appointmentId,
          recordedAt: new Date(),
        },
      }),
    )
  await expect(decideBehindTheRules()).rejects.toThrow('township has not checked')
})
