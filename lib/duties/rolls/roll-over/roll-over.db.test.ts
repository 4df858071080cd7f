import { afterAll, expect } from 'vitest'
import { presences } from '#lib/data/cases/presence'
import { newId } from '#lib/data/ids'
import { listLeaversToAdmit } from '#lib/data/rolls/leavers'
import { openNotArrived } from '#lib/duties/clock/open-not-arrived'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { aCase, aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { admitLeavers } from './admit-leavers.ts'
import { confirmRollOver } from './confirm-roll-over.ts'
import { prepareRollOver } from './prepare-roll-over.ts'
import { undoRollOver } from './undo-roll-over.ts'

const AUGUST = '2026-08-25T02:00:00Z'
let world: CaseWorld
let ids: Record<'six' | 'junior' | 'seven' | 'farJunior', string>
let juniorOfficer: Official
/** 三年级：在劝返的；六年级：读完的两个、休学的一个、辍学没回来的一个。 */
let pupils: Record<'truant' | 'done' | 'late' | 'ill' | 'gone', string>
afterAll(() => world?.close())

async function aUnit(kind: string, code: string, parent: string, gradeNo: number | null, classNo?: number) {
  const id = newId()
  await insert(world.sql, 'unit', {
    ...{ tenant_id: world.tenantId, id, parent_id: parent, tree: 'education', kind, code, name: code },
    ...{ valid_from: '2020-01-01', grade_no: gradeNo, class_no: classNo ?? null },
    stage: gradeNo === 7 ? 'junior' : 'primary',
  })
  return id
}

async function aPupil(classId: string, status = 'enrolled'): Promise<string> {
  const id = newId()
  await insert(world.sql, 'child', {
    ...{
      tenant_id: world.tenantId,
      id,
      name: '林某某',
      name_pinyin: 'lin',
      name_initials: 'l',
      gender: 'male',
    },
    ...{
      birth_on: '2014-03-05',
      id_kind: 'none',
      township_id: world.townshipId,
      village_id: world.villageId,
    },
    ...{ class_id: classId, school_id: world.schoolId, status, recorded_at: '2026-01-01T00:00:00Z' },
  })
  return id
}

async function ready(database: TestDatabase): Promise<void> {
  world = await aCaseWorld(database)
  const six = await aUnit('class', 'c61', await aUnit('grade', 'g6', world.schoolId, 6), 6, 1)
  await aUnit('class', 'c51', await aUnit('grade', 'g5', world.schoolId, 5), 5, 1)
  const junior = await aUnit('school', '3135000007', world.countyId, null)
  const seven = await aUnit('class', 'c71', await aUnit('grade', 'g7', junior, 7), 7, 1)
  const farJunior = await aUnit('school', '3135000008', world.countyId, null)
  await aUnit('grade', 'h7', farJunior, 7)
  ids = { six, junior, seven, farJunior }
  juniorOfficer = { ...world.otherOfficer, unitIds: [junior] }
  const truant = await aCase(world, { state: 'persuading' })
  await aDeadline(world, truant.id, 'written_report', '2026-12-21')
  const gone = await aCase(world, { state: 'confirmed_dropout', child: { class_id: six } })
  await world.sql.query('update app.dropout_case set class_id = $1, version = 2 where id = $2', [
    six,
    gone.id,
  ])
  const [done, late, ill] = [await aPupil(six), await aPupil(six), await aPupil(six, 'study_leave')]
  pupils = { truant: truant.childId, done, late, ill, gone: gone.childId }
  const seats = [done, late, ill, gone.childId].map((child, at) => [child, six, at + 1] as const)
  for (const [child_id, class_id, seat_no] of [[truant.childId, world.classId, 7] as const, ...seats])
    await insert(world.sql, 'class_enrolment', {
      ...{ tenant_id: world.tenantId, id: newId(), child_id, class_id, seat_no, from_on: '2025-09-01' },
    })
}

const prepare = (who: Official, more: object = {}, at = AUGUST) =>
  prepareRollOver(world.deps(at), who, {
    ...{
      submissionKey: newId(),
      schoolId: world.schoolId,
      newClasses: 1,
      toSchoolId: ids.junior,
      elsewhere: [],
    },
    ...more,
  })
const confirm = (who: Official, rollOverId: string, submissionKey = newId()) =>
  confirmRollOver(world.deps(AUGUST), who, { submissionKey, rollOverId })
async function prepared(): Promise<string> {
  const outcome = await prepare(world.who.officer)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.rollOverId
}

/** 每个孩子此刻：哪个班、什么状态、在哪所学校、第几号。 */
async function standing() {
  const { rows } = await world.sql.query<{ id: string; said: string }>(
    `select c.id, concat_ws(' ', coalesce(u.name, '没有班'), c.status, case when c.school_id = $1 then '本校' else '初中' end,
       (select string_agg(concat(to_char(e.from_on, 'MMDD'), '-', to_char(e.to_on, 'MMDD'), '#', e.seat_no), ' ' order by e.from_on, e.to_on)
          from app.class_enrolment e where e.child_id = c.id and (e.to_on is null or e.to_on >= e.from_on))) as said
     from app.child c left join app.unit u on u.id = c.class_id`,
    [world.schoolId],
  )
  const said = new Map(rows.map((row) => [row.id, row.said]))
  return Object.fromEntries(Object.entries(pupils).map(([who, id]) => [who, said.get(id)]))
}

const BEFORE = {
  truant: '三年(2)班 enrolled 本校 0901-#7',
  done: 'c61 enrolled 本校 0901-#1',
  late: 'c61 enrolled 本校 0901-#2',
  ill: 'c61 study_leave 本校 0901-#3',
  gone: 'c61 enrolled 本校 0901-#4',
}

test('备升班：只有本校专干；没到时候、名单没说好的逐条说明；名册一行不动', async ({ database }) => {
  await ready(database)
  expect(await prepare(world.who.principal)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await prepare(world.otherOfficer)).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await prepare(world.who.officer, { toSchoolId: '' })).toMatchObject({
    refusal: { code: 'not_ready', why: ['c61 有 2 人毕业，还没有选名单交给哪所初中。'] },
  })
  expect(await prepare(world.who.officer, {}, '2026-05-12T02:00:00Z')).toMatchObject({
    refusal: { code: 'not_ready', why: [expect.stringContaining('2026年7月1日')] },
  })
  await prepared()
  expect(await standing()).toEqual(BEFORE)
})

