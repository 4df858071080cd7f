import { expect, test } from 'vitest'
import { sealLetter } from '#lib/data/transfers/seal-letter'
import { arrivalForm } from '#lib/schemas/transfers/arrival'
import { arrivalOf, openSealed } from './open-sealed.ts'

const FIELDS = {
  childName: '温𠮷来',
  gender: '男',
  birthOn: '2017-03-05',
  idNumber: '350425201703050013',
  studentNumber: 'G350425201703050013',
  school: '第一小学',
  className: '三年(1)班',
  wanted: '待安排',
  guardianName: '温大',
  guardianRelation: '父亲',
  guardianPhone: '13800000007',
  reason: '父母来本县务工',
  openCase: '2026-0001-009，学校劝返，未到校自 2026-10-12',
  replyCode: 'AB12-CD34',
}
const SIDES = {
  serial: '转学〔2026〕0000ABCD',
  from: '外县教育局',
  to: '大田县教育局',
  sealedAt: '2026-11-16T02:00:00.000Z',
}

test('封好的打得开，填进登记表就是一份合格的；抄密码时的小写、空格、认错的字母都认', async () => {
  const { text, passphrase } = await sealLetter(FIELDS, SIDES)
  const opened = await openSealed(text, ` ${passphrase.toLowerCase().replaceAll('0', 'o')} `)
  if (!opened) throw new Error('not opened')
  const arrival = arrivalOf(opened)
  expect(arrival).toMatchObject({
    peerName: '外县教育局',
    peerSerial: SIDES.serial,
    name: '温𠮷来',
    gender: 'male',
  })
  expect(arrivalForm.safeParse({ submissionKey: crypto.randomUUID(), ...arrival }).success).toBe(true)
  expect(arrival).toMatchObject({ caseNumber: '2026-0001-009', absentSinceOn: '2026-10-12' })
})

test('密码不对、外面改了一个字、不是这种文件：都打不开；没有案、没有证件的照空的填', async () => {
  const { text, passphrase } = await sealLetter({ ...FIELDS, openCase: '', idNumber: '' }, SIDES)
  expect(await openSealed(text, 'AAAA-AAAA-AAAA-AAAA-AAAA')).toBeNull()
  expect(await openSealed(text.replace('大田县', '大口县'), passphrase)).toBeNull()
  expect(await openSealed('{"format":"other"}', passphrase)).toBeNull()
  const opened = await openSealed(text, passphrase)
  if (!opened) throw new Error('not opened')
  expect(arrivalOf(opened)).toMatchObject({ idKind: 'none', caseNumber: '', absentSinceOn: '' })
})
