import { afterAll, expect } from 'vitest'
import { listSignedChildren, listSignsOf } from '#lib/data/children/early-signs'
import { newId } from '#lib/data/ids'
import { endSignForm, noteSignForm } from '#lib/schemas/children/early-sign'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { endSign } from './end-sign.ts'
import { noteSign } from './note-sign.ts'
import { startPairing } from './start-pairing.ts'

const NOW = '2026-09-21T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

test('苗头：教师记得下，邻校、乡镇、村记不了也看不见；同一样不重记；没有人帮的在前；了结留痕', async ({
  database,
}) => {
  world = await aCaseWorld(database, 'dadukou-2018')
  const { teacher, principal, township, village, inspector, bureau } = world.who
  const deps = world.deps(NOW)
  const { childId } = await aCase(world, { state: 'township' })
  const other = await aCase(world)
  const note = (sign: string, child = childId) =>
    noteSignForm.parse({
      ...{ submissionKey: newId(), childId: child, sign, noticedOn: '2026-09-18' },
      note: '上课睡觉，说不想读了',
    })
  for (const who of [township, village, bureau])
    expect(await noteSign(deps, who, note('internet')), who.role).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  expect(await noteSign(deps, world.otherOfficer, note('internet'))).toMatchObject({
    refusal: { code: 'not_found' },
  })
  const noted = await noteSign(deps, teacher, note('internet'))
  expect(noted).toMatchObject({ ok: true })
  expect(await noteSign(deps, principal, note('internet'))).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect((await noteSign(deps, principal, note('family_change', other.childId))).ok).toBe(true)
  const pair = {
    ...{ submissionKey: newId(), childId: other.childId, kind: 'teacher', helperId: '' },
    ...{ helperName: '钱某', helperUnit: '本校', fromOn: '2026-09-19', aim: '每周谈一次' },
  }
  expect((await startPairing(deps, teacher, pair as never)).ok).toBe(true)
  const seen = (who: typeof teacher) => world.web.asActor(who, (tx) => listSignedChildren(tx, who))
  for (const who of [teacher, principal, inspector, bureau])
    expect(
      (await seen(who)).map((row) => [row.childId, row.helpers]),
      who.role,
    ).toEqual([
      [childId, []],
      [other.childId, ['钱某']],
    ])
  for (const who of [township, village, world.otherOfficer]) expect(await seen(who), who.role).toEqual([])

  const signId = noted.ok ? noted.value.signId : ''
  const end = (more = {}) =>
    endSignForm.parse({
      ...{ submissionKey: newId(), childId, signId, endedOn: '2026-09-20', endedWhy: '谈过两次，按时交作业' },
      ...more,
    })
  expect(await endSign(deps, teacher, end({ endedOn: '2026-09-10' }))).toMatchObject({
    refusal: { code: 'invalid_input' },
  })
  expect((await endSign(deps, teacher, end())).ok).toBe(true)
  expect(await endSign(deps, principal, end())).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  const kept = await world.web.asActor(teacher, (tx) => listSignsOf(tx, teacher, childId))
  expect(kept).toMatchObject([{ sign: 'internet', endedOn: '2026-09-20' }])
  const { rows } = await world.sql.query(
    `select verb, payload from app.ledger_event where subject_id = $1 order by recorded_at`,
    [signId],
  )
  // 台账不写是哪一样。
  expect(rows.map(({ verb, payload }) => [verb, JSON.stringify(payload)])).toEqual([
    ['note_sign', expect.not.stringContaining('internet')],
    ['end_sign', expect.not.stringContaining('internet')],
  ])
})
