import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { expirePlacement } from '#lib/duties/clock/expire-placement'
import { doRound } from '#lib/jobs/rounds'
import { inAppOnly } from '#lib/jobs/sender'
import { sealingKey } from '#lib/ledger/head'
import type { Official } from '#lib/rules/people/actor'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { pushesNothing } from '#tests/pushes-nothing'
import { insert } from '#tests/world-scene'
import { applyForPlacement } from './apply-for-placement.ts'
import { writeOpinion } from './write-opinion.ts'

let world: CaseWorld
afterAll(() => world?.close())
const SPRING = '2027-03-01T02:00:00Z'
const AT = '2026-11-24T02:00:00Z'

async function one<T>(sql: string, values: unknown[]): Promise<T> {
  return (await world.sql.query(sql, values)).rows[0] as T
}

/** 未入学线上一个没有编班、学区在本校的孩子，和一份医院证明。 */
async function aSickChild(more: Record<string, unknown> = {}) {
  const kase = await aCase(world, {
    state: 'organising',
    child: { class_id: null, status: 'never_enrolled', birth_on: '2020-03-05', ...more },
  })
  await world.sql.query(
    `update app.dropout_case set line = 'never_enrolled', class_id = null, version = version + 1 where id = $1`,
    [kase.id],
  )
  await insert(world.sql, 'deadline', {
    tenant_id: world.tenantId,
    id: newId(),
    duty: 'township_visit',
    clause: 'L1-13',
    subject_id: kase.id,
    case_id: kase.id,
    school_id: world.schoolId,
    owner_unit_id: world.townshipId,
    owner_role: 'township',
    start_event: 'record_survey',
    start_at: AT,
    start_on: '2026-11-24',
    amount: 3,
    unit: 'working_day',
    due_at: '2026-12-24T15:59:59.999Z',
    provisional: false,
    derivation: '{}',
    created_at: AT,
  })
  return { ...kase, proofId: await aProof(kase.childId) }
}

const aProof = (childId: string, by = world.who.village) =>
  aScan(world, { childId }, { kind: 'medical_proof', by, at: AT })

/** 应入学名单上、还没有案的一个孩子。 */
async function aChildAhead(birthOn: string): Promise<{ id: string }> {
  const id = newId()
  await insert(world.sql, 'child', {
    ...{ tenant_id: world.tenantId, id, name: '小某某', name_pinyin: 'xiao', name_initials: 'x' },
    ...{ gender: 'female', birth_on: birthOn, id_kind: 'none', status: 'never_enrolled' },
    ...{ township_id: world.townshipId, village_id: world.villageId, school_id: world.schoolId },
    recorded_at: AT,
  })
  return { id }
}

type Sick = { childId: string; proofId: string }
function form({ childId, proofId }: Sick, more: Record<string, unknown> = {}) {
  return {
    submissionKey: newId(),
    childId,
    kind: 'deferral',
    applicantName: '林大某',
    applicantRelation: '父亲',
    ground: 'health',
    condition: '心脏手术后须静养',
    hospital: '县医院',
    proofId,
    fromOn: '2026-11-24',
    untilOn: '2027-08-31',
    words: '情况属实',
    ...more,
  } as Parameters<typeof applyForPlacement>[2]
}

const apply = (who: Official, given: ReturnType<typeof form>, at = AT) =>
  applyForPlacement(world.deps(at), who, given)
const opine = (who: Official, applicationId: string, decision: 'agree' | 'disagree' = 'agree', at = AT) =>
  writeOpinion(world.deps(at), who, { submissionKey: newId(), applicationId, decision, words: '经核实' })

async function applied(who: Official, given: ReturnType<typeof form>, at = AT): Promise<string> {
  const outcome = await apply(who, given, at)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.applicationId
}