test('确认：备的人不能自己确认，名册变过的不照旧办；办成之后个案、时限、休学都跟着走，再确认不办第二次', async () => {
  const stale = await prepared()
  await world.sql.query(`update app.child set class_id = null where id = $1`, [pupils.late])
  expect(await confirm(world.who.principal, stale)).toMatchObject({
    refusal: { code: 'not_ready', why: [expect.stringContaining('重新备')] },
  })
  await world.sql.query(`update app.child set class_id = $2 where id = $1`, [pupils.late, ids.six])
  const rollOverId = await prepared()
  expect(await confirm(world.who.officer, rollOverId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  const same = { ...world.who.principal, personId: world.who.officer.personId }
  expect(await confirm(same, rollOverId)).toMatchObject({ refusal: { code: 'own_work' } })
  expect(await confirm({ ...world.who.principal, unitIds: [ids.junior] }, rollOverId)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  await expect(
    world.web.asActor(world.who.officer, (tx) => tx.$queryRaw`select guard.roll_over(${rollOverId}::uuid)`),
  ).rejects.toThrow(/not theirs/)
  const key = newId()
  const first = await confirm(world.who.principal, rollOverId, key)
  expect(first).toEqual({ ok: true, value: { rollOverId } })
  expect(await confirm(world.who.principal, rollOverId, key)).toEqual(first)
  expect(await confirm(world.who.bureau, rollOverId)).toMatchObject({ refusal: { code: 'not_ready' } })
  expect(await standing()).toEqual({
    truant: '四年(2)班 enrolled 本校 0901-0831#7 0901-#7',
    done: '没有班 never_enrolled 初中 0901-0831#1',
    late: '没有班 never_enrolled 初中 0901-0831#2',
    ill: '六年(1)班 study_leave 本校 0901-0831#3 0901-#3',
    gone: '六年(1)班 enrolled 本校 0901-0831#4 0901-#4',
  })
  const { rows } = await world.sql.query(
    `select (select u.name from app.dropout_case d join app.unit u on u.id = d.class_id where d.child_id = $1) as kase,
       (select u.name from app.deadline t join app.unit u on u.id = t.class_id where t.duty = 'written_report') as clock,
       (select string_agg(u.name || ' ' || to_char(a.from_on, 'MMDD') || '-' || coalesce(to_char(a.to_on, 'MMDD'), ''), ',' order by a.from_on)
          from app.appointment a join app.unit u on u.id = a.unit_id where a.role = 'teacher') as teachers,
       (select count(*)::int from app.ledger_event where verb = 'roll_over') as events,
       (select string_agg(name, ',' order by code) from app.unit where kind = 'class' and valid_to is null and parent_id in (select id from app.unit where parent_id = $2)) as classes`,
    [pupils.truant, world.schoolId],
  )
  expect(rows).toEqual([
    {
      kase: '四年(2)班',
      clock: '四年(2)班',
      teachers: '三年(2)班 0101-0831,四年(2)班 0901-',
      events: 1,
      classes: '一年(1)班,四年(2)班,六年(1)班',
    },
  ])
})

test('撤销：没有人接着办，各归各班；再办一次照样成；有人报到之后撤销不了', async () => {
  const { rows } = await world.sql.query<{ id: string }>(
    `select id from app.school_roll_over where state = 'confirmed'`,
  )
  const undo = (who: Official, rollOverId: string) =>
    undoRollOver(world.deps(AUGUST), who, { submissionKey: newId(), rollOverId, why: '班次排错' })
  const rollOverId = rows[0]?.id ?? ''
  expect(await undo(world.who.officer, rollOverId)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await undo(world.who.principal, rollOverId)).toEqual({ ok: true, value: { rollOverId } })
  expect(await undo(world.who.principal, rollOverId)).toMatchObject({ refusal: { code: 'not_ready' } })
  expect(await standing()).toEqual(BEFORE)

  // 一个班的孩子去两所初中：各人的名单交到各人的学校；不在毕业班里的、没有七年级的写不进。
  const two = (childId: string, toSchoolId: string) => ({ elsewhere: [{ childId, toSchoolId }] })
  for (const wrong of [
    two(pupils.truant, ids.farJunior),
    two(pupils.ill, ids.farJunior),
    two(pupils.late, world.schoolId),
  ])
    expect(await prepare(world.who.officer, wrong)).toMatchObject({ refusal: { code: 'not_found' } })
  const split = await prepare(world.who.officer, two(pupils.late, ids.farJunior))
  if (!split.ok) throw new Error(JSON.stringify(split.refusal))
  expect(await confirm(world.who.bureau, split.value.rollOverId)).toMatchObject({ ok: true })
  const waitingAt = async (schoolId: string) => {
    const officer = { ...juniorOfficer, unitIds: [schoolId] }
    return (await world.web.asActor(officer, (tx) => listLeaversToAdmit(tx, officer))).map(({ id }) => id)
  }
  expect(await waitingAt(ids.junior)).toEqual([pupils.done])
  expect(await waitingAt(ids.farJunior)).toEqual([pupils.late])
  expect(await undo(world.who.principal, split.value.rollOverId)).toMatchObject({ ok: true })
  expect(await standing()).toEqual(BEFORE)

  const last = await prepare(world.who.officer, two(pupils.late, ids.farJunior))
  if (!last.ok) throw new Error(JSON.stringify(last.refusal))
  const again = last.value.rollOverId
  expect(await confirm(world.who.bureau, again)).toMatchObject({ ok: true })
  const admit = (who: Official, childIds: string[]) =>
    admitLeavers(world.deps('2026-08-31T02:00:00Z'), who, {
      submissionKey: newId(),
      classId: ids.seven,
      childIds,
    })
  expect(await admit(world.who.officer, [pupils.done])).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await admit(juniorOfficer, [pupils.truant])).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await admit(juniorOfficer, [pupils.done])).toEqual({ ok: true, value: { admitted: 1 } })
  const entered = await world.sql.query('select status from app.child where id = $1', [pupils.done])
  expect(entered.rows).toEqual([{ status: 'enrolled' }])
  expect(await admit(juniorOfficer, [pupils.done])).toMatchObject({ refusal: { code: 'not_found' } })
  expect(await undo(world.who.principal, again)).toMatchObject({
    refusal: { code: 'not_ready', why: [expect.stringContaining('新学校编班')] },
  })
  expect(await waitingAt(ids.junior)).toEqual([])
  expect(await waitingAt(ids.farJunior)).toEqual([pupils.late])
})

test('开学当天放学还没到初中的：当天立未入学的案，凭文件的条款；再跑不再立', async () => {
  const run = (at: string) => openNotArrived({ ...world.deps(at), db: world.worker }, world.clockwork)
  expect(await run('2026-09-01T09:59:59Z')).toBe(0)
  expect(await run('2026-09-01T10:00:00Z')).toBe(1)
  expect(await run('2026-09-02T01:00:00Z')).toBe(0)
  const { rows } = await world.sql.query(
    `select child_id as child, school_id as school, trigger_clause as clause, to_char(met_days[1], 'YYYY-MM-DD') as met from app.dropout_case where line = 'never_enrolled'`,
  )
  expect(rows).toEqual([{ child: pupils.late, school: ids.farJunior, clause: 'L1-11', met: '2026-09-01' }])
})

test('观察期跨过升班：旧班里到过的日子照算', async () => {
  await aRollCall(world, '2026-06-30', [pupils.truant])
  await aRollCall(world, '2026-07-01')
  const { rows } = await world.sql.query<{ class_id: string }>(
    'select class_id from app.child where id = $1',
    [pupils.truant],
  )
  const seen = await world.worker.asActor(world.clockwork, (tx) =>
    presences(tx, world.clockwork, {
      ...{ classId: rows[0]?.class_id ?? '', childId: pupils.truant },
      ...{ fromOn: plainDate('2026-06-01'), toOn: plainDate('2026-09-30') },
    }),
  )
  expect(seen.map(({ present }) => present)).toEqual([false, true])
})
