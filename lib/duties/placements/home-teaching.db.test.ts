import { afterAll, expect } from 'vitest'
import { listDeskDuties } from '#lib/data/desk-duties'
import { newId } from '#lib/data/ids'
import { findHomeTeaching } from '#lib/data/placements/home-teaching'
import { submitRollCall } from '#lib/duties/attendance/submit-roll-call'
import { endExpiredPlacements } from '#lib/duties/clock/end-placement'
import { watchRenewals } from '#lib/duties/clock/renewals'
import { watchHomeTeaching } from '#lib/duties/clock/watch-home-teaching'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { resumeSchooling } from './resume-schooling.ts'
import { planHomeTeaching, teachAtHome } from './teach-at-home.ts'

let world: CaseWorld
afterAll(() => world?.close())

/** 一个已批准送教上门的孩子，个案在限期内。 */
async function aTaught(
  kind = 'home_teaching',
  withCase = true,
): Promise<{ placementId: string; caseId: string; childId: string }> {
  const kase = await aCase(world, { state: 'placed', child: { status: kind } })
  const own = { tenant_id: world.tenantId }
  const by = {
    person_id: world.who.township.personId,
    appointment_id: world.who.township.appointmentId,
    recorded_at: '2026-09-01T02:00:00Z',
  }
  const [application, placementId] = [newId(), newId()]
  const proof = await aScan(
    world,
    { childId: kase.childId },
    { kind: 'disability_proof', by: world.who.township, at: by.recorded_at },
  )
  const term = {
    child_id: kase.childId,
    case_id: withCase ? kase.id : null,
    kind,
    from_on: '2026-09-01',
    until_on: '2027-06-30',
  }
  await insert(world.sql, 'placement_application', {
    ...own,
    id: application,
    ...term,
    round: 1,
    applicant_name: '家长',
    applicant_relation: '父亲',
    condition: '需专人护理',
    hospital: '县医院',
    proof_id: proof,
    ...by,
  })
  await insert(world.sql, 'placement', {
    ...own,
    id: placementId,
    application_id: application,
    ...term,
    ...by,
  })
  return { placementId, caseId: kase.id, childId: kase.childId }
}

const session = (placementId: string, day: string) =>
  ({
    submissionKey: newId(),
    placementId,
    day,
    minutes: 120,
    teachers: '温老师',
    content: '识字',
    guardianName: '家长',
    strokes: [
      [
        [10, 20],
        [30, 40],
      ],
    ],
  }) as Parameters<typeof teachAtHome>[2]
const teach = (who: Official, placementId: string, day: string, at = '2026-09-20T02:00:00Z') =>
  teachAtHome(world.deps(at), who, session(placementId, day))
const watch = (placementId: string, at: string) =>
  watchHomeTeaching({ ...world.deps(at), db: world.worker }, world.clockwork, placementId)

test('教师按周记送教：不能记将来的、开始之前的；别校、乡镇、村不记', async ({ database }) => {
  world ??= await aCaseWorld(database)
  const { placementId } = await aTaught()
  const { who } = world
  const plan = { submissionKey: newId(), placementId, teachers: '温老师', content: '识字' }
  expect(
    await planHomeTeaching(world.deps('2026-09-01T02:00:00Z'), who.officer, { ...plan, lessonsPerWeek: 2 }),
  ).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect(
    await planHomeTeaching(world.deps('2026-09-01T02:00:00Z'), who.officer, { ...plan, lessonsPerWeek: 3 }),
  ).toMatchObject({ ok: true })
  expect(await teach(who.teacher, placementId, '2026-09-19')).toMatchObject({ ok: true })
  expect(await teach(who.teacher, placementId, '2026-09-21')).toMatchObject({
    refusal: { code: 'future_day' },
  })
  expect(await teach(who.teacher, placementId, '2026-08-31')).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect(await teach(world.otherOfficer, placementId, '2026-09-19')).toMatchObject({
    refusal: { code: 'not_found' },
  })
  for (const role of ['village', 'township', 'bureau', 'inspector'] as const)
    expect(await teach(who[role], placementId, '2026-09-19')).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  const { rows } = await world.sql.query(
    `select verb from app.ledger_event where subject_id = $1 order by recorded_at`,
    [placementId],
  )
  expect(rows.map(({ verb }) => verb)).toEqual(['plan_home_teaching', 'teach_at_home'])
  const found = await world.web.asActor(who.officer, (tx) => findHomeTeaching(tx, who.officer, placementId))
  expect(found?.sessions.map(({ signaturePath }) => signaturePath)).toEqual(['M10 20L30 40'])
})