test('缓学：村录入，村校意见齐了乡镇才批得了；批了限期销号、时限作废、状态改变、续批时限在期满十日前', async ({
  database,
}) => {
  world ??= await aCaseWorld(database)
  const { who } = world
  const kase = await aSickChild()
  const id = await applied(who.village, form(kase))
  expect(await opine(who.township_leader, id)).toEqual({
    ok: false,
    refusal: { code: 'opinions_missing', stages: ['school'] },
  })
  expect(await opine(who.officer, id)).toMatchObject({ ok: true, value: { standing: 'deciding' } })
  expect(await opine(who.township_leader, id)).toMatchObject({ ok: true, value: { standing: 'approved' } })
  const found = await one(
    `select k.state, to_char(k.until_on, 'YYYY-MM-DD') as until, c.status,
       (select string_agg(d.duty || ' ' || d.status || ' ' || to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), ', ' order by d.created_at) from app.deadline d where d.case_id = k.id) as clocks,
       (select count(*)::int from app.placement p where p.child_id = c.id and p.kind = 'deferral') as papers
     from app.dropout_case k join app.child c on c.id = k.child_id where k.id = $1`,
    [kase.id],
  )
  expect(found).toEqual({
    state: 'placed',
    until: '2027-08-31',
    status: 'deferred',
    clocks: 'township_visit void 2026-12-24, deferral_renewal running 2027-08-21',
    papers: 1,
  })
  expect(await opine(who.bureau, id)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
})

test('届满次日：个案自己回台账，入户时限在走，批件以届满了结，孩子又是未入学', async () => {
  const kase = await aSickChild()
  const id = await applied(world.who.village, form(kase))
  await opine(world.who.officer, id)
  await opine(world.who.bureau, id)
  const clock = (at: string) => ({ ...world.deps(at), db: world.worker })
  expect(await expirePlacement(clock('2027-08-31T15:00:00Z'), world.clockwork, kase.id)).toBe(false)
  const key = sealingKey('44'.repeat(32))
  const rounds = {
    ...clock('2027-08-31T16:00:01Z'),
    sealingKey: key,
    headsFolder: '/tmp',
    moments: new Map(),
    sender: inAppOnly,
    pushing: pushesNothing,
    onFault: (_: string, e: unknown) => {
      throw e
    },
  }
  await doRound(rounds, 'observation')
  expect(
    await one(
      `select k.state, k.until_on, c.status, (select why from app.placement_end e join app.placement p on p.id = e.placement_id where p.child_id = c.id) as ended,
       (select string_agg(d.duty || ' ' || d.status, ', ' order by d.created_at) from app.deadline d where d.case_id = k.id) as clocks
     from app.dropout_case k join app.child c on c.id = k.child_id where k.id = $1`,
      [kase.id],
    ),
  ).toEqual({
    state: 'organising',
    until_on: null,
    status: 'never_enrolled',
    ended: 'expired',
    clocks: 'township_visit void, deferral_renewal void, township_visit running',
  })
})

test('续批：期内再申请，批了换到新日期，上一次以续批了结', async () => {
  const kase = await aSickChild()
  const first = await applied(world.who.village, form(kase, { untilOn: '2027-03-15' }))
  await opine(world.who.officer, first)
  await opine(world.who.township_leader, first)
  const again = form(kase, { fromOn: '2027-03-16', untilOn: '2027-08-31' })
  const second = await applied(world.who.village, again, SPRING)
  await opine(world.who.officer, second, 'agree', SPRING)
  expect(await opine(world.who.township_leader, second, 'agree', SPRING)).toMatchObject({ ok: true })
  expect(
    await one(
      `select to_char(k.until_on, 'YYYY-MM-DD') as until, (select array_agg(e.why) from app.placement_end e join app.placement p on p.id = e.placement_id where p.case_id = k.id) as ended,
       (select count(*)::int from app.deadline d where d.case_id = k.id and d.duty = 'deferral_renewal' and d.status = 'running') as running
     from app.dropout_case k where k.id = $1`,
      [kase.id],
    ),
  ).toEqual({ until: '2027-08-31', ended: ['renewed'], running: 1 })
})

test('不予批准：理由留下，个案与时限照旧，可以再提', async () => {
  const kase = await aSickChild()
  const id = await applied(world.who.village, form(kase))
  expect(await apply(world.who.village, form(kase))).toEqual({
    ok: false,
    refusal: { code: 'already_applied' },
  })
  await opine(world.who.officer, id, 'disagree')
  expect(await opine(world.who.bureau, id, 'disagree')).toMatchObject({
    ok: true,
    value: { standing: 'refused' },
  })
  expect(await one('select state from app.dropout_case where id = $1', [kase.id])).toEqual({
    state: 'organising',
  })
  expect(await apply(world.who.village, form(kase))).toMatchObject({ ok: true })
})

test('开学之前申请缓学，没有案：村校意见齐了才批；批准即立案并限期销号，届满次日回台账，开学不再另立', async () => {
  const { who } = world
  const { id: childId } = await aChildAhead('2021-03-05')
  const proofId = await aProof(childId)
  const given = form({ childId, proofId }, { fromOn: '2027-09-01', untilOn: '2028-08-31' })
  const june = '2027-06-20T02:00:00Z'
  const id = await applied(who.village, given, june)
  expect(
    await one(
      'select case_id as held, (select count(*)::int from app.dropout_case where child_id = $1) as cases from app.placement_application where id = $2',
      [childId, id],
    ),
  ).toEqual({ held: null, cases: 0 })
  expect(await opine(who.township_leader, id, 'agree', june)).toMatchObject({
    refusal: { code: 'opinions_missing', stages: ['school'] },
  })
  await opine(who.officer, id, 'agree', june)
  expect(await opine(who.township_leader, id, 'agree', june)).toMatchObject({
    value: { standing: 'approved' },
  })
  const stands = () =>
    one<Record<string, unknown>>(
      `select k.state, to_char(k.until_on, 'YYYY-MM-DD') as until, to_char(k.absent_since_on, 'YYYY-MM-DD') as since, c.status,
         (select p.case_id = k.id from app.placement p where p.child_id = c.id) as hung,
         (select string_agg(d.duty || ' ' || d.status || ' ' || to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), ', ' order by d.created_at)
            from app.deadline d where d.case_id = k.id and d.status = 'running') as clocks
       from app.child c join app.dropout_case k on k.child_id = c.id where c.id = $1`,
      [childId],
    )
  expect(await stands()).toEqual({
    state: 'placed',
    until: '2028-08-31',
    since: '2027-09-01',
    status: 'deferred',
    hung: true,
    clocks: 'deferral_renewal running 2028-08-21',
  })
  const kase = await one<{ id: string }>('select id from app.dropout_case where child_id = $1', [childId])
  const clock = { ...world.deps('2028-08-31T16:00:01Z'), db: world.worker }
  expect(await expirePlacement(clock, world.clockwork, kase.id)).toBe(true)
  expect(await stands()).toMatchObject({ state: 'organising', until: null, status: 'never_enrolled' })
  expect((await stands()).clocks).toMatch(/^township_visit running/)
})

test('开学之前申请，不予批准的：不立案，孩子仍在应入学名单上；还差几年的、在班的办不了缓学', async () => {
  const { who } = world
  const { id: childId } = await aChildAhead('2021-04-05')
  const june = '2027-06-20T02:00:00Z'
  const later = { fromOn: '2027-09-01', untilOn: '2028-08-31' }
  const id = await applied(who.village, form({ childId, proofId: await aProof(childId) }, later), june)
  await opine(who.officer, id, 'agree', june)
  expect(await opine(who.township_leader, id, 'disagree', june)).toMatchObject({
    value: { standing: 'refused' },
  })
  expect(
    await one(
      'select status, (select count(*)::int from app.dropout_case where child_id = $1) as cases from app.child where id = $1',
      [childId],
    ),
  ).toEqual({ status: 'never_enrolled', cases: 0 })
  const { id: small } = await aChildAhead('2024-03-05')
  expect(
    await apply(who.village, form({ childId: small, proofId: await aProof(small) }, later), june),
  ).toMatchObject({ refusal: { code: 'not_for_this_child', why: 'not_due_yet' } })
})

test('不该收的申请一份也不收', async () => {
  const kase = await aSickChild()
  const other = await aSickChild()
  const { who } = world
  const codeOf = async (given: ReturnType<typeof form>, by = who.village) => {
    const outcome = await apply(by, given)
    return outcome.ok ? 'done' : outcome.refusal.code
  }
  expect(await codeOf(form(kase, { ground: 'poverty' }))).toBe('not_a_ground')
  expect(await codeOf(form(kase, { untilOn: '2027-11-24' }))).toBe('invalid_input')
  expect(await codeOf(form(kase, { proofId: other.proofId }))).toBe('invalid_input')
  expect(await codeOf(form(kase, { kind: 'study_leave' }))).toBe('not_for_this_child')
  expect(await codeOf(form(kase), who.teacher)).toBe('not_allowed')
  expect(await codeOf(form(kase), world.otherTownship)).toBe('not_found')
})

test('乡镇领导自己录的，自己批不了，别的乡镇也够不着', async () => {
  const kase = await aSickChild()
  const id = await applied(world.who.township_leader, form(kase))
  await opine(world.who.village, id)
  await opine(world.who.officer, id)
  expect(await opine(world.who.township_leader, id)).toMatchObject({ refusal: { code: 'own_work' } })
  expect(await opine(world.who.teacher, id)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await opine({ ...world.otherTownship, role: 'township_leader' }, id)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await opine(world.who.bureau, id)).toMatchObject({ ok: true, value: { standing: 'approved' } })
})

test('在籍休学：没有个案，批准后期内点名自动带出，教师只见假条与起止', async () => {
  const kase = await aCase(world)
  await world.sql.query(
    'update app.dropout_case set closed_at = now(), close_reason = $2, version = version + 1 where id = $1',
    [kase.id, 'signal_withdrawn'],
  )
  const proofId = await aProof(kase.childId, world.who.officer)
  const id = await applied(
    world.who.officer,
    form({ childId: kase.childId, proofId }, { kind: 'study_leave' }),
  )
  expect(await opine(world.who.bureau, id)).toMatchObject({ ok: true, value: { standing: 'approved' } })
  expect(
    await one(
      `select c.status, to_char(l.to_on, 'YYYY-MM-DD') as until, l.kind from app.child c join app.leave l on l.child_id = c.id where c.id = $1`,
      [kase.childId],
    ),
  ).toEqual({ status: 'study_leave', until: '2027-08-31', kind: 'sick' })
  const seen = await world.web.asActor(world.who.teacher, async (tx) => ({
    placements: await tx.placement.count({ where: { childId: kase.childId } }),
    applications: await tx.placementApplication.count({ where: { childId: kase.childId } }),
  }))
  expect(seen).toEqual({ placements: 1, applications: 0 })
})

test('休学期内批了送教：原来的休学到此为止，先到期的不会把孩子改回在校', async () => {
  const { childId, id: caseId } = await aCase(world)
  await world.sql.query(
    'update app.dropout_case set closed_at = now(), close_reason = $2, version = version + 1 where id = $1',
    [caseId, 'signal_withdrawn'],
  )
  const proofId = await aProof(childId, world.who.officer)
  const approve = async (more: Record<string, unknown>) => {
    const id = await applied(world.who.officer, form({ childId, proofId }, more))
    expect(await opine(world.who.bureau, id)).toMatchObject({ ok: true, value: { standing: 'approved' } })
  }
  await approve({ kind: 'study_leave', untilOn: '2027-06-30' })
  await approve({ kind: 'home_teaching' })
  const { rows } = await world.sql.query(
    `select p.kind, e.why from app.placement p left join app.placement_end e on e.placement_id = p.id
      where p.child_id = $1 order by p.until_on`,
    [childId],
  )
  expect(rows).toEqual([
    { kind: 'study_leave', why: 'replaced' },
    { kind: 'home_teaching', why: null },
  ])
})

test('绕过职责直接写：没有批准人的同意，批件写不进；替别人的栏写意见，写不进', async () => {
  const kase = await aSickChild()
  const id = await applied(world.who.village, form(kase))
  const signed = (by: Official) => ({
    tenantId: world.tenantId,
    id: newId(),
    personId: by.personId,
    appointmentId: by.appointmentId,
    recordedAt: new Date(),
  })
  const { bureau, village } = world.who
  const paper = {
    applicationId: id,
    childId: kase.childId,
    caseId: kase.id,
    kind: 'deferral',
    fromOn: new Date('2026-11-24'),
    untilOn: new Date('2027-08-31'),
  }
  const refused = /row-level security/
  await expect(
    world.web.asActor(bureau, (tx) => tx.placement.createMany({ data: { ...signed(bureau), ...paper } })),
  ).rejects.toThrow(refused)
  const forged = { applicationId: id, stage: 'bureau', decision: 'agree', words: '' }
  await expect(
    world.web.asActor(village, (tx) =>
      tx.placementOpinion.createMany({ data: { ...signed(village), ...forged } }),
    ),
  ).rejects.toThrow(refused)
  await opine(bureau, id).catch(() => undefined)
  await opine(world.who.officer, id)
  await opine(bureau, id)
  const longer = { ...paper, untilOn: new Date('2029-08-31') }
  await expect(
    world.web.asActor(bureau, (tx) => tx.placement.createMany({ data: { ...signed(bureau), ...longer } })),
  ).rejects.toThrow(refused)
})
