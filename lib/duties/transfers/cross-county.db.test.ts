import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { decryptField, encryptField } from '#lib/data/sensitive'
import { findTransfer, listTransfers } from '#lib/data/transfers/transfers'
import { breakDeadline } from '#lib/duties/clock/break-deadline'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import {
  act,
  all,
  aNeighbour,
  aPupil,
  ask,
  clocksOf,
  KEYS,
  NOW,
  rolls,
  round,
  seenBy,
  verbs,
} from '#tests/transfer-world'
import { acceptTransfer } from './accept-transfer.ts'
import { placeTransfer } from './place-transfer.ts'
import { recallTransfer } from './recall-transfer.ts'
import { refuseTransfer } from './refuse-transfer.ts'
import { releaseTransfer } from './release-transfer.ts'

const ID_NUMBER = '350425201703050021'

let home: CaseWorld
let away: CaseWorld
let there: Awaited<ReturnType<typeof aNeighbour>>
afterAll(async () => {
  await home?.close()
  await away?.close()
})

test('跨县：送到之前对方一无所知；只过去最小的一份，密文换了钥；接收之后两边名册首尾相接，案跟过去', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  away = await aCaseWorld(database, 'nanan-2018')
  there = await aNeighbour(away)
  const pupil = await aPupil(home, {
    id_kind: 'resident_id',
    id_cipher: encryptField(KEYS, home.tenantId, 'id_number', ID_NUMBER),
    address_cipher: encryptField(KEYS, home.tenantId, 'address', '上洋村12号'),
  })
  const [peer] = await all<{ code: string }>(home, 'select code from app.tenant where id = $1', away.tenantId)
  const id = await ask(home, pupil, { route: 'to_county', peerCode: peer?.code, schoolNamed: '溪口小学' })
  const arrivals = () =>
    away.web.asActor(away.who.bureau, (tx) => listTransfers(tx, away.who.bureau, { open: true }))
  await round(home)
  expect(await arrivals()).toEqual([])
  expect(
    await releaseTransfer(home.deps(NOW), home.who.officer, {
      ...act(id),
      sentMeans: '',
      trackingNumber: '',
    }),
  ).toMatchObject({
    refusal: { code: 'transfer_step_not_open' },
  })
  expect(
    (
      await releaseTransfer(home.deps(NOW), home.who.bureau, {
        ...act(id),
        sentMeans: '',
        trackingNumber: '',
      })
    ).ok,
  ).toBe(true)
  expect(await arrivals()).toEqual([])
  await round(home)
  await round(home)
  const [arrived, ...more] = await arrivals()
  expect(more).toEqual([])
  expect(arrived).toMatchObject({
    id,
    route: 'from_county',
    state: 'sent',
    childId: null,
    summary: { childName: '林某某' },
  })
  const [crossed] = await all<Record<string, Buffer | null>>(
    away,
    'select * from app.transfer where tenant_id = $1',
    away.tenantId,
  )
  expect(decryptField(KEYS, away.tenantId, 'id_number', crossed?.id_cipher ?? Buffer.alloc(0))).toBe(
    ID_NUMBER,
  )
  expect(JSON.stringify(crossed)).not.toContain('上洋村')
  expect(await clocksOf(away, id)).toEqual([
    { duty: 'transfer_placing', status: 'running', due: '2026-11-30' },
  ])
  expect(await clocksOf(home, pupil.childId)).toEqual([
    { duty: 'transfer_acceptance', status: 'running', due: '2026-12-14' },
  ])
  // 安排之前学校看不到；安排之后只有那一所看得到。
  expect(await seenBy(away, there.officer, id)).toBeNull()
  expect(
    (await placeTransfer(away.deps(NOW), away.who.bureau, { ...act(id), toSchoolId: there.schoolId })).ok,
  ).toBe(true)
  expect(await seenBy(away, there.officer, id)).toBe('placed')
  expect(await seenBy(away, away.who.officer, id)).toBeNull()
  expect(
    (await acceptTransfer(away.deps(NOW), there.officer, { ...act(id), classId: there.classId })).ok,
  ).toBe(true)
  await round(home)
  await round(home)
  const [child] = await all<{ id: string }>(
    away,
    'select id, class_id, status, address_cipher from app.child where tenant_id = $1',
    away.tenantId,
  )
  expect(child).toMatchObject({ class_id: there.classId, status: 'enrolled', address_cipher: null })
  expect(await rolls(away, child?.id ?? '')).toEqual([
    { class_id: there.classId, from: '2026-11-16', to: null },
  ])
  expect(await rolls(home, pupil.childId)).toEqual([
    { class_id: home.classId, from: '2026-09-01', to: '2026-11-15' },
  ])
  expect(
    await all(home, 'select status, class_id, school_id from app.child where id = $1', pupil.childId),
  ).toEqual([{ status: 'transferred', class_id: null, school_id: home.schoolId }])
  expect(
    await all(home, 'select state, close_reason from app.dropout_case where id = $1', pupil.caseId),
  ).toEqual([{ state: 'struck_off', close_reason: 'transferred' }])
  expect(
    await all(away, 'select state, school_id from app.dropout_case where tenant_id = $1', away.tenantId),
  ).toEqual([{ state: 'alert', school_id: there.schoolId }])
  expect(await verbs(home, id)).toEqual([
    'ask_transfer',
    'release_transfer',
    'carry_transfer',
    'accept_transfer',
    'move_transfer',
  ])
  expect(await verbs(away, id)).toEqual([
    'receive_transfer',
    'place_transfer',
    'accept_transfer',
    'move_transfer',
  ])
  // 同一个证件号已在那边的名册上：再转一次过不了名册，退回。
  await home.sql.query("update app.child set class_id = $2, status = 'enrolled' where id = $1", [
    pupil.childId,
    home.classId,
  ])
  const again = await ask(home, pupil, { route: 'to_county', peerCode: peer?.code, schoolNamed: '溪口小学' })
  await releaseTransfer(home.deps(NOW), home.who.bureau, { ...act(again), sentMeans: '', trackingNumber: '' })
  await round(home)
  await placeTransfer(away.deps(NOW), away.who.bureau, { ...act(again), toSchoolId: there.schoolId })
  await acceptTransfer(away.deps(NOW), there.officer, { ...act(again), classId: there.classId })
  await round(home)
  await round(home)
  expect(await seenBy(home, home.who.bureau, again)).toBe('refused')
})
test('提出之后、送到之后才立的案也跟过去：送之前的写在信里，送之后的由接收方接住，不会了结在没有人接的地方', async () => {
  const [peer] = await all<{ code: string }>(home, 'select code from app.tenant where id = $1', away.tenantId)
  const closeOf = (caseId: string) =>
    home.sql.query(
      `update app.dropout_case set closed_at = now(), close_reason = 'returned_to_school', state = 'struck_off', version = version + 1 where id = $1`,
      [caseId],
    )
  const reopen = (caseId: string) =>
    home.sql.query(
      `update app.dropout_case set closed_at = null, close_reason = null, state = 'alert', version = version + 1 where id = $1`,
      [caseId],
    )
  for (const opened of ['before', 'after'] as const) {
    const pupil = await aPupil(home, { name: opened === 'before' ? '周甲某' : '周乙某' })
    // 提出的时候没有未结的案。
    await closeOf(pupil.caseId)
    const id = await ask(home, pupil, { route: 'to_county', peerCode: peer?.code, schoolNamed: '溪口小学' })
    await releaseTransfer(home.deps(NOW), home.who.bureau, { ...act(id), sentMeans: '', trackingNumber: '' })
    if (opened === 'before') await reopen(pupil.caseId)
    await round(home)
    if (opened === 'after') await reopen(pupil.caseId)
    const arrived = await away.web.asActor(away.who.bureau, (tx) => findTransfer(tx, away.who.bureau, id))
    expect(arrived?.summary.kase === null, opened).toBe(opened === 'after')
    await placeTransfer(away.deps(NOW), away.who.bureau, { ...act(id), toSchoolId: there.schoolId })
    await acceptTransfer(away.deps(NOW), there.officer, { ...act(id), classId: there.classId })
    await round(home)
    await round(home)
    await round(home)
    expect(
      await all(home, 'select state, close_reason from app.dropout_case where id = $1', pupil.caseId),
      opened,
    ).toEqual([{ state: 'struck_off', close_reason: 'transferred' }])
    expect(
      await all(
        away,
        `select k.state, k.trigger_clause from app.dropout_case k join app.transfer t on t.tenant_id = k.tenant_id and t.child_id = k.child_id where t.id = $1 and k.tenant_id = $2 and k.closed_at is null`,
        id,
        away.tenantId,
      ),
      opened,
    ).toEqual([{ state: 'alert', trigger_clause: 'DT-4.4.3' }])
  }
})

