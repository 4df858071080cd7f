import { afterAll, expect } from 'vitest'
import { encryptField } from '#lib/data/sensitive'
import { refuseTransfer } from '#lib/duties/transfers/refuse-transfer'
import { releaseTransfer } from '#lib/duties/transfers/release-transfer'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { act, all, aPupil, ask, KEYS, NOW, round, verbs } from '#tests/transfer-world'
import { forgetNumbers } from './forget-numbers.ts'

let home: CaseWorld
let away: CaseWorld
afterAll(async () => {
  await home?.close()
  await away?.close()
})

const inDays = (days: number) => ({
  db: away.worker,
  clock: { now: () => new Date(Date.now() + days * 86_400_000) },
})
const numbersOf = async (id: string) =>
  all(
    away,
    `select num_nonnulls(id_cipher, id_index, id_tail4_index, id_tail6_index, student_number_cipher, student_number_index, phone_cipher, phone_index) as n,
       summary->>'childName' as name, state from app.transfer where id = $1 and tenant_id = $2`,
    ...[id, away.tenantId],
  )

async function arrived(): Promise<string> {
  const pupil = await aPupil(home, {
    id_kind: 'resident_id',
    id_cipher: encryptField(KEYS, home.tenantId, 'id_number', '350425201703050021'),
  })
  const [peer] = await all<{ code: string }>(home, 'select code from app.tenant where id = $1', away.tenantId)
  const id = await ask(home, pupil, { route: 'to_county', peerCode: peer?.code, schoolNamed: '待安排' })
  await releaseTransfer(home.deps(NOW), home.who.bureau, { ...act(id), sentMeans: '', trackingNumber: '' })
  await round(home)
  return id
}

test('没有接收的，满三十日清掉号码，别的都在；不到日子、还在办的不清；换成别的号码谁也不行', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  away = await aCaseWorld(database, 'nanan-2018')
  const refused = await arrived()
  const open = await arrived()
  await refuseTransfer(away.deps(NOW), away.who.bureau, { ...act(refused), reason: '学位已满' })
  await round(home)
  const full = { n: 4, name: '林某某' }
  expect(await forgetNumbers(inDays(29), away.clockwork)).toBe(0)
  expect(await numbersOf(refused)).toEqual([{ ...full, state: 'refused' }])
  expect(await forgetNumbers(inDays(32), home.clockwork)).toBe(0)
  expect(await forgetNumbers(inDays(32), away.clockwork)).toBe(1)
  expect(await forgetNumbers(inDays(33), away.clockwork)).toBe(0)
  expect(await numbersOf(refused)).toEqual([{ n: 0, name: '林某某', state: 'refused' }])
  expect(await numbersOf(open)).toEqual([{ ...full, state: 'sent' }])
  expect((await verbs(away, refused)).at(-1)).toBe('forget_numbers')

  const byClock = (data: object) =>
    away.worker.asActor(away.clockwork, (tx) => tx.transfer.updateMany({ where: { id: open }, data }))
  const other = Buffer.from('other')
  await expect(byClock({ idCipher: other })).rejects.toThrow(/forgotten, never changed/)
  await expect(byClock({ idCipher: null, idIndex: null })).rejects.toThrow(/forgotten, never changed/)
})
