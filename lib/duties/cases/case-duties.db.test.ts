import { afterAll, expect } from 'vitest'
import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import { newId } from '#lib/data/ids'
import { instant } from '#lib/rules/calendar/instant'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { confirmReturnForm } from '#lib/schemas/cases/confirm-return'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { aCase, aCaseWorld, aPersuasion, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { assignResponsible } from './assign-responsible.ts'
import { confirmReturn } from './confirm-return.ts'
import { countersignReport } from './countersign-report.ts'
import { draftWrittenReport } from './draft-written-report.ts'
import { receiveReport } from './receive-report.ts'
import { recordPersuasion } from './record-persuasion.ts'
import { recordPersuasionFailure } from './record-persuasion-failure.ts'
import { relapse } from './relapse.ts'
import { sendBackReport } from './send-back-report.ts'
import { signAndSendReport } from './sign-and-send-report.ts'

const NOW = '2026-09-21T02:00:00Z'
const PAPER = {
  reason: '厌学',
  village: '上洋村',
  guardianName: '林大某',
  whereabouts: '在家',
  outsideName: '',
  outsideAddress: '',
}
const worlds = new Map<string, CaseWorld>()
afterAll(async () => {
  for (const world of worlds.values()) await world.close()
})

async function open(database: TestDatabase, profile = 'datian-2023'): Promise<CaseWorld> {
  const known = worlds.get(profile)
  if (known) return known
  const made = await aCaseWorld(database, profile)
  worlds.set(profile, made)
  return made
}

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

async function aReportedCase(world: CaseWorld) {
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  const form = persuasionForm.parse(aPersuasion(kase.id, 1))
  expect((await recordPersuasion(deps, world.who.teacher, form)).ok).toBe(true)
  const sent = await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 2), ...PAPER })
  expect(sent.ok).toBe(true)
  return kase
}

async function counts(world: CaseWorld, caseId: string): Promise<Record<string, number>> {
  const found = await world.sql.query(
    `select (select count(*)::int from app.persuasion where case_id = $1) as persuasions,
            (select count(*)::int from app.case_step where case_id = $1) as steps,
            (select count(*)::int from app.ledger_event where case_id = $1) as events,
            (select count(*)::int from app.deadline where case_id = $1) as deadlines`,
    [caseId],
  )
  return found.rows[0]
}

test('同一份劝返记录交两次：只有一次效果；同键异文被拒', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const form = persuasionForm.parse(aPersuasion(kase.id, 1))
  const first = await recordPersuasion(world.deps(NOW), world.who.teacher, form)
  const second = await recordPersuasion(world.deps(NOW), world.who.teacher, form)
  expect(second).toEqual(first)
  expect(await counts(world, kase.id)).toMatchObject({ persuasions: 1, steps: 2, events: 1 })
  const other = await recordPersuasion(world.deps(NOW), world.who.teacher, { ...form, teachers: '另一人' })
  expect(other).toEqual({ ok: false, refusal: { code: 'key_reused' } })
})

test('邻校的人办不了，答复与没有这件个案一样', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const form = persuasionForm.parse(aPersuasion(kase.id, 1))
  const foreign = await recordPersuasion(world.deps(NOW), world.otherOfficer, form)
  const absent = await recordPersuasion(
    world.deps(NOW),
    world.otherOfficer,
    persuasionForm.parse(aPersuasion(newId(), 1)),
  )
  expect(foreign).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(absent).toEqual(foreign)
  expect(await counts(world, kase.id)).toMatchObject({ persuasions: 0, events: 0 })
})

test('邻镇的人签收不了送给本镇的报告', async ({ database }) => {
  const world = await open(database)
  const kase = await aReportedCase(world)
  const foreign = await receiveReport(world.deps(NOW), world.otherTownship, act(kase.id, 3))
  expect(foreign).toEqual({ ok: false, refusal: { code: 'not_found' } })
})

test('看的是旧一版：有人先办了，不覆盖', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  expect(
    (await recordPersuasion(deps, world.who.teacher, persuasionForm.parse(aPersuasion(kase.id, 1)))).ok,
  ).toBe(true)
  const stale = await recordPersuasion(deps, world.who.officer, persuasionForm.parse(aPersuasion(kase.id, 1)))
  expect(stale).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
})

test('同一张旧快照走两次，第二次什么也不动', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const officer = world.who.officer
  const seen = await world.web.asActor(officer, (tx) => findCase(tx, officer, kase.id))
  if (!seen) throw new Error('the case is there')
  const move = { verb: 'assign_responsible', to: seen.state } as const
  expect(await world.web.asActor(officer, (tx) => moveCase(tx, officer, seen, move))).toBe(true)
  expect(await world.web.asActor(officer, (tx) => moveCase(tx, officer, seen, move))).toBe(false)
  expect(await counts(world, kase.id)).toMatchObject({ steps: 2, events: 1 })
})

