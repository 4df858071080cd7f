import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listReportMatters } from '#lib/data/report-matters'
import { addDays } from '#lib/rules/calendar/plain-date'
import { paperAnswerForm, paperDeliveryForm } from '#lib/schemas/cases/external-paper'
import { strikeOffRequestForm } from '#lib/schemas/cases/strike-off'
import { aScan } from '#tests/a-scan'
import { aCase, aCaseWorld, aDeadline, type CaseWorld } from '#tests/case-world'
import { realToday } from '#tests/classroom'
import { type TestDatabase, test } from '#tests/database'
import { insert } from '#tests/world-scene'
import { acknowledgeReport } from './acknowledge-report.ts'
import { assignResponsible } from './assign-responsible.ts'
import { countersignReport } from './countersign-report.ts'
import { receiveReport } from './receive-report.ts'
import { recordDelivery } from './record-delivery.ts'
import { recordExternalAnswer } from './record-external-answer.ts'
import { requestStrikeOff } from './request-strike-off.ts'
import { signAndSendReport } from './sign-and-send-report.ts'
import { writePlan } from './write-plan.ts'

const NOW = '2026-09-21T02:00:00Z'
const PAPER = {
  reason: '随父母外出',
  village: '上洋社区',
  guardianName: '林大某',
  whereabouts: '随父母在外地',
  outsideName: '江津区虚构镇人民政府',
  outsideAddress: '江津区虚构镇政府街1号',
}
let world: CaseWorld
afterAll(() => world?.close())

async function open(database: TestDatabase): Promise<CaseWorld> {
  world ??= await aCaseWorld(database, 'dadukou-2018')
  return world
}

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

/** 户籍在外区、已定责任人的案；大渡口立即报告，不等劝返。 */
async function aReadyCase(more: Record<string, unknown> = { household_code: '500116101001' }) {
  const kase = await aCase(world, { child: more })
  const { officer, teacher } = world.who
  const deps = world.deps(NOW)
  const named = { ...act(kase.id, 1), personId: teacher.personId, reason: '' }
  expect((await assignResponsible(deps, officer, named)).ok).toBe(true)
  const plan = { persuasion: '三日内再上门', care: '每日一次电话', support: '补三周数学' }
  expect((await writePlan(deps, teacher, { ...act(kase.id, 2), ...plan })).ok).toBe(true)
  return kase
}

async function aSentReport() {
  const kase = await aReadyCase()
  const sent = await signAndSendReport(world.deps(NOW), world.who.principal, { ...act(kase.id, 3), ...PAPER })
  expect(sent.ok).toBe(true)
  const rows = await world.sql.query(
    `select r.id, r.kind, r.name, r.division_code, r.address from app.report_recipient r
      join app.written_report w on w.id = r.report_id where w.case_id = $1 order by r.kind`,
    [kase.id],
  )
  return { ...kase, recipients: rows.rows as { id: string; kind: string }[] }
}

async function clocks(caseId: string) {
  const found = await world.sql.query(
    `select duty, status, round, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD') as due
       from app.deadline where case_id = $1 and duty in ('paper_delivery', 'external_answer') order by duty, round`,
    [caseId],
  )
  return found.rows
}

test('立即报告不等定人、定计划；人与计划都齐了那一项才办结，缺一样的申请不了销号', async ({ database }) => {
  await open(database)
  const bare = await aCase(world, { child: { household_code: '500116101001' } })
  await aDeadline(world, bare.id, 'case_plan', '2026-09-22')
  const { officer, principal, teacher } = world.who
  const deps = world.deps(NOW)
  const owed = async () =>
    (
      await world.sql.query(`select status from app.deadline where case_id = $1 and duty = 'case_plan'`, [
        bare.id,
      ])
    ).rows
  expect((await signAndSendReport(deps, principal, { ...act(bare.id, 1), ...PAPER })).ok).toBe(true)
  expect(await owed()).toEqual([{ status: 'running' }])
  const plan = { persuasion: '三日内再上门', care: '每日一次电话', support: '补三周数学' }
  expect((await writePlan(deps, teacher, { ...act(bare.id, 2), ...plan })).ok).toBe(true)
  expect(await owed()).toEqual([{ status: 'running' }])
  const request = strikeOffRequestForm.parse({
    ...act(bare.id, 3),
    reason: 'transferred',
    proofs: [{ proof: 'receiving_school_letter', fileId: await aScan(world, bare) }],
    note: '已转入外校',
  })
  expect(await requestStrikeOff(deps, officer, request)).toMatchObject({
    refusal: { requirement: 'named_person' },
  })
  const named = { ...act(bare.id, 3), personId: teacher.personId, reason: '' }
  expect((await assignResponsible(deps, officer, named)).ok).toBe(true)
  expect(await owed()).toEqual([{ status: 'met' }])
})