test('隔久了先提醒一次，再久的送教中断，孩子回台账、时限在走；再跑不再办', async () => {
  const { placementId, caseId } = await aTaught()
  await teach(world.who.teacher, placementId, '2026-09-19')
  expect(await watch(placementId, '2026-10-03T02:00:00Z')).toBe(false)
  const reminders = () =>
    world.sql.query(`select count(*)::int as n from app.outbox where body->>'placement' = $1`, [placementId])
  expect((await reminders()).rows).toEqual([{ n: 0 }])
  await watch(placementId, '2026-10-05T02:00:00Z')
  await watch(placementId, '2026-10-06T02:00:00Z')
  expect((await reminders()).rows).toEqual([{ n: 1 }])
  expect(await watch(placementId, '2026-10-31T02:00:00Z')).toBe(false)
  expect(await watch(placementId, '2026-11-01T02:00:00Z')).toBe(true)
  expect(await watch(placementId, '2026-11-02T02:00:00Z')).toBe(false)
  const { rows } = await world.sql.query(
    `select k.state, e.why, (select string_agg(d.duty || ' ' || d.status, ',') from app.deadline d where d.case_id = k.id) as clocks
       from app.dropout_case k join app.placement p on p.case_id = k.id join app.placement_end e on e.placement_id = p.id where k.id = $1`,
    [caseId],
  )
  expect(rows).toEqual([{ state: 'persuading', why: 'lapsed', clocks: 'persuasion running' }])
})

test('送教中断之后，原来写到明年的假条只管到中断那天：再无故不到，照无故记、立案；中断以前照假条', async () => {
  const { placementId, childId } = await aTaught('home_teaching', false)
  await insert(world.sql, 'leave', {
    ...{ tenant_id: world.tenantId, id: newId(), child_id: childId, kind: 'sick' },
    ...{ class_id: world.classId, school_id: world.schoolId, from_on: '2026-09-01', to_on: '2027-06-30' },
    ...{ person_id: world.who.township.personId, appointment_id: world.who.township.appointmentId },
    recorded_at: '2026-09-01T02:00:00Z',
  })
  await world.sql.query(
    `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on)
     select $1, gen_random_uuid(), $2, $3, 99, '2026-09-01'
      where not exists (select 1 from app.class_enrolment where tenant_id = $1 and child_id = $2)`,
    [world.tenantId, childId, world.classId],
  )
  await teach(world.who.teacher, placementId, '2026-09-19')
  expect(await watch(placementId, '2026-11-01T02:00:00Z')).toBe(true)
  const call = (day: string) =>
    submitRollCall(world.deps(`${day}T00:05:00Z`), world.who.teacher, {
      ...{ submissionKey: newId(), classId: world.classId, day: plainDate(day), allPresent: false },
      exceptions: [{ childId, reason: 'unexcused' }],
    })
  expect((await call('2026-11-03')).ok).toBe(true)
  const marked = await world.sql.query(
    'select reason, leave_id from app.absence where child_id = $1 order by day',
    [childId],
  )
  expect(marked.rows).toEqual([{ reason: 'unexcused', leave_id: null }])
})

test('没有个案的休学届满：次日起在籍，只办一次', async () => {
  const { childId } = await aTaught('study_leave', false)
  const end = (at: string) => endExpiredPlacements({ ...world.deps(at), db: world.worker }, world.clockwork)
  expect(await end('2027-06-30T15:00:00Z')).toBe(0)
  expect(await end('2027-06-30T16:00:01Z')).toBe(1)
  expect(await end('2027-07-01T16:00:01Z')).toBe(0)
  const { rows } = await world.sql.query('select status from app.child where id = $1', [childId])
  expect(rows).toEqual([{ status: 'enrolled' }])
})

