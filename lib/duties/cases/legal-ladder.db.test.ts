import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { returnNoticeForm, townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { confirmDropout } from './confirm-dropout.ts'
import { orderCorrection } from './order-correction.ts'
import { recordCriticism } from './record-criticism.ts'
import { recordTownshipVisit } from './record-township-visit.ts'
import { referToJustice } from './refer-to-justice.ts'
import { serveNotice } from './serve-notice.ts'

const worlds: CaseWorld[] = []
afterAll(async () => {
  for (const world of worlds) await world.close()
})

/** 已签收、入户过一次的个案，正在乡镇手里。 */
async function visited(database: TestDatabase, profile: string) {
  const world = await aCaseWorld(database, profile)
  worlds.push(world)
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  const act = (version: number) => ({ submissionKey: newId(), caseId: kase.id, version })
  const measure = (version: number) =>
    townshipMeasureForm.parse({ ...act(version), issuedOn: '2026-09-22', content: '对监护人批评教育' })
  const notice = (version: number) =>
    returnNoticeForm.parse({
      ...act(version),
      servedOn: '2026-09-22',
      service: 'in_person',
      content: '限期复学',
    })
  const visit = townshipVisitForm.parse({
    ...act(1),
    visitedOn: '2026-09-22',
    participants: '王某',
    content: '入户',
    outcome: 'refused',
  })
  const deps = world.deps('2026-09-22T02:00:00Z')
  expect((await recordTownshipVisit(deps, world.who.township, visit)).ok).toBe(true)
  expect((await recordCriticism(deps, world.who.township, measure(2))).ok).toBe(true)
  return { world, kase, deps, act, measure, notice, leader: world.who.township_leader }
}

test('大田：批评教育、责令、通知书依次而下，期限由档案算出，期满才能提请司法', async ({ database }) => {
  const { world, kase, deps, act, measure, notice, leader } = await visited(database, 'datian-2023')
  expect(await serveNotice(deps, leader, notice(3))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'order_to_correct' },
  })
  expect(await orderCorrection(deps, world.who.bureau, measure(3))).toEqual({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect(await orderCorrection(deps, leader, measure(3))).toMatchObject({
    ok: true,
    value: { state: 'ordered' },
  })
  expect(await serveNotice(deps, world.who.township, notice(4))).toEqual({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  expect(await serveNotice(deps, leader, notice(4))).toMatchObject({ ok: true, value: { state: 'noticed' } })
  const served = await world.sql.query(
    `select d.duty, d.status, to_char(d.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due, d.clause
       from app.deadline d where d.case_id = $1 and d.duty in ('return_by', 'order_expiry') order by d.created_at`,
    [kase.id],
  )
  expect(served.rows).toEqual([
    { duty: 'order_expiry', status: 'met', due: '2026-09-29', clause: 'DT-4.2.5' },
    { duty: 'return_by', status: 'running', due: '2026-09-29', clause: 'DT-4.2.5' },
  ])
  expect(await referToJustice(deps, leader, measure(5))).toMatchObject({
    refusal: { requirement: 'term_expired' },
  })
  const later = world.deps('2026-09-30T02:00:00Z')
  expect(await referToJustice(later, leader, measure(5))).toMatchObject({
    ok: true,
    value: { state: 'justice' },
  })
  const dropout = await confirmDropout(later, world.who.bureau, {
    ...act(6),
    dropoutReason: '随父母外出，经核实未入学',
  })
  expect(dropout).toMatchObject({ ok: true, value: { state: 'confirmed_dropout' } })
  const still = await world.sql.query('select closed_at from app.dropout_case where id = $1', [kase.id])
  expect(still.rows[0].closed_at).toBeNull()
})

test('临夏：批评教育之后就是返校通知书；没有责令，也没有司法文书', async ({ database }) => {
  const { world, deps, measure, notice, leader } = await visited(database, 'linxia-2016')
  expect(await orderCorrection(deps, leader, measure(3))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'return_notice' },
  })
  expect(await serveNotice(deps, leader, notice(3))).toMatchObject({ ok: true, value: { state: 'noticed' } })
  const later = world.deps('2026-10-30T02:00:00Z')
  expect(await referToJustice(later, leader, measure(4))).toMatchObject({
    refusal: { code: 'out_of_turn', next: null },
  })
})

test('南安：责令由市教育局也可以下；期满即可提请司法，没有通知书这一级', async ({ database }) => {
  const { world, deps, measure, notice } = await visited(database, 'nanan-2018')
  const { bureau } = world.who
  expect(await orderCorrection(deps, bureau, measure(3))).toMatchObject({ ok: true })
  expect(await serveNotice(deps, bureau, notice(4))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'justice_referral' },
  })
  const later = world.deps('2026-09-30T02:00:00Z')
  expect(await referToJustice(later, bureau, measure(4))).toMatchObject({
    ok: true,
    value: { state: 'justice' },
  })
})
