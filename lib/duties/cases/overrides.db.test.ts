import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listUnstaffedTownships } from '#lib/data/township-users'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { issuePaperForm } from '#lib/schemas/cases/legal-paper'
import { overrideForm } from '#lib/schemas/cases/override'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { aCase, aCaseWorld, aDeadline, aPersuasion, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { issuePaper } from './issue-paper.ts'
import { overrideRequirement } from './override-requirement.ts'
import { recordCriticism } from './record-criticism.ts'
import { recordPersuasion } from './record-persuasion.ts'
import { recordTownshipVisit } from './record-township-visit.ts'
import { signAndSendReport } from './sign-and-send-report.ts'

const NOW = '2026-09-21T02:00:00Z'
const worlds: CaseWorld[] = []
afterAll(async () => {
  for (const world of worlds) await world.close()
})

async function open(database: TestDatabase, profile: string): Promise<CaseWorld> {
  const world = await aCaseWorld(database, profile)
  worlds.push(world)
  return world
}

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

test('上门不成的，校长写明理由放行，报告报得出去；放行自成一件事', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  const called = persuasionForm.parse(aPersuasion(kase.id, 1, { visited: false }))
  expect((await recordPersuasion(deps, world.who.teacher, called)).ok).toBe(true)
  const paper = {
    reason: '厌学',
    village: '上洋村',
    guardianName: '林大某',
    whereabouts: '在家',
    outsideName: '',
    outsideAddress: '',
  }
  const send = (version: number) =>
    signAndSendReport(deps, world.who.principal, { ...act(kase.id, version), ...paper })
  expect(await send(2)).toMatchObject({ refusal: { requirement: 'home_visit' } })
  const form = (version: number, more = {}) =>
    overrideForm.parse({ ...act(kase.id, version), requirement: 'home_visit', reason: '举家在外', ...more })
  expect(await overrideRequirement(deps, world.who.officer, form(2))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const visits = form(2, { requirement: 'township_visit' })
  expect(await overrideRequirement(deps, world.who.principal, visits)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect((await overrideRequirement(deps, world.who.principal, form(2))).ok).toBe(true)
  expect(await send(3)).toMatchObject({ ok: true, value: { state: 'reported' } })
  const event = await world.sql.query(
    "select payload from app.ledger_event where case_id = $1 and verb = 'override_requirement'",
    [kase.id],
  )
  expect(JSON.parse(event.rows[0].payload)).toMatchObject({ requirement: 'home_visit', clause: 'DT-3.4.3' })
  expect(event.rows[0].payload).not.toContain('举家')
})

test('法律措施的次序、送达回证、观察期谁也不能放行：表单不收，数据库不收', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const kase = await aCase(world)
  for (const requirement of [
    'order_in_turn',
    'order_issued',
    'term_expired',
    'observation_complete',
    'issuer',
  ])
    expect(overrideForm.safeParse({ ...act(kase.id, 1), requirement, reason: '急' }).success).toBe(false)
  const behind = world.sql.query(
    `insert into app.requirement_override (tenant_id, id, case_id, requirement, reason, person_id, appointment_id, recorded_at)
     values ($1, $2, $3, 'order_in_turn', '急', $4, $5, now())`,
    [world.tenantId, newId(), kase.id, world.who.principal.personId, world.who.principal.appointmentId],
  )
  await expect(behind).rejects.toThrow(/check constraint/)
})

const VISIT = { visitedOn: '2026-09-21', participants: '局里两人', content: '入户', outcome: 'refused' }

test('南安：乡镇没有用户，市教育局代录并记明替谁；有用户就不代', async ({ database }) => {
  const world = await open(database, 'nanan-2018')
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  const deps = world.deps(NOW)
  const visit = (version: number) => townshipVisitForm.parse({ ...act(kase.id, version), ...VISIT })
  expect(await recordTownshipVisit(deps, world.who.bureau, visit(1))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  // 人还在任，账号都停了：登录不了，一样没有用户。
  const users = (disabledAt: string | null) =>
    world.sql.query(
      `update app.account set disabled_at = $2 where person_id in (select person_id from app.appointment where unit_id = $1)`,
      [world.townshipId, disabledAt],
    )
  const unstaffed = async (who = world.who.bureau) =>
    (await world.web.asActor(who, (tx) => listUnstaffedTownships(tx, who, plainDate('2026-09-21')))).length
  const before = await unstaffed()
  await users('2026-09-01T00:00:00Z')
  expect(await unstaffed()).toBe(before + 1)
  await users(null)
  expect(await unstaffed()).toBe(before)
  await world.sql.query("update app.appointment set to_on = '2026-09-01' where unit_id = $1", [
    world.townshipId,
  ])
  expect(await unstaffed()).toBe(before + 1)
  expect((await recordTownshipVisit(deps, world.who.bureau, visit(1))).ok).toBe(true)
  const criticism = townshipMeasureForm.parse({
    ...act(kase.id, 2),
    issuedOn: '2026-09-21',
    content: '批评教育',
  })
  expect((await recordCriticism(deps, world.who.bureau, criticism)).ok).toBe(true)
  const steps = await world.sql.query(
    'select verb, role, entered_for_id from app.case_step where case_id = $1 and ordinal > 1 order by ordinal',
    [kase.id],
  )
  expect(steps.rows).toEqual([
    { verb: 'record_township_visit', role: 'bureau', entered_for_id: world.townshipId },
    { verb: 'record_criticism', role: 'bureau', entered_for_id: world.townshipId },
  ])
  const order = issuePaperForm.parse({ ...act(kase.id, 3), content: '请送孩子返校' })
  expect((await issuePaper(deps, world.who.bureau, 'issue_order', 'order_to_correct', order)).ok).toBe(true)
  const paper = await world.sql.query(
    `select p.body->>'issuer' as issuer, p.body->>'enteredBy' as "enteredBy", s.entered_for_id
       from app.issued_paper p join app.case_step s on s.case_id = p.case_id and s.verb = 'issue_order'
      where p.case_id = $1`,
    [kase.id],
  )
  expect(paper.rows).toEqual([
    {
      issuer: expect.stringMatching(/人民政府$/),
      enteredBy: expect.stringMatching(/教育局$/),
      entered_for_id: world.townshipId,
    },
  ])
})

test('大田：档案不许代录，乡镇没有人在任也不能', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  await world.sql.query("update app.appointment set to_on = '2026-09-01' where unit_id = $1", [
    world.townshipId,
  ])
  const visit = townshipVisitForm.parse({ ...act(kase.id, 1), ...VISIT })
  expect(await recordTownshipVisit(world.deps(NOW), world.who.bureau, visit)).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
})