/** 没有个案的休学上续批的时限，连同状态、到哪天。 */
async function renewals(placementId: string) {
  const { rows } = await world.sql.query(
    `select owner_role as owner, status, (due_at at time zone 'Asia/Shanghai')::date::text as due, ended_why as why
       from app.deadline where subject_id = $1 and duty = 'deferral_renewal'`,
    [placementId],
  )
  return rows
}

test('没有个案的休学：期满前重新申请的时限归学校专干，只开一次；了结了就停', async () => {
  const { placementId } = await aTaught('study_leave', false)
  const watchAll = () =>
    watchRenewals({ ...world.deps('2026-11-01T02:00:00Z'), db: world.worker }, world.clockwork)
  await watchAll()
  await watchAll()
  expect(await renewals(placementId)).toEqual([
    { owner: 'officer', status: 'running', due: '2027-06-20', why: null },
  ])
  const seen = await world.web.asActor(world.who.officer, (tx) => listDeskDuties(tx, world.who.officer))
  expect(seen.some(({ clock }) => clock.duty === 'deferral_renewal')).toBe(true)
  await insert(world.sql, 'placement_end', {
    ...{ tenant_id: world.tenantId, id: newId(), placement_id: placementId, ended_on: '2026-11-02' },
    ...{ why: 'renewed', role: 'clock', recorded_at: '2026-11-02T02:00:00Z' },
  })
  await watchAll()
  expect(await renewals(placementId)).toMatchObject([{ status: 'met' }])
})

test('提前复学：凭那天的点名；没有点名、点名里没到、有个案的都不收；假条、续批的时限随之停下', async () => {
  const { placementId, childId } = await aTaught('study_leave', false)
  const { officer, teacher } = world.who
  await watchRenewals({ ...world.deps('2026-11-10T02:00:00Z'), db: world.worker }, world.clockwork)
  const resume = (id: string, resumedOn: string, who: Official = officer) =>
    resumeSchooling(world.deps('2026-11-20T02:00:00Z'), who, {
      ...{ submissionKey: newId(), placementId: id, resumedOn: plainDate(resumedOn) },
    })
  const call = (day: string, absent: boolean) =>
    submitRollCall(world.deps(`${day}T00:05:00Z`), teacher, {
      ...{ submissionKey: newId(), classId: world.classId, day: plainDate(day), allPresent: !absent },
      exceptions: absent ? [{ childId, reason: 'sick' as const }] : [],
    })
  await world.sql.query(
    `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on)
     select $1, gen_random_uuid(), $2, $3, 98, '2026-09-01'
      where not exists (select 1 from app.class_enrolment where tenant_id = $1 and child_id = $2)`,
    [world.tenantId, childId, world.classId],
  )
  expect((await call('2026-11-17', true)).ok).toBe(true)
  expect((await call('2026-11-19', false)).ok).toBe(true)
  expect(await resume(placementId, '2026-11-18')).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect(await resume(placementId, '2026-11-17')).toMatchObject({ refusal: { code: 'not_present' } })
  expect(await resume(placementId, '2026-11-19', teacher)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await resume(placementId, '2026-11-19', world.otherOfficer)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await resume((await aTaught('study_leave', true)).placementId, '2026-11-19')).toMatchObject({
    refusal: { code: 'not_for_this_child', why: 'resume_in_case' },
  })
  expect((await resume(placementId, '2026-11-19')).ok).toBe(true)
  expect(await resume(placementId, '2026-11-19')).toMatchObject({ refusal: { code: 'not_found' } })
  const { rows } = await world.sql.query(
    `select c.status, e.why, e.ended_on::text as on from app.child c join app.placement p on p.child_id = c.id
       join app.placement_end e on e.placement_id = p.id where c.id = $1`,
    [childId],
  )
  expect(rows).toEqual([{ status: 'enrolled', why: 'resumed', on: '2026-11-19' }])
  expect(await renewals(placementId)).toMatchObject([{ status: 'void', why: '2026-11-19 已复学' }])
})
