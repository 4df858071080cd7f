import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { issuePaperForm, servePaperForm } from '#lib/schemas/cases/legal-paper'
import { townshipMeasureForm } from '#lib/schemas/cases/township-measure'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { type TestDatabase, test } from '#tests/database'
import { confirmDropout } from './confirm-dropout.ts'
import { issueNotice } from './issue-notice.ts'
import { issueOrder } from './issue-order.ts'
import { recordCriticism } from './record-criticism.ts'
import { recordTownshipVisit } from './record-township-visit.ts'
import { referToJustice } from './refer-to-justice.ts'
import { serveNotice } from './serve-notice.ts'
import { serveOrder } from './serve-order.ts'
import { spoilPaper } from './spoil-paper.ts'

const worlds: CaseWorld[] = []
afterAll(async () => {
  for (const world of worlds) await world.close()
})

const ON_22 = '2026-09-22T02:00:00Z'
const ON_30 = '2026-09-30T02:00:00Z'

async function open(database: TestDatabase, profile: string): Promise<CaseWorld> {
  const world = await aCaseWorld(database, profile)
  worlds.push(world)
  return world
}

/** 已签收、入户过一次、批评教育过的个案，正在乡镇手里；第 3 版。 */
async function criticised(world: CaseWorld) {
  const kase = await aCase(world, { state: 'township' })
  await aDeadline(world, kase.id, 'township_visit', '2026-09-25')
  const proofId = await aScan(world, kase, { by: world.who.township })
  const act = (version: number) => ({ submissionKey: newId(), caseId: kase.id, version })
  const issue = (version: number) => issuePaperForm.parse({ ...act(version), content: '经批评教育仍未返校' })
  const service = (version: number, more: Record<string, unknown> = {}) =>
    servePaperForm.parse({
      ...act(version),
      servedOn: '2026-09-22',
      manner: 'handed_over',
      place: '上洋村家中',
      receiver: '林大某（父亲）',
      witnessOne: '',
      witnessTwo: '',
      trackingNumber: '',
      proofId,
      ...more,
    })
  const visit = townshipVisitForm.parse({
    ...act(1),
    visitedOn: '2026-09-22',
    participants: '王某',
    content: '入户',
    outcome: 'refused',
  })
  const criticism = townshipMeasureForm.parse({ ...act(2), issuedOn: '2026-09-22', content: '批评教育' })
  const deps = world.deps(ON_22)
  expect((await recordTownshipVisit(deps, world.who.township, visit)).ok).toBe(true)
  expect((await recordCriticism(deps, world.who.township, criticism)).ok).toBe(true)
  return { kase, deps, act, issue, service, leader: world.who.township_leader, clerk: world.who.township }
}

async function duties(world: CaseWorld, caseId: string) {
  const found = await world.sql.query(
    `select duty, status, clause, to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due
       from app.deadline where case_id = $1 and duty in ('return_by', 'order_expiry') order by created_at`,
    [caseId],
  )
  return found.rows
}

test('大田：责令送达之后才轮到通知书，期限自送达起，期满才能提请司法', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const { kase, deps, act, issue, service, leader, clerk } = await criticised(world)
  expect(await issueNotice(deps, leader, issue(3))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'order_to_correct' },
  })
  expect(await issueOrder(deps, world.who.bureau, issue(3))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(await issueOrder(deps, clerk, issue(3))).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await issueOrder(deps, leader, issue(3))).toMatchObject({ ok: true, value: { state: 'township' } })
  expect(await duties(world, kase.id)).toEqual([])
  // 没有送达回证，后一级不开。
  expect(await issueNotice(deps, leader, issue(4))).toMatchObject({ refusal: { code: 'out_of_turn' } })
  expect(await serveOrder(deps, clerk, service(4, { servedOn: '2026-09-21' }))).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect(await serveOrder(deps, clerk, service(4))).toMatchObject({ ok: true, value: { state: 'ordered' } })
  expect((await issueNotice(deps, leader, issue(5))).ok).toBe(true)
  expect(await serveNotice(deps, clerk, service(6))).toMatchObject({ ok: true, value: { state: 'noticed' } })
  expect(await duties(world, kase.id)).toEqual([
    { duty: 'order_expiry', status: 'met', due: '2026-09-29', clause: 'DT-4.2.5' },
    { duty: 'return_by', status: 'running', due: '2026-09-29', clause: 'DT-4.2.5' },
  ])
  expect(await referToJustice(deps, leader, issue(7))).toMatchObject({
    refusal: { requirement: 'term_expired' },
  })
  expect(await referToJustice(world.deps(ON_30), leader, issue(7))).toMatchObject({
    ok: true,
    value: { state: 'justice' },
  })
  const dropout = await confirmDropout(world.deps(ON_30), world.who.bureau, {
    ...act(8),
    dropoutReason: '随父母外出，经核实未入学',
  })
  expect(dropout).toMatchObject({ ok: true, value: { state: 'confirmed_dropout' } })
  const events = await world.sql.query(
    `select e.verb from app.ledger_event e join app.ledger_link l on l.tenant_id = e.tenant_id and l.event_id = e.id
      where e.case_id = $1 order by l.seq`,
    [kase.id],
  )
  expect(events.rows.map(({ verb }) => verb)).toEqual([
    ...['record_township_visit', 'record_criticism', 'issue_order', 'number_paper', 'serve_order'],
    ...['issue_notice', 'number_paper', 'serve_notice', 'refer_to_justice', 'number_paper'],
    'confirm_dropout',
  ])
})

