import { afterAll, expect } from 'vitest'
import { encryptField } from '#lib/data/sensitive'
import { replyCodeOf } from '#lib/data/transfers/reply-code'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { act, all, aPupil, ask, KEYS, NOW, seenBy, verbs } from '#tests/transfer-world'
import { recordOutsideAnswer } from './record-outside-answer.ts'
import { releaseTransfer } from './release-transfer.ts'
import { sealTransfer } from './seal-transfer.ts'

const ID_NUMBER = '350425201703050021'

let home: CaseWorld
afterAll(async () => home?.close())

test('系统之外：同意转出之后教育局才封得；封一次记一次，服务器上没有文件与密码；回执码对得上才登记', async ({
  database,
}) => {
  home = await aCaseWorld(database)
  const deps = { ...home.deps(NOW), keys: KEYS }
  const { bureau, officer } = home.who
  const pupil = await aPupil(home, {
    id_kind: 'resident_id',
    id_cipher: encryptField(KEYS, home.tenantId, 'id_number', ID_NUMBER),
    address_cipher: encryptField(KEYS, home.tenantId, 'address', '上洋村12号'),
  })
  const id = await ask(home, pupil, {
    ...{ route: 'to_outside', peerName: '某县教育局', toAddress: '教育路1号', schoolNamed: '第三小学' },
  })
  expect(await sealTransfer(deps, bureau, act(id))).toMatchObject({
    refusal: { code: 'transfer_step_not_open' },
  })
  await releaseTransfer(deps, bureau, { ...act(id), sentMeans: 'post', trackingNumber: '' })
  expect(await sealTransfer(deps, officer, act(id))).toMatchObject({ refusal: { code: 'not_allowed' } })

  const form = act(id)
  const sealed = await sealTransfer(deps, bureau, form)
  if (!sealed.ok) throw new Error(sealed.refusal.code)
  expect(JSON.parse(sealed.value.text)).toMatchObject({ to: '某县教育局', version: 1 })
  expect(sealed.value.text).not.toMatch(/林某某|3504/)
  // 同一次提交再来：没有第二份。
  expect(await sealTransfer(deps, bureau, form)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect((await verbs(home, id)).filter((verb) => verb === 'seal_transfer')).toHaveLength(1)
  expect(
    await all(
      home,
      'select field, role from app.access_log where child_id = $1 order by field',
      pupil.childId,
    ),
  ).toEqual([{ field: 'id_number', role: 'bureau' }])
  const { passphrase, text } = sealed.value
  const tables = await all<{ t: string }>(
    home,
    "select table_name as t from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE'",
  )
  for (const { t } of tables) {
    const rows = JSON.stringify(await all(home, `select to_jsonb(x) from app.${t} x`))
    for (const secret of [
      passphrase,
      passphrase.replaceAll('-', ''),
      (JSON.parse(text) as { box: string }).box,
    ])
      expect(rows, t).not.toContain(secret)
  }

  const answer = { decision: 'accept' as const, answeredBy: '某县教育局', reason: '回函〔2026〕12号' }
  expect(
    await recordOutsideAnswer(deps, bureau, { ...act(id), ...answer, replyCode: '0000-0000' }),
  ).toMatchObject({ refusal: { code: 'invalid_input' } })
  const said = replyCodeOf(KEYS, home.tenantId, id).toLowerCase().replace('-', ' ')
  expect((await recordOutsideAnswer(deps, bureau, { ...act(id), ...answer, replyCode: said })).ok).toBe(true)
  expect(await seenBy(home, bureau, id)).toBe('accepted')
  expect(
    await all(
      home,
      "select answered_by from app.transfer_step where transfer_id = $1 and act = 'accept'",
      id,
    ),
  ).toEqual([{ answered_by: '某县教育局，回执码相符' }])
})