test('签发之前：四项不全、县外收件单位没写明，都报不出去，话说得具体', async ({ database }) => {
  await open(database)
  const sign = (caseId: string, version: number, more: object) =>
    signAndSendReport(world.deps(NOW), world.who.principal, { ...act(caseId, version), ...PAPER, ...more })
  const kase = await aReadyCase()
  expect(await sign(kase.id, 3, { whereabouts: '' })).toMatchObject({
    refusal: { requirement: 'four_facts' },
  })
  expect(await sign(kase.id, 3, { outsideName: '', outsideAddress: '' })).toMatchObject({
    refusal: {
      code: 'invalid_input',
      fields: { outsideName: expect.any(String) },
    },
  })
  // 单位写得出、地址一时查不到的，先报出去。
  expect((await sign(kase.id, 3, { outsideAddress: '' })).ok).toBe(true)
})

test('户籍在外区：县外单位、常住镇街、区教委三处收件；寄送时限起算；没有劝返过的不算劝返办结', async ({
  database,
}) => {
  await open(database)
  const kase = await aSentReport()
  expect(kase.recipients).toMatchObject([
    { kind: 'bureau', name: '区教委' },
    {
      kind: 'external',
      name: '江津区虚构镇人民政府',
      division_code: '500116101001',
      address: '江津区虚构镇政府街1号',
    },
    { kind: 'township', name: '虚构县梅岭镇人民政府' },
  ])
  expect(await clocks(kase.id)).toEqual([
    { duty: 'paper_delivery', status: 'running', round: 1, due: '09-22' },
  ])
  // 常住镇街照样签收，入户劝返不等外区。
  expect((await receiveReport(world.deps(NOW), world.who.township, act(kase.id, 4))).ok).toBe(true)
})

// 签发时间由数据库盖，寄出只能在签发之后：这一件照真实的今天办。
const TODAY = realToday()
const TODAY_AT = `${TODAY}T15:59:00Z`

test('寄送与答复：寄出即办结并起算催取；对方退回的另有一次寄送时限；未寄先答的不收', async ({ database }) => {
  await open(database)
  const kase = await aSentReport()
  const outside = kase.recipients.find(({ kind }) => kind === 'external')?.id ?? ''
  const inside = kase.recipients.find(({ kind }) => kind === 'township')?.id ?? ''
  const deliver = (at: string, more: object = {}) =>
    recordDelivery(
      world.deps(at),
      world.who.officer,
      paperDeliveryForm.parse({
        ...act(kase.id, 4),
        recipientId: outside,
        means: 'post',
        sentOn: TODAY,
        trackingNumber: 'XA0001',
        note: '',
        ...more,
      }),
    )
  const answer = (at: string, more: object) =>
    recordExternalAnswer(
      world.deps(at),
      world.who.officer,
      paperAnswerForm.parse({
        ...act(kase.id, 4),
        recipientId: outside,
        answeredOn: TODAY,
        answeredBy: '邓某',
        content: '查无此户',
        ...more,
      }),
    )
  expect(await answer(TODAY_AT, { decision: 'received' })).toMatchObject({
    refusal: { code: 'not_on_ledger' },
  })
  expect(await deliver(TODAY_AT, { recipientId: inside })).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await deliver(TODAY_AT, { sentOn: addDays(TODAY, 1) })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect((await deliver(TODAY_AT)).ok).toBe(true)
  expect(await clocks(kase.id)).toEqual([
    { duty: 'external_answer', status: 'running', round: 1, due: expect.any(String) },
    { duty: 'paper_delivery', status: 'met', round: 1, due: '09-22' },
  ])
  expect((await answer(TODAY_AT, { decision: 'refused' })).ok).toBe(true)
  const after = await clocks(kase.id)
  expect(after.map(({ duty, status }) => `${duty} ${status}`)).toEqual([
    'external_answer met',
    'paper_delivery met',
    'paper_delivery running',
  ])
  const events = await world.sql.query(
    "select verb, payload from app.ledger_event where case_id = $1 and verb in ('record_delivery', 'record_external_answer') order by verb",
    [kase.id],
  )
  expect(events.rows.map(({ verb }) => verb)).toEqual(['record_delivery', 'record_external_answer'])
  for (const { payload } of events.rows) expect(payload).not.toMatch(/邓|江津|XA0001/)
  expect(
    await recordDelivery(
      world.deps(TODAY_AT),
      world.who.township,
      paperDeliveryForm.parse({
        ...act(kase.id, 4),
        recipientId: outside,
        means: 'post',
        sentOn: TODAY,
        trackingNumber: '',
        note: '',
      }),
    ),
  ).toEqual({ ok: false, refusal: { code: 'not_allowed' } })
})

