import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { listSignatures } from '#lib/data/cases/signatures'
import { newId } from '#lib/data/ids'
import { signatureForm } from '#lib/schemas/cases/signature'
import { aCase, aCaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { recordSignature } from './record-signature.ts'

test('屏上签的连同摘要存下，改一个字节存不进；纸上签的记地点；够不着的人看不到', async ({ database }) => {
  const w = await aCaseWorld(database, 'dadukou-2018')
  try {
    const kase = await aCase(w)
    const deps = w.deps('2026-09-22T01:00:00Z')
    const sign = (version: number, more: object) =>
      signatureForm.parse({
        submissionKey: newId(),
        caseId: kase.id,
        version,
        signer: 'guardian',
        signerName: '林大某',
        means: 'screen',
        signedOn: '2026-09-21',
        place: '',
        strokes: [
          [
            [10, 20],
            [300, 120],
          ],
        ],
        ...more,
      })
    expect((await recordSignature(deps, w.who.teacher, sign(1, {}))).ok).toBe(true)
    expect(await recordSignature(deps, w.who.teacher, sign(1, {}))).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    })
    expect(await recordSignature(deps, w.otherOfficer, sign(2, {}))).toMatchObject({
      refusal: { code: 'not_found' },
    })
    expect(await recordSignature(deps, w.who.teacher, sign(2, { signedOn: '2026-09-01' }))).toMatchObject({
      refusal: { code: 'invalid_input' },
    })
    const paper = { signer: 'student', signerName: '林某某', means: 'paper', place: '家中', strokes: [] }
    expect((await recordSignature(deps, w.who.officer, sign(2, paper))).ok).toBe(true)
    const stored = await w.sql.query('select image, digest from app.signature where image is not null')
    expect(stored.rows[0].digest).toBe(createHash('sha256').update(stored.rows[0].image).digest('hex'))
    await expect(
      w.sql.query(
        `insert into app.signature select tenant_id, gen_random_uuid(), case_id, signer, signer_name, means, signed_on, place, image || '\\x00'::bytea, digest, person_id, appointment_id, recorded_at from app.signature where image is not null`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    const seen = await w.web.asActor(w.who.teacher, (tx) => listSignatures(tx, w.who.teacher, kase.id))
    expect(seen.map(({ signer, path, place }) => [signer, path, place])).toEqual([
      ['guardian', 'M10 20L300 120', null],
      ['student', null, '家中'],
    ])
    expect(await w.web.asActor(w.otherOfficer, (tx) => listSignatures(tx, w.otherOfficer, kase.id))).toEqual(
      [],
    )
  } finally {
    await w.close()
  }
})

test('没有签、纸上没写地点、笔画太多：在栏目处拒绝', () => {
  const bare = {
    submissionKey: newId(),
    caseId: newId(),
    version: 1,
    signer: 'guardian',
    signerName: '林大某',
    signedOn: '2026-09-21',
    place: '',
    strokes: [],
  }
  expect(signatureForm.safeParse({ ...bare, means: 'screen' }).success).toBe(false)
  expect(signatureForm.safeParse({ ...bare, means: 'paper' }).success).toBe(false)
  const scribble = Array.from({ length: 61 }, () => [[1, 1]])
  expect(signatureForm.safeParse({ ...bare, means: 'screen', strokes: scribble }).success).toBe(false)
  const outside = { ...bare, means: 'screen', strokes: [[[601, 1]]] }
  expect(signatureForm.safeParse(outside).success).toBe(false)
})