test('编号连续：作废的号留着，重开的取新号并注明代替哪份；已送达的不能作废', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const one = await criticised(world)
  const two = await criticised(world)
  const { deps, leader } = one
  const reason = (version: number) => ({ ...one.act(version), reason: '监护人姓名写错' })
  expect(await spoilPaper(deps, leader, reason(3))).toMatchObject({
    refusal: { requirement: 'paper_waiting' },
  })
  expect((await issueOrder(deps, leader, one.issue(3))).ok).toBe(true)
  expect((await issueOrder(deps, leader, two.issue(3))).ok).toBe(true)
  expect(await spoilPaper(deps, leader, { ...reason(4), reason: ' ' })).toMatchObject({
    refusal: { code: 'reason_required' },
  })
  expect((await spoilPaper(deps, leader, reason(4))).ok).toBe(true)
  expect((await issueOrder(deps, leader, one.issue(5))).ok).toBe(true)
  expect((await serveOrder(deps, leader, one.service(6))).ok).toBe(true)
  expect(await spoilPaper(deps, leader, reason(7))).toMatchObject({
    refusal: { requirement: 'paper_waiting' },
  })
  const register = await world.sql.query(
    `select p.serial, p.title, s.id is not null as spoiled, v.id is not null as served, r.serial as replaces
       from app.issued_paper p left join app.spoiled_paper s on s.paper_id = p.id
       left join app.paper_service v on v.paper_id = p.id left join app.issued_paper r on r.id = p.replaces_id
      where p.tenant_id = $1 order by p.serial`,
    [world.tenantId],
  )
  const title = '责令限期改正通知书'
  expect(register.rows).toEqual([
    { serial: 1, title, spoiled: true, served: false, replaces: null },
    { serial: 2, title, spoiled: false, served: false, replaces: null },
    { serial: 3, title, spoiled: false, served: true, replaces: 1 },
  ])
})

test('拒收要两名见证人：表单要，数据库也要；送达与作废只能有一样', async ({ database }) => {
  const world = await open(database, 'datian-2023')
  const { kase, deps, act, issue, service, leader } = await criticised(world)
  expect(() => service(4, { manner: 'refused', witnessOne: '张某' })).toThrow('两名见证人')
  expect(() => service(4, { manner: 'posted' })).toThrow('邮件号')
  expect((await issueOrder(deps, leader, issue(3))).ok).toBe(true)
  const bad = { ...service(4, { manner: 'refused', witnessOne: '张某', witnessTwo: '李某' }), witnessTwo: '' }
  await expect(serveOrder(deps, leader, bad)).rejects.toThrow()
  expect((await spoilPaper(deps, leader, { ...act(4), reason: '作废' })).ok).toBe(true)
  const late = world.sql.query(
    `insert into app.paper_service (tenant_id, id, paper_id, manner, served_on, place, receiver, person_id, appointment_id, recorded_at)
     select tenant_id, $2, id, 'handed_over', '2026-09-22', '家', '父', person_id, appointment_id, now() from app.issued_paper where case_id = $1`,
    [kase.id, newId()],
  )
  await expect(late).rejects.toThrow('already served or spoiled')
})

test('临夏：批评教育之后就是《返校通知书》；没有责令，也没有司法文书', async ({ database }) => {
  const world = await open(database, 'linxia-2016')
  const { kase, deps, issue, service, leader } = await criticised(world)
  expect(await issueOrder(deps, leader, issue(3))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'return_notice' },
  })
  expect((await issueNotice(deps, leader, issue(3))).ok).toBe(true)
  expect(await serveNotice(deps, leader, service(4))).toMatchObject({ ok: true, value: { state: 'noticed' } })
  const titles = await world.sql.query('select title from app.issued_paper where case_id = $1', [kase.id])
  expect(titles.rows).toEqual([{ title: '返校通知书' }])
  expect(await referToJustice(world.deps('2026-10-30T02:00:00Z'), leader, issue(5))).toMatchObject({
    refusal: { code: 'out_of_turn', next: null },
  })
})

test('南安：责令由市教育局也可以下；期满即可提请司法，没有通知书这一级', async ({ database }) => {
  const world = await open(database, 'nanan-2018')
  const { kase, deps, issue, service } = await criticised(world)
  const { bureau } = world.who
  expect((await issueOrder(deps, bureau, issue(3))).ok).toBe(true)
  expect((await serveOrder(deps, bureau, service(4))).ok).toBe(true)
  expect(await duties(world, kase.id)).toEqual([
    { duty: 'order_expiry', status: 'running', due: '2026-09-29', clause: 'NA-2.7' },
  ])
  expect(await issueNotice(deps, bureau, issue(5))).toMatchObject({
    refusal: { code: 'out_of_turn', next: 'justice_referral' },
  })
  expect(await referToJustice(world.deps(ON_30), bureau, issue(5))).toMatchObject({
    ok: true,
    value: { state: 'justice' },
  })
})