test('区教委知悉一次，不动状态不停时限；别的岗位不能知悉', async ({ database }) => {
  await open(database)
  const kase = await aSentReport()
  const note = () => acknowledgeReport(world.deps(NOW), world.who.bureau, act(kase.id, 4))
  expect(await note()).toMatchObject({ value: { state: 'reported', version: 4 } })
  expect(await note()).toMatchObject({ refusal: { code: 'not_on_ledger' } })
  expect(await acknowledgeReport(world.deps(NOW), world.who.principal, act(kase.id, 4))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const receipt = await world.sql.query(
    "select status from app.deadline where case_id = $1 and duty = 'township_receipt'",
    [kase.id],
  )
  expect(receipt.rows).toEqual([{ status: 'running' }])
})

test('会签：当日一次；在该校任职的督学不能签，规则拦一道，数据库再拦一道', async ({ database }) => {
  await open(database)
  const kase = await aSentReport()
  const { inspector, teacher } = world.who
  const both = { ...inspector, personId: teacher.personId }
  expect(await countersignReport(world.deps(NOW), both, act(kase.id, 4))).toEqual({
    ok: false,
    refusal: { code: 'holds_post_there' },
  })
  const [report] = (await world.sql.query('select id from app.written_report where case_id = $1', [kase.id]))
    .rows
  const forge = insert(world.sql, 'countersignature', {
    tenant_id: world.tenantId,
    id: newId(),
    report_id: report?.id,
    person_id: teacher.personId,
    appointment_id: teacher.appointmentId,
    recorded_at: NOW,
  })
  await expect(forge).rejects.toThrow('holds a post at that school')
  const sign = () => countersignReport(world.deps(NOW), inspector, act(kase.id, 4))
  expect((await sign()).ok).toBe(true)
  expect(await sign()).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
  const clock = await world.sql.query(
    "select status from app.deadline where case_id = $1 and duty = 'countersignature'",
    [kase.id],
  )
  expect(clock.rows).toEqual([{ status: 'met' }])
})

test('个案销号了，报告还没有会签：学校、区教委、督学仍看得到它不完备；补签了才不列', async ({ database }) => {
  await open(database)
  const kase = await aSentReport()
  await world.sql.query(
    `update app.dropout_case set state = 'struck_off', closed_at = now(), close_reason = 'transferred', version = version + 1 where id = $1`,
    [kase.id],
  )
  const { bureau, inspector, principal } = world.who
  const listed = (who: typeof bureau) =>
    world.web.asActor(who, async (tx) =>
      (await listReportMatters(tx, who)).filter(({ caseId }) => caseId === kase.id),
    )
  for (const who of [principal, bureau, inspector])
    expect(await listed(who), who.role).toMatchObject([{ closed: true, matters: ['uncountersigned'] }])
  const signed = await countersignReport(world.deps(NOW), inspector, {
    submissionKey: newId(),
    caseId: kase.id,
    version: 1,
  })
  expect(signed.ok).toBe(true)
  expect(await listed(inspector)).toEqual([])
})

test('回来又走、再次报告：前一份没有会签照旧是事；先签前一份，后一份的会签时限照它的签发日起算', async ({
  database,
}) => {
  await open(database)
  const kase = await aSentReport()
  const again = newId()
  await insert(world.sql, 'written_report', {
    ...{ tenant_id: world.tenantId, id: again, case_id: kase.id, school_id: world.schoolId, round: 2 },
    ...{ body: { childName: '周某', form: 'dadukou' }, drafted_by_clock: false, drafted_at: NOW },
    ...{ year: 2026, serial: 900, signed_by_id: world.who.principal.personId, signed_at: NOW },
    digest: 'a'.repeat(64),
  })
  const { inspector } = world.who
  const matters = async () =>
    world.web.asActor(inspector, async (tx) =>
      (await listReportMatters(tx, inspector))
        .filter(({ caseId }) => caseId === kase.id)
        .map((one) => one.matters.includes('uncountersigned')),
    )
  const signs = () =>
    world.sql.query(
      `select r.round from app.countersignature c join app.written_report r on r.id = c.report_id where r.case_id = $1 order by 1`,
      [kase.id],
    )
  const owed = () =>
    world.sql.query(
      `select d.status, d.start_at = r.signed_at as own from app.deadline d join app.written_report r on r.case_id = d.case_id and r.round = d.round
        where d.case_id = $1 and d.duty = 'countersignature' order by d.round`,
      [kase.id],
    )
  expect(await matters()).toEqual([true, true])
  const sign = (at: string) =>
    countersignReport(world.deps(at), inspector, { submissionKey: newId(), caseId: kase.id, version: 4 })
  expect((await sign(NOW)).ok).toBe(true)
  expect((await signs()).rows).toEqual([{ round: 1 }])
  expect((await owed()).rows).toMatchObject([{ status: 'met' }, { status: 'running', own: true }])
  expect((await matters()).filter(Boolean)).toEqual([true])
  expect((await sign(NOW)).ok).toBe(true)
  expect((await signs()).rows).toEqual([{ round: 1 }, { round: 2 }])
  expect(await sign(NOW)).toEqual({ ok: false, refusal: { code: 'changed_meanwhile' } })
  expect((await owed()).rows.map(({ status }) => status)).toEqual(['met', 'met'])
})