test('没有劝返记录，校长报送不了；专干不能替校长签发', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  const early = await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 1), ...PAPER })
  expect(early).toEqual({
    ok: false,
    refusal: { code: 'requirement_missing', requirement: 'persuasion_attempt' },
  })
  const officer = await signAndSendReport(deps, world.who.officer, { ...act(kase.id, 1), ...PAPER })
  expect(officer).toEqual({ ok: false, refusal: { code: 'not_allowed' } })
})

test('只打了电话没有上门，大田的报告报不出去', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  const phone = persuasionForm.parse(aPersuasion(kase.id, 1, { visited: false }))
  expect((await recordPersuasion(deps, world.who.teacher, phone)).ok).toBe(true)
  const sent = await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 2), ...PAPER })
  expect(sent).toEqual({ ok: false, refusal: { code: 'requirement_missing', requirement: 'home_visit' } })
})

test('报告签发两次：第二次已不是可办的一步；两位校长先后签发，编号连续无空号', async ({ database }) => {
  const world = await open(database)
  const kase = await aReportedCase(world)
  const again = await signAndSendReport(world.deps(NOW), world.who.principal, {
    ...act(kase.id, 3),
    ...PAPER,
  })
  expect(again).toEqual({
    ok: false,
    refusal: { code: 'step_not_open', verb: 'report_to_township', state: 'reported' },
  })
  const [one, two] = [await aCase(world), await aCase(world)]
  for (const { id } of [one, two]) {
    const form = persuasionForm.parse(aPersuasion(id, 1))
    expect((await recordPersuasion(world.deps(NOW), world.who.teacher, form)).ok).toBe(true)
  }
  // 一次失败的签发不占号。
  await signAndSendReport(world.deps(NOW), world.who.principal, { ...act(one.id, 9), ...PAPER })
  const both = await Promise.all([
    signAndSendReport(world.deps(NOW), world.who.principal, { ...act(one.id, 2), ...PAPER }),
    signAndSendReport(world.deps(NOW), world.secondPrincipal, { ...act(two.id, 2), ...PAPER }),
  ])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const serials = await world.sql.query(
    'select serial from app.written_report where school_id = $1 and serial is not null order by serial',
    [world.schoolId],
  )
  expect(serials.rows.map(({ serial }) => serial)).toEqual(serials.rows.map((_, index) => index + 1))
})

test('草稿不编号、不送达、不停时限；签发用的是同一份', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  await recordPersuasion(deps, world.who.teacher, persuasionForm.parse(aPersuasion(kase.id, 1)))
  expect((await draftWrittenReport(deps, world.who.officer, { ...act(kase.id, 2), ...PAPER })).ok).toBe(true)
  const draft = await world.sql.query(
    'select id, serial, signed_at from app.written_report where case_id = $1',
    [kase.id],
  )
  expect(draft.rows).toEqual([{ id: expect.any(String), serial: null, signed_at: null }])
  expect((await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 2), ...PAPER })).ok).toBe(true)
  const signed = await world.sql.query('select id from app.written_report where case_id = $1', [kase.id])
  expect(signed.rows).toEqual([{ id: draft.rows[0].id }])
})

test('退回必须说明；退回后学校另有时限，可以再报第二份', async ({ database }) => {
  const world = await open(database)
  const kase = await aReportedCase(world)
  const deps = world.deps(NOW)
  const silent = await sendBackReport(deps, world.who.township, { ...act(kase.id, 3), reason: ' ' })
  expect(silent).toEqual({ ok: false, refusal: { code: 'reason_required' } })
  const back = await sendBackReport(deps, world.who.township, {
    ...act(kase.id, 3),
    reason: '该生常住溪口镇',
  })
  expect(back.ok && back.value.state).toBe('persuading')
  const clocks = await world.sql.query(
    "select duty, round, status, start_event from app.deadline where case_id = $1 and status = 'running' order by duty",
    [kase.id],
  )
  expect(clocks.rows).toEqual([
    { duty: 'written_report', round: 2, status: 'running', start_event: 'written_report_sent_back' },
  ])
  const resent = await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 4), ...PAPER })
  expect(resent.ok && resent.value.state).toBe('reported')
  const rounds = await world.sql.query(
    'select round from app.written_report where case_id = $1 order by round',
    [kase.id],
  )
  expect(rounds.rows).toEqual([{ round: 1 }, { round: 2 }])
})

test('晚记的劝返不赚时间：书面报告自缺勤次一在校日结束起算', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world, { absentSinceOn: '2026-09-09' })
  const form = persuasionForm.parse(aPersuasion(kase.id, 1, { persuadedAt: '2026-09-17T10:00' }))
  expect((await recordPersuasion(world.deps(NOW), world.who.teacher, form)).ok).toBe(true)
  const clock = await world.sql.query(
    `select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due, start_on::text from app.deadline
      where case_id = $1 and duty = 'written_report'`,
    [kase.id],
  )
  // 9日周三缺勤，10日周四应有劝返；自10日起三个工作日：11、14、15。
  expect(clock.rows).toEqual([{ due: '2026-09-15', start_on: '2026-09-10' }])
})

