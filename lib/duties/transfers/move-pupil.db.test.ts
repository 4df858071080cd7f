import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { TRANSFER_STEPS } from '#lib/rules/placements/transfer'
import { aScan } from '#tests/a-scan'
import { aCaseWorld, aDeadline, aRollCall, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import {
  act,
  all,
  aNeighbour,
  aPupil,
  ask,
  asking,
  clocksOf,
  KEYS,
  NOW,
  rolls,
  round,
  seenBy,
  verbs,
} from '#tests/transfer-world'
import { insert } from '#tests/world-scene'
import { acceptTransfer } from './accept-transfer.ts'
import { askTransfer } from './ask-transfer.ts'
import { recallTransfer } from './recall-transfer.ts'
import { recordOutsideAnswer } from './record-outside-answer.ts'
import { recordOutsideSchooling } from './record-outside-schooling.ts'
import { refuseTransfer } from './refuse-transfer.ts'
import { releaseTransfer } from './release-transfer.ts'

let home: CaseWorld
afterAll(() => home?.close())

test('县内：对方接收之前一切在原校；接收之后一个事务过名册，案与时限跟过去，日子一天不变', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  const there = await aNeighbour(home)
  const pupil = await aPupil(home)
  await aDeadline(home, pupil.caseId, 'written_report', '2026-11-20')
  await aRollCall(home, '2026-11-16', [pupil.childId])
  const to = { route: 'within', toSchoolId: there.schoolId }
  // 别校的专干替不了，教师提不出。
  const input = asking(pupil, to) as never
  expect(await askTransfer(home.deps(NOW), there.officer, input)).toEqual({
    ok: false,
    refusal: { code: 'not_found' },
  })
  expect(await askTransfer(home.deps(NOW), home.who.teacher, input)).toEqual({
    ok: false,
    refusal: { code: 'not_allowed' },
  })
  const id = await ask(home, pupil, to)
  expect(await askTransfer(home.deps(NOW), home.who.officer, asking(pupil, to) as never)).toMatchObject({
    refusal: { code: 'transfer_open' },
  })
  expect(await clocksOf(home, id)).toEqual([
    { duty: 'transfer_receiving', status: 'running', due: '2026-11-30' },
  ])
  expect(await clocksOf(home, pupil.childId)).toEqual([
    { duty: 'transfer_acceptance', status: 'running', due: '2026-11-30' },
  ])
  // 转出学校替对方接收不了；对方只有这一份，看不到孩子与案。
  const accept = { ...act(id), classId: there.classId }
  expect(await acceptTransfer(home.deps(NOW), home.who.officer, accept)).toMatchObject({
    refusal: { code: 'transfer_step_not_open' },
  })
  expect(await seenBy(home, there.officer, id)).toBe('placed')
  const before = await home.web.asActor(there.officer, (tx) =>
    tx.child.count({ where: { tenantId: home.tenantId, id: pupil.childId } }),
  )
  expect(before).toBe(0)
  // 本班的编号不是对方的班。
  expect(
    await acceptTransfer(home.deps(NOW), there.officer, { ...act(id), classId: home.classId }),
  ).toMatchObject({ refusal: { code: 'not_found' } })
  expect((await acceptTransfer(home.deps(NOW), there.officer, accept)).ok).toBe(true)
  expect(await rolls(home, pupil.childId)).toEqual([{ class_id: home.classId, from: '2026-09-01', to: null }])
  expect(await round(home)).toBe(1)
  expect(await round(home)).toBe(0)
  // 原班当天点过名：那天算在原班，新班自次日起。
  expect(await rolls(home, pupil.childId)).toEqual([
    { class_id: home.classId, from: '2026-09-01', to: '2026-11-16' },
    { class_id: there.classId, from: '2026-11-17', to: null },
  ])
  const [kase] = await all(
    home,
    'select school_id, class_id, state, version, responsible_id from app.dropout_case where id = $1',
    pupil.caseId,
  )
  expect(kase).toEqual({
    school_id: there.schoolId,
    class_id: there.classId,
    state: 'alert',
    version: 2,
    responsible_id: null,
  })
  const [report] = await all(
    home,
    `select school_id, owner_unit_id, status, (due_at at time zone 'Asia/Shanghai')::date::text as due from app.deadline where case_id = $1 and duty = 'written_report'`,
    pupil.caseId,
  )
  expect(report).toEqual({
    school_id: there.schoolId,
    owner_unit_id: there.schoolId,
    status: 'running',
    due: '2026-11-20',
  })
  expect((await clocksOf(home, pupil.childId)).map(({ status }) => status)).toEqual(['met'])
  expect(await verbs(home, id)).toEqual(['ask_transfer', 'accept_transfer', 'move_transfer'])
  expect(await verbs(home, pupil.caseId)).toContain('change_school')
  // 原校只留下这一份，看不到孩子了。
  expect(await seenBy(home, home.who.officer, id)).toBe('moved')
  // 两本名册存不进去。
  await expect(
    insert(home.sql, 'class_enrolment', {
      tenant_id: home.tenantId,
      id: newId(),
      child_id: pupil.childId,
      class_id: home.classId,
      seat_no: 9,
      from_on: '2026-11-10',
      to_on: '2026-11-20',
    }),
  ).rejects.toThrow('one roll a day')
})
test('系统之外：登记答复、离册、结案；孩子回到班里的，落实接收的时限才停；步骤表与数据库的一样', async () => {
  const pupil = await aPupil(home)
  const outside = {
    route: 'to_outside',
    peerName: '某县教育局',
    toAddress: '教育路1号',
    schoolNamed: '第三小学',
  }
  const id = await ask(home, pupil, outside)
  await releaseTransfer(home.deps(NOW), home.who.bureau, {
    ...act(id),
    sentMeans: 'post',
    trackingNumber: 'XA1',
  })
  expect(await refuseTransfer(home.deps(NOW), home.who.bureau, { ...act(id), reason: '口头' })).toMatchObject(
    { refusal: { code: 'not_allowed' } },
  )
  const answer = {
    ...act(id),
    decision: 'accept' as const,
    answeredBy: '某县教育局学籍科',
    reason: '回函〔2026〕12号',
    replyCode: '',
  }
  expect((await recordOutsideAnswer({ ...home.deps(NOW), keys: KEYS }, home.who.bureau, answer)).ok).toBe(
    true,
  )
  await round(home)
  expect(await all(home, 'select status, class_id from app.child where id = $1', pupil.childId)).toEqual([
    { status: 'transferred', class_id: null },
  ])
  expect(await all(home, 'select close_reason from app.dropout_case where id = $1', pupil.caseId)).toEqual([
    { close_reason: 'transferred' },
  ])

  const stays = await aPupil(home)
  const held = await ask(home, stays, outside)
  await releaseTransfer(home.deps(NOW), home.who.bureau, {
    ...act(held),
    sentMeans: 'post',
    trackingNumber: '',
  })
  await recallTransfer(home.deps(NOW), home.who.bureau, { ...act(held), reason: '家长改了主意' })
  const called = async (day: string, absent: readonly string[]) => {
    const call = await aRollCall(home, day, absent)
    await home.sql.query("update app.roll_call set recorded_at = now() + interval '1 minute' where id = $1", [
      call,
    ])
  }
  const standing = async () => (await clocksOf(home, stays.childId)).map(({ status }) => status)
  await called('2026-11-18', [stays.childId])
  await round(home)
  expect(await standing()).toEqual(['running'])
  await called('2026-11-19', [])
  await round(home)
  expect(await standing()).toEqual(['void'])

  const stored = await all<Record<string, string>>(
    home,
    'select route, from_state, act, to_state, hand from guard.transfer_moves()',
  )
  const line = (parts: readonly (string | undefined)[]) => parts.join(' ')
  expect(
    stored.map((row) => line([row.route, row.from_state, row.act, row.to_state, row.hand])).sort(),
  ).toEqual(
    TRANSFER_STEPS.flatMap(({ routes, from, act: does, to, by }) =>
      routes.map((route) => line([route, from, does, to, by])),
    ).sort(),
  )
  // 县内收回：对方名下的答复时限由提出的一方停得了，别的碰不到。
  const there = home.otherOfficer.unitIds[0] ?? ''
  const within = await ask(home, stays, { route: 'within', toSchoolId: there })
  expect(
    (await recallTransfer(home.deps(NOW), home.who.officer, { ...act(within), reason: '不搬了' })).ok,
  ).toBe(true)
  expect(await clocksOf(home, within)).toMatchObject([{ duty: 'transfer_receiving', status: 'void' }])
  // 「外县转来」只有时钟写得进。
  const { bureau } = home.who
  const paper = { peerCode: '990099', peerName: '外县', schoolNamed: '一小', reason: '搬家', summary: {} }
  const arrival = { ...paper, id: newId(), tenantId: home.tenantId, route: 'from_county', state: 'sent' }
  await expect(
    home.web.asActor(bureau, (tx) =>
      tx.transfer.createMany({
        data: { ...arrival, applicantName: '家长', applicantRelation: '父亲', recordedAt: new Date() },
      }),
    ),
  ).rejects.toThrow('row-level security')
  // 网页绕过职务代码也走不了别人的一步、动不了名册。
  const forged = await ask(home, await aPupil(home), outside)
  const { officer } = home.who
  await expect(
    home.web.asActor(officer, (tx) =>
      tx.transfer.updateMany({ where: { id: forged }, data: { state: 'accepted' } }),
    ),
  ).rejects.toThrow('no such step')
  expect(
    await home.web.asActor(officer, (tx) =>
      tx.classEnrolment.updateMany({ where: { childId: stays.childId }, data: { toOn: new Date() } }),
    ),
  ).toEqual({ count: 0 })
})

