import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listTellerReads } from '#lib/data/tips/tellers'
import { findTipLine } from '#lib/data/tips/tip-line'
import { countOpenTips, findTip, listTips } from '#lib/data/tips/tips'
import { followTipForm, tipForm, tipLineForm } from '#lib/schemas/tips/tip'
import { aCase, aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { followTip } from './follow-tip.ts'
import { recordTip } from './record-tip.ts'
import { revealTeller } from './reveal-teller.ts'
import { setTipLine } from './set-tip-line.ts'

const NOW = '2026-09-21T02:00:00Z'
const KEYS = { fieldKey: 'ab'.repeat(32), indexKey: 'cd'.repeat(32) }
// 虚构
const TELLER = '路人甲，家住河边'
let world: CaseWorld
afterAll(() => world?.close())

const tip = (more: object = {}) =>
  tipForm.parse({
    ...{ submissionKey: newId(), receivedOn: '2026-09-18', channel: 'letter', unitId: '', caseId: '' },
    ...{ said: '有学生半个月没来，点名照样写到校', teller: '', ...more },
  })

test('举报：只有县教育局登记、看见；台账不带学校与案；办一次添一行；结论不退回待查；看举报人先留痕', async ({
  database,
}) => {
  world = await aCaseWorld(database, 'dadukou-2018')
  const deps = { ...world.deps(NOW), keys: KEYS }
  const { bureau, inspector, principal, township, admin } = world.who
  const { id: caseId } = await aCase(world)
  const about = { unitId: world.schoolId, caseId, teller: TELLER }
  for (const who of [inspector, principal, township, admin])
    expect(await recordTip(deps, who, tip(about)), who.role).toMatchObject({
      refusal: { code: 'not_allowed' },
    })
  expect(await recordTip(deps, bureau, tip({ receivedOn: '2026-09-22' }))).toMatchObject({
    refusal: { code: 'future_day' },
  })
  for (const gone of [{ unitId: newId() }, { caseId: newId() }])
    expect(await recordTip(deps, bureau, tip(gone))).toMatchObject({ refusal: { code: 'not_found' } })
  const told = await recordTip(deps, bureau, tip(about))
  expect(told).toMatchObject({ ok: true, value: { number: 1 } })
  const tipId = told.ok ? told.value.tipId : ''
  expect(await recordTip(deps, bureau, tip())).toMatchObject({ ok: true, value: { number: 2 } })

  const open = () =>
    world.web.asActor(bureau, async (tx) => ({
      count: await countOpenTips(tx, bureau),
      rows: (await listTips(tx, bureau, 'open')).map(({ number }) => number),
    }))
  expect(await open()).toEqual({ count: 2, rows: [2, 1] })
  for (const who of [inspector, principal, township]) {
    const seen = await world.web.asActor(who, (tx) => tx.tip.count({ where: { tenantId: world.tenantId } }))
    expect(seen, who.role).toBe(0)
  }

  const follow = (outcome: string, seen: number, more: object = {}) =>
    followTip(
      deps,
      bureau,
      followTipForm.parse({
        ...{
          submissionKey: newId(),
          tipId,
          seen,
          doneOn: '2026-09-21',
          done: '到校查了点名',
          outcome,
          ...more,
        },
      }),
    )
  expect(await follow('pending', 0, { doneOn: '2026-09-17' })).toMatchObject({
    refusal: { fields: { doneOn: expect.any(String) } },
  })
  expect((await follow('pending', 0)).ok).toBe(true)
  expect((await open()).count).toBe(2)
  expect(await follow('verified', 0)).toMatchObject({ refusal: { code: 'changed_meanwhile' } })
  expect((await follow('verified', 1)).ok).toBe(true)
  expect(await open()).toEqual({ count: 1, rows: [2] })
  expect(await follow('pending', 2)).toMatchObject({ refusal: { fields: { outcome: expect.any(String) } } })
  expect((await follow('partly', 2)).ok).toBe(true)
  const kept = await world.web.asActor(bureau, (tx) => findTip(tx, bureau, tipId))
  expect(kept?.followUps.map(({ outcome }) => outcome)).toEqual(['pending', 'verified', 'partly'])
  expect(JSON.stringify(kept)).not.toContain('路人甲')

  const asked = { tipId, reason: '回访核实情况' }
  expect(await revealTeller(deps, inspector, asked)).toMatchObject({ refusal: { code: 'reveal_denied' } })
  expect(await revealTeller(deps, bureau, asked)).toEqual({ ok: true, value: { value: TELLER } })
  const reads = await world.web.asActor(bureau, (tx) => listTellerReads(tx, bureau, tipId))
  expect(reads.map(({ reason }) => reason)).toEqual(['回访核实情况'])

  const { rows } = await world.sql.query(
    `select verb, payload::text, case_id, class_id, school_id from app.ledger_event where subject_id = $1 order by recorded_at`,
    [tipId],
  )
  expect(rows.map(({ verb }) => verb)).toEqual([
    'record_tip',
    'follow_tip',
    'follow_tip',
    'follow_tip',
    'read_teller',
  ])
  for (const row of rows) {
    expect(row).toMatchObject({ case_id: null, class_id: null, school_id: null })
    expect(row.payload).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('举报电话：教育局登记，人人看得到，以最近一次为准；别的岗位登记不了', async () => {
  const deps = world.deps(NOW)
  const { bureau, teacher, village } = world.who
  const line = (phone: string) => tipLineForm.parse({ submissionKey: newId(), phone, hours: '工作日' })
  expect(await world.web.asActor(teacher, (tx) => findTipLine(tx, teacher))).toBeNull()
  expect(await setTipLine(deps, village, line('000-0000001'))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect((await setTipLine(deps, bureau, line('000-0000001'))).ok).toBe(true)
  expect((await setTipLine(deps, bureau, line('000-0000002'))).ok).toBe(true)
  for (const who of [teacher, village, bureau])
    expect(await world.web.asActor(who, (tx) => findTipLine(tx, who)), who.role).toMatchObject({
      phone: '000-0000002',
    })
})