test('外县不予接收：孩子还在原校，落实接收的时限照走不重起，满了列为疑似；收回不等于到校', async () => {
  const pupil = await aPupil(home)
  await home.sql.query(
    `update app.dropout_case set closed_at = now(), close_reason = 'returned_to_school', state = 'struck_off', version = 2 where id = $1`,
    [pupil.caseId],
  )
  const [peer] = await all<{ code: string }>(home, 'select code from app.tenant where id = $1', away.tenantId)
  const id = await ask(home, pupil, { route: 'to_county', peerCode: peer?.code, schoolNamed: '待安排' })
  await releaseTransfer(home.deps(NOW), home.who.bureau, { ...act(id), sentMeans: '', trackingNumber: '' })
  await round(home)
  expect(
    (
      await refuseTransfer(away.deps(NOW), away.who.bureau, {
        ...act(id),
        reason: '户籍、房产、居住证均不在本市',
      })
    ).ok,
  ).toBe(true)
  await round(home)
  await round(home)
  const own = await home.web.asActor(home.who.officer, (tx) => findTransfer(tx, home.who.officer, id))
  expect(own).toMatchObject({ state: 'refused' })
  expect(own?.steps.at(-1)).toMatchObject({
    act: 'refuse',
    role: 'clock',
    reason: '户籍、房产、居住证均不在本市',
  })
  expect((await rolls(home, pupil.childId)).length).toBe(1)
  // 另提一份、又收回：原来的日子不动，也不开第二条。
  const outside = {
    route: 'to_outside',
    peerName: '某县教育局',
    toAddress: '教育路1号',
    schoolNamed: '待安排',
  }
  const second = await ask(home, pupil, outside)
  const release = { ...act(second), trackingNumber: '' }
  expect(await releaseTransfer(home.deps(NOW), home.who.bureau, { ...release, sentMeans: '' })).toMatchObject(
    { refusal: { code: 'invalid_input' } },
  )
  expect(
    (
      await releaseTransfer(home.deps('2026-11-20T02:00:00Z'), home.who.bureau, {
        ...release,
        submissionKey: newId(),
        sentMeans: 'post',
      })
    ).ok,
  ).toBe(true)
  expect(
    (await recallTransfer(home.deps(NOW), home.who.bureau, { ...act(second), reason: '地址有误' })).ok,
  ).toBe(true)
  await round(home)
  const clocks = await clocksOf(home, pupil.childId)
  expect(clocks).toEqual([{ duty: 'transfer_acceptance', status: 'running', due: '2026-12-14' }])
  const [due] = await all<{ id: string }>(
    home,
    `select id from app.deadline where subject_id = $1`,
    pupil.childId,
  )
  const late = { db: home.worker, clock: { now: () => new Date('2026-12-15T02:00:00Z') } }
  // 数据库不许提前判逾期：把起止挪到过去再让它到点。
  await home.sql.query(
    `update app.deadline set start_at = now() - interval '40 days', due_at = now() - interval '1 hour' where id = $1`,
    [due?.id],
  )
  expect(await breakDeadline(late, home.clockwork, due?.id ?? '')).toBe(true)
  expect(await breakDeadline(late, home.clockwork, due?.id ?? '')).toBe(false)
  const open = await all<{ state: string; trigger_clause: string }>(
    home,
    'select state, trigger_clause from app.dropout_case where child_id = $1 and closed_at is null',
    pupil.childId,
  )
  expect(open).toEqual([{ state: 'alert', trigger_clause: 'DT-4.4.3' }])
})