test('区外就读：凭就读证明登记、期内不算缺勤、三十日一跟踪；返校了结；别校的、没有证明的登记不了', async () => {
  const pupil = await aPupil(home)
  const { officer, teacher } = home.who
  const found = {
    submissionKey: newId(),
    childId: pupil.childId,
    act: 'found' as const,
    schoolNamed: '第三小学',
    place: '福州市仓山区',
    proofId: pupil.proofId,
    note: '与对方学校电话核实',
  }
  const at = home.deps(NOW)
  expect(await recordOutsideSchooling(at, teacher, found)).toMatchObject({ refusal: { code: 'not_allowed' } })
  expect(await recordOutsideSchooling(at, home.otherOfficer, found)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect(await recordOutsideSchooling(at, officer, { ...found, proofId: newId() })).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect((await recordOutsideSchooling(at, officer, found)).ok).toBe(true)
  expect(await recordOutsideSchooling(at, officer, { ...found, submissionKey: newId() })).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  const child = () => all(home, 'select status, class_id from app.child where id = $1', pupil.childId)
  expect(await child()).toEqual([{ status: 'away', class_id: home.classId }])
  expect(
    await all(
      home,
      'select from_on::text as from, to_on::text as to from app.leave where child_id = $1',
      pupil.childId,
    ),
  ).toEqual([{ from: '2026-11-16', to: '2026-12-16' }])
  const next = { ...found, submissionKey: newId(), act: 'checked' as const }
  expect((await recordOutsideSchooling(home.deps('2026-12-10T02:00:00Z'), officer, next)).ok).toBe(true)
  expect(await clocksOf(home, pupil.childId)).toEqual([
    { duty: 'outside_follow_up', status: 'met', due: '2026-12-16' },
    { duty: 'outside_follow_up', status: 'running', due: '2027-01-11' },
  ])
  const ended = { ...found, submissionKey: newId(), act: 'ended' as const, proofId: '' }
  expect((await recordOutsideSchooling(home.deps('2026-12-20T02:00:00Z'), officer, ended)).ok).toBe(true)
  expect(await child()).toEqual([{ status: 'enrolled', class_id: home.classId }])
  expect((await clocksOf(home, pupil.childId)).map(({ status }) => status)).toEqual(['met', 'met'])
  expect(await verbs(home, pupil.childId)).toEqual(Array(3).fill('record_outside_schooling'))
})

test('从没编进班里、在外地上学的：常住的乡镇登记、跟踪；别的乡镇、有案的登不了；回来没有入学的当即立案', async () => {
  const childId = newId()
  await insert(home.sql, 'child', {
    ...{ tenant_id: home.tenantId, id: childId, name: '远某某', name_pinyin: 'yuan', name_initials: 'y' },
    ...{ gender: 'female', birth_on: '2019-03-05', id_kind: 'none', status: 'never_enrolled' },
    ...{ township_id: home.townshipId, village_id: home.villageId, school_id: home.schoolId },
    recorded_at: NOW,
  })
  const { township, officer } = home.who
  const proofId = await aScan(home, { childId }, { by: township, at: NOW })
  const found = {
    ...{ submissionKey: newId(), childId, act: 'found' as const, schoolNamed: '第三小学' },
    ...{ place: '福州市仓山区', proofId, note: '与对方学校电话核实' },
  }
  const at = home.deps(NOW)
  expect(await recordOutsideSchooling(at, officer, found)).toMatchObject({
    refusal: { code: 'not_for_this_child', why: 'not_on_roll' },
  })
  expect(await recordOutsideSchooling(at, home.otherTownship, found)).toMatchObject({
    refusal: { code: 'not_found' },
  })
  expect((await recordOutsideSchooling(at, township, found)).ok).toBe(true)
  const stands = () =>
    all(
      home,
      `select c.status, (select count(*)::int from app.leave l where l.child_id = c.id) as leaves,
         (select string_agg(k.line || ' ' || k.state, ',') from app.dropout_case k where k.child_id = c.id) as cases from app.child c where c.id = $1`,
      childId,
    )
  expect(await stands()).toEqual([{ status: 'away', leaves: 0, cases: null }])
  expect(await clocksOf(home, childId)).toEqual([
    { duty: 'outside_follow_up', status: 'running', due: '2026-12-16' },
  ])
  const ended = { ...found, submissionKey: newId(), act: 'ended' as const, proofId: '' }
  expect((await recordOutsideSchooling(home.deps('2026-12-10T02:00:00Z'), township, ended)).ok).toBe(true)
  expect(await stands()).toEqual([{ status: 'never_enrolled', leaves: 0, cases: 'never_enrolled survey' }])
  expect(await clocksOf(home, childId)).toMatchObject([{ duty: 'outside_follow_up', status: 'met' }])
  const again = { ...found, submissionKey: newId() }
  expect(await recordOutsideSchooling(home.deps('2026-12-11T02:00:00Z'), township, again)).toMatchObject({
    refusal: { code: 'not_for_this_child', why: 'outside_open_case' },
  })
  // 绕过职务代码：专干改不了别的孩子的状态，也登不了在班的。
  const pupil = await aPupil(home)
  await expect(
    home.web.asActor(township, (tx) =>
      tx.child.updateMany({ where: { id: pupil.childId }, data: { status: 'away' } }),
    ),
  ).resolves.toEqual({ count: 0 })
})
