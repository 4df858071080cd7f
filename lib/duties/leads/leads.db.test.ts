import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listLeadsToOpen } from '#lib/data/leads/leads'
import { correctRollCall } from '#lib/duties/attendance/correct-roll-call'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { leadCheckForm, leadForm } from '#lib/schemas/leads/lead'
import { aCase, aCaseWorld, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { checkLead } from './check-lead.ts'
import { openFromLead } from './open-from-lead.ts'
import { reportLead } from './report-lead.ts'

const NOW = '2026-09-22T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

async function aPupil(more: Record<string, unknown> = {}): Promise<string> {
  const id = newId()
  const { tenantId, townshipId, villageId, schoolId, classId, sql } = world
  await insert(sql, 'child', {
    ...{ tenant_id: tenantId, id, name: '林在册', name_pinyin: 'lin', name_initials: 'l', gender: 'male' },
    ...{ birth_on: '2016-03-04', id_kind: 'none', township_id: townshipId, village_id: villageId },
    ...{ school_id: schoolId, class_id: classId, status: 'enrolled', recorded_at: '2026-08-28T00:00:00Z' },
    ...more,
  })
  return id
}

const tell = (actor: Official, childId: string, more: object = {}) =>
  reportLead(
    world.deps(NOW),
    actor,
    leadForm.parse({
      ...{ submissionKey: newId(), childId, noticedOn: '2026-09-21', whereabouts: 'at_home' },
      said: '上午在家帮工',
      ...more,
    }),
  )

const check = (actor: Official, leadId: string, outcome: string, more: object = {}) =>
  checkLead(
    world.deps(NOW),
    actor,
    leadCheckForm.parse({
      ...{ submissionKey: newId(), leadId, checkedOn: '2026-09-22', done: '入户见到孩子', outcome },
      ...more,
    }),
  )

const clocks = async (leadId: string) =>
  (
    await world.sql.query(
      `select owner_role as owner, clause, status, school_id as school, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due
         from app.deadline where subject_id = $1`,
      [leadId],
    )
  ).rows

test('村里反馈在册的孩子没有上学：乡镇的时限随即起算，学校、督学一行也看不到（DT-3.3.1）', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const { village, teacher, officer, inspector, township } = world.who
  const childId = await aPupil()
  expect(await tell(teacher, childId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await tell(village, childId, { noticedOn: '2026-09-23' })).toMatchObject({
    refusal: { code: 'future_day' },
  })
  const told = await tell(village, childId)
  if (!told.ok) throw new Error('not told')
  const { leadId } = told.value
  expect(await clocks(leadId)).toEqual([
    { owner: 'township', clause: 'DT-3.3.1', status: 'running', school: null, due: '09-23' },
  ])
  expect(await tell(village, childId)).toMatchObject({ refusal: { why: 'lead_standing' } })
  for (const actor of [teacher, officer, inspector])
    expect(await world.web.asActor(actor, (tx) => tx.lead.count())).toBe(0)
  for (const actor of [village, township])
    expect(await world.web.asActor(actor, (tx) => tx.lead.count())).toBe(1)
  expect(await check(village, leadId, 'attending')).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await check(township, leadId, 'attending', { checkedOn: '2026-09-20' })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect(await check(township, leadId, 'attending')).toMatchObject({ ok: true })
  expect((await clocks(leadId))[0]).toMatchObject({ status: 'met' })
  expect(await check(township, leadId, 'not_attending')).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  const clock: Clockwork = { kind: 'clock', tenantId: world.tenantId }
  expect(await world.worker.asActor(clock, (tx) => listLeadsToOpen(tx, clock))).toEqual([])
})

test('核实属实：立疑似辍学的案，时限自立案那天数；点名更正不撤它；有案的、不在班里的不收线索', async () => {
  const { village, township, teacher } = world.who
  const childId = await aPupil()
  const rollCallId = await aRollCall(world, '2026-09-22', [childId])
  const told = await tell(village, childId)
  if (!told.ok) throw new Error('not told')
  expect(await check(township, told.value.leadId, 'not_attending')).toMatchObject({ ok: true })
  const clock: Clockwork = { kind: 'clock', tenantId: world.tenantId }
  const deps = { ...world.deps(NOW), db: world.worker }
  const waiting = await world.worker.asActor(clock, (tx) => listLeadsToOpen(tx, clock))
  expect(waiting).toEqual([told.value.leadId])
  expect(await openFromLead(deps, clock, told.value.leadId)).toBe(true)
  expect(await openFromLead(deps, clock, told.value.leadId)).toBe(false)
  expect(await world.worker.asActor(clock, (tx) => listLeadsToOpen(tx, clock))).toEqual([])
  const kase = async () =>
    (
      await world.sql.query(
        `select k.state, k.trigger_clause as clause, k.absent_since_on::text as since,
           (select string_agg(d.duty || ' ' || d.start_on, ', ' order by d.duty) from app.deadline d where d.case_id = k.id and not d.warning) as clocks
         from app.dropout_case k where k.child_id = $1`,
        [childId],
      )
    ).rows
  const opened = [
    { state: 'alert', clause: 'DT-3.3.1', since: '2026-09-22', clocks: 'persuasion 2026-09-22' },
  ]
  expect(await kase()).toEqual(opened)
  const corrected = await correctRollCall(world.deps(NOW), teacher, {
    ...{ submissionKey: newId(), rollCallId, exceptions: [], allPresent: true, reason: '记错了' },
  })
  expect(corrected).toMatchObject({ ok: true })
  expect(await kase()).toEqual(opened)
  await world.sql.query(`update app.dropout_case set township_since = now() where child_id = $1`, [childId])
  expect(await tell(village, childId)).toMatchObject({ refusal: { why: 'lead_open_case' } })
  const away = await aPupil({ class_id: null, school_id: null, status: 'never_enrolled' })
  expect(await tell(village, away)).toMatchObject({ refusal: { why: 'lead_not_in_class' } })
})

test('返校观察中的，核实属实记作复辍，同一件案；点名更正撤不掉；又返校的不再记第二次', async () => {
  const { village, township } = world.who
  const { id, childId } = await aCase(world, { state: 'returned' })
  await aRollCall(world, '2026-09-15', [childId])
  await insert(world.sql, 'case_return', {
    ...{ tenant_id: world.tenantId, id: newId(), case_id: id, round: 1, returned_on: '2026-09-16' },
    ...{ roll_call_id: await aRollCall(world, '2026-09-16'), recorded_at: '2026-09-16T02:00:00Z' },
    ...{ person_id: world.who.officer.personId, appointment_id: world.who.officer.appointmentId },
  })
  await world.sql.query(
    `update app.dropout_case set returned_on = '2026-09-16', class_id = $2 where id = $1`,
    [id, world.classId],
  )
  const told = await tell(village, childId)
  if (!told.ok) throw new Error('not told')
  expect(await check(township, told.value.leadId, 'not_attending')).toMatchObject({ ok: true })
  const clock: Clockwork = { kind: 'clock', tenantId: world.tenantId }
  const waiting = () => world.worker.asActor(clock, (tx) => listLeadsToOpen(tx, clock))
  expect(await waiting()).toEqual([told.value.leadId])
  const deps = { ...world.deps(NOW), db: world.worker }
  expect(await openFromLead(deps, clock, told.value.leadId)).toBe(true)
  expect(await waiting()).toEqual([])
  const kase = async () =>
    (await world.sql.query('select state, relapses from app.dropout_case where child_id = $1', [childId]))
      .rows
  expect(await kase()).toEqual([{ state: 'persuading', relapses: 1 }])
  const rollCallId = await aRollCall(world, '2026-09-21', [childId])
  const corrected = await correctRollCall(world.deps(NOW), world.who.teacher, {
    ...{ submissionKey: newId(), rollCallId, exceptions: [], allPresent: true, reason: '记错了' },
  })
  expect(corrected).toMatchObject({ ok: true })
  expect(await kase()).toEqual([{ state: 'persuading', relapses: 1 }])
  await world.sql.query(
    `update app.dropout_case set state = 'returned', returned_on = '2026-09-22' where id = $1`,
    [id],
  )
  expect(await waiting()).toEqual([])
})