test('第二次劝返不推后在走的书面报告时限', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  await recordPersuasion(deps, world.who.teacher, persuasionForm.parse(aPersuasion(kase.id, 1)))
  await recordPersuasion(
    deps,
    world.who.officer,
    persuasionForm.parse(aPersuasion(kase.id, 2, { persuadedAt: '2026-09-18T10:00' })),
  )
  const clocks = await world.sql.query(
    "select round, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due from app.deadline where case_id = $1 and duty = 'written_report'",
    [kase.id],
  )
  // 15日周二缺勤，次一在校日16日结束起算：17、18，20日周日补班计入。
  expect(clocks.rows).toEqual([{ round: 1, due: '09-20' }])
  const failed = await recordPersuasionFailure(deps, world.who.officer, {
    ...act(kase.id, 3),
    reason: '三次上门均不见人',
  })
  expect(failed.ok && failed.value.state).toBe('persuading')
})

test('劝返时间在将来、早于缺勤：在栏目处拒绝', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  for (const persuadedAt of ['2026-09-22T10:00', '2026-09-14T10:00']) {
    const form = persuasionForm.parse(aPersuasion(kase.id, 1, { persuadedAt }))
    const refused = await recordPersuasion(world.deps(NOW), world.who.teacher, form)
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', fields: { persuadedAt: expect.any(String) } },
    })
  }
})

test('确认返校只认当天点名：没点名的先补点名，点名未到的不算', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const back = (returnedOn: string) =>
    confirmReturn(
      world.deps('2026-09-22T02:00:00Z'),
      world.who.officer,
      confirmReturnForm.parse({ ...act(kase.id, 1), returnedOn, note: '' }),
    )
  expect(await back('2026-09-17')).toEqual({
    ok: false,
    refusal: {
      code: 'invalid_input',
      fields: { returnedOn: '2026-09-17 本班还没有点名，请班主任先补点名，再确认返校' },
    },
  })
  await aRollCall(world, '2026-09-18', [kase.childId])
  expect(await back('2026-09-18')).toEqual({ ok: false, refusal: { code: 'not_present', day: '2026-09-18' } })
  expect((await back('2026-09-23')).ok).toBe(false)
  await aRollCall(world, '2026-09-17')
  await aRollCall(world, '2026-09-21')
  // 到过一天又旷了课：那一天停不了时限。
  expect(await back('2026-09-17')).toMatchObject({
    refusal: { fields: { returnedOn: expect.stringContaining('2026-09-18 又记着无故缺勤') } },
  })
  expect((await back('2026-09-21')).ok).toBe(true)
})

test('观察期内再次无故缺勤：同一件个案回到劝返，观察作废，批评与通知书须重来', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  await aRollCall(world, '2026-09-16')
  const deps = world.deps(NOW)
  const back = confirmReturnForm.parse({ ...act(kase.id, 1), returnedOn: '2026-09-16', note: '' })
  expect((await confirmReturn(deps, world.who.officer, back)).ok).toBe(true)
  const absence = { day: plainDate('2026-09-21'), at: instant('2026-09-21T00:20:00Z') }
  const teacher = world.who.teacher
  expect(await world.web.asActor(teacher, (tx) => relapse(tx, teacher, kase.id, absence))).toBe(true)
  expect(await world.web.asActor(teacher, (tx) => relapse(tx, teacher, kase.id, absence))).toBe(false)
  // 复辍以前到过校的日子，不能拿来再确认一次。
  const reused = confirmReturnForm.parse({ ...act(kase.id, 3), returnedOn: '2026-09-16', note: '' })
  expect(await confirmReturn(deps, world.who.officer, reused)).toMatchObject({
    refusal: { code: 'invalid_input', fields: { returnedOn: expect.any(String) } },
  })
  const now = await world.sql.query(
    'select state, relapses, returned_on from app.dropout_case where id = $1',
    [kase.id],
  )
  expect(now.rows).toEqual([{ state: 'persuading', relapses: 1, returned_on: null }])
  const clocks = await world.sql.query(
    'select duty, status from app.deadline where case_id = $1 order by duty',
    [kase.id],
  )
  expect(clocks.rows).toEqual([
    { duty: 'observation', status: 'void' },
    { duty: 'persuasion', status: 'running' },
  ])
  const early = await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 3), ...PAPER })
  expect(early).toMatchObject({ ok: false, refusal: { code: 'requirement_missing' } })
})

test('劝返责任人须是本校今天在岗的人', async ({ database }) => {
  const world = await open(database)
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  const assign = (personId: string) =>
    assignResponsible(deps, world.who.officer, { ...act(kase.id, 1), personId, reason: '' })
  expect(await assign(world.otherOfficer.personId)).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect((await assign(world.who.teacher.personId)).ok).toBe(true)
})

test('大田的报告不用督学会签，签了也不收', async ({ database }) => {
  const world = await open(database)
  const kase = await aReportedCase(world)
  expect(await countersignReport(world.deps(NOW), world.who.inspector, act(kase.id, 3))).toEqual({
    ok: false,
    refusal: { code: 'not_on_ledger' },
  })
})
