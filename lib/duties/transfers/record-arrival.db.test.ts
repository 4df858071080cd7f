import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { decryptField } from '#lib/data/sensitive'
import { forgetNumbers } from '#lib/duties/clock/forget-numbers'
import { type ArrivalForm, arrivalForm } from '#lib/schemas/transfers/arrival'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { act, all, KEYS, NOW, round, seenBy, verbs } from '#tests/transfer-world'
import { acceptTransfer } from './accept-transfer.ts'
import { placeTransfer } from './place-transfer.ts'
import { recordArrival } from './record-arrival.ts'
import { refuseTransfer } from './refuse-transfer.ts'

const ID_NUMBER = '350425201703050013'

let home: CaseWorld
afterAll(async () => home?.close())

function letter(more: Partial<Record<keyof ArrivalForm, string>> = {}): ArrivalForm {
  return arrivalForm.parse({
    submissionKey: newId(),
    peerName: '外县教育局',
    peerSerial: '转学〔2026〕12号',
    replyCode: 'AB12-CD34',
    name: '温新来',
    gender: 'male',
    birthOn: '2017-03-05',
    idKind: 'resident_id',
    idNumber: ID_NUMBER,
    studentNumber: `G${ID_NUMBER}`,
    school: '外县第一小学',
    className: '三年(1)班',
    wanted: '待安排',
    guardianName: '温大',
    guardianRelation: '父亲',
    phone: '13800000007',
    reason: '父母来本县务工',
    caseNumber: '2026-0001-009',
    absentSinceOn: '2026-10-12',
    ...more,
  })
}

const deps = () => ({ ...home.deps(NOW), keys: KEYS })

test('照来函登记、安排、接收、过名册：孩子在册，原县的案在本县接着立；号码封着；已在册的不再登', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  const { bureau, officer, principal, township } = home.who
  for (const other of [officer, principal, township])
    expect(await recordArrival(deps(), other, letter())).toMatchObject({ refusal: { code: 'not_allowed' } })
  const form = letter()
  const recorded = await recordArrival(deps(), bureau, form)
  if (!recorded.ok) throw new Error(recorded.refusal.code)
  const { transferId: id } = recorded.value
  expect(await recordArrival(deps(), bureau, form)).toEqual(recorded)
  expect(await recordArrival(deps(), bureau, letter())).toMatchObject({
    refusal: { code: 'invalid_input', fields: { idNumber: expect.stringContaining('已有一份转学在办') } },
  })
  // 安排到学校之前，只有教育局看得到。
  expect(await seenBy(home, bureau, id)).toBe('sent')
  expect(await seenBy(home, officer, id)).toBeNull()
  expect(await all(home, 'select duty, owner_role from app.deadline where subject_id = $1', id)).toEqual([
    { duty: 'transfer_placing', owner_role: 'bureau' },
  ])

  expect((await placeTransfer(deps(), bureau, { ...act(id), toSchoolId: home.schoolId })).ok).toBe(true)
  expect((await acceptTransfer(deps(), officer, { ...act(id), classId: home.classId })).ok).toBe(true)
  await round(home)
  const [child] = await all<{ id: string; name: string; class_id: string; id_cipher: Buffer }>(
    home,
    `select c.id, c.name, c.class_id, c.id_cipher from app.child c join app.transfer t on t.child_id = c.id where t.id = $1`,
    id,
  )
  expect(child).toMatchObject({ name: '温新来', class_id: home.classId })
  expect(decryptField(KEYS, home.tenantId, 'id_number', child?.id_cipher ?? Buffer.alloc(0))).toBe(ID_NUMBER)
  expect(
    await all(
      home,
      'select line, absent_since_on::text as since from app.dropout_case where child_id = $1',
      child?.id,
    ),
  ).toEqual([{ line: 'truancy', since: '2026-10-12' }])
  expect(await seenBy(home, bureau, id)).toBe('moved')
  expect(await verbs(home, id)).toEqual([
    'record_arrival',
    'place_transfer',
    'accept_transfer',
    'move_transfer',
  ])
  // 没有对方的系统可以带回答复：再办一轮也没有事。
  await round(home)
  expect(await recordArrival(deps(), bureau, letter())).toMatchObject({
    refusal: { code: 'invalid_input', fields: { idNumber: expect.stringContaining('已在本县的名册上') } },
  })
})

test('不予接收的写明理由，满三十日清掉号码；没有证件的凭学籍号认', async () => {
  const { bureau } = home.who
  const without = {
    idKind: 'none',
    idNumber: '',
    studentNumber: 'L350425201703050999',
    caseNumber: '',
    absentSinceOn: '',
  }
  const recorded = await recordArrival(deps(), bureau, letter({ ...without, name: '温再来' }))
  if (!recorded.ok) throw new Error(recorded.refusal.code)
  const { transferId: id } = recorded.value
  expect(await recordArrival(deps(), bureau, letter(without))).toMatchObject({
    refusal: { fields: { studentNumber: expect.any(String) } },
  })
  expect((await refuseTransfer(deps(), bureau, { ...act(id), reason: '不在本县居住' })).ok).toBe(true)
  await round(home)
  const left = () =>
    all(
      home,
      'select num_nonnulls(student_number_cipher, phone_cipher) as n from app.transfer where id = $1',
      id,
    )
  const inDays = (days: number) => ({
    db: home.worker,
    clock: { now: () => new Date(Date.now() + days * 86_400_000) },
  })
  expect(await forgetNumbers(inDays(29), home.clockwork)).toBe(0)
  expect(await left()).toEqual([{ n: 2 }])
  expect(await forgetNumbers(inDays(32), home.clockwork)).toBe(1)
  expect(await left()).toEqual([{ n: 0 }])
})

test('库里只许教育局写「待安排」的一份：写成已安排、带着孩子、别的岗位写，都不收', async () => {
  const insert = (who: 'bureau' | 'officer', more: object) =>
    home.web.asActor(home.who[who], (tx) =>
      tx.transfer.createMany({
        data: {
          tenantId: home.tenantId,
          id: newId(),
          route: 'from_outside',
          state: 'sent',
          peerName: '外县教育局',
          schoolNamed: '待安排',
          reason: '搬家',
          applicantName: '温大',
          applicantRelation: '父亲',
          summary: {},
          personId: home.who[who].personId,
          appointmentId: home.who[who].appointmentId,
          recordedAt: new Date(),
          ...more,
        },
      }),
    )
  await expect(insert('officer', {})).rejects.toThrow()
  await expect(insert('bureau', { state: 'placed', toSchoolId: home.schoolId })).rejects.toThrow()
  await expect(
    insert('bureau', { route: 'from_county', peerCode: '350425', personId: null }),
  ).rejects.toThrow()
  await expect(insert('bureau', {})).resolves.toMatchObject({ count: 1 })
})
