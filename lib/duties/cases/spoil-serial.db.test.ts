import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { listReportMatters } from '#lib/data/report-matters'
import { listSerials } from '#lib/data/spoiled-serials'
import { serialGaps } from '#lib/rules/cases/serials'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { aCase, aCaseWorld, aPersuasion, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { recordPersuasion } from './record-persuasion.ts'
import { sendBackReport } from './send-back-report.ts'
import { signAndSendReport } from './sign-and-send-report.ts'
import { spoilSerial } from './spoil-serial.ts'

const NOW = '2026-09-21T02:00:00Z'
const PAPER = {
  reason: '厌学',
  village: '上洋村',
  guardianName: '林大某',
  whereabouts: '',
  outsideName: '',
  outsideAddress: '',
}
let world: CaseWorld
afterAll(() => world?.close())

const act = (caseId: string, version: number) => ({ submissionKey: newId(), caseId, version })

async function aReport(): Promise<{ caseId: string; reportId: string }> {
  const kase = await aCase(world)
  const deps = world.deps(NOW)
  await recordPersuasion(deps, world.who.teacher, persuasionForm.parse(aPersuasion(kase.id, 1)))
  expect((await signAndSendReport(deps, world.who.principal, { ...act(kase.id, 2), ...PAPER })).ok).toBe(true)
  const found = await world.sql.query('select id from app.written_report where case_id = $1', [kase.id])
  return { caseId: kase.id, reportId: found.rows[0].id }
}

test('作废旧号、取新号重开：登记册上两号都在，没有缺号；同一号不能作废两次；专干不能作废', async ({
  database,
}) => {
  world = await aCaseWorld(database)
  const { principal, officer } = world.who
  const first = await aReport()
  await aReport()
  const spoil = (who = principal) =>
    spoilSerial(world.deps(NOW), who, { submissionKey: newId(), ...first, reason: '打印错位' })
  expect(await spoil(officer)).toEqual({ ok: false, refusal: { code: 'not_allowed' } })
  expect(await spoil()).toEqual({ ok: true, value: { serial: 3 } })
  expect(await spoil()).toEqual({ ok: true, value: { serial: 4 } })
  const lines = await world.web.asActor(principal, (tx) => listSerials(tx, principal, 2026))
  expect(lines.map(({ serial, reissuedAs }) => [serial, reissuedAs])).toEqual([
    [4, null],
    [3, 4],
    [2, null],
    [1, 3],
  ])
  expect(serialGaps(lines)).toEqual([])
  const events = await world.sql.query(
    "select payload from app.ledger_event where subject_id = $1 and verb = 'spoil_serial' order by recorded_at",
    [first.reportId],
  )
  expect(events.rows.map(({ payload }) => JSON.parse(payload))).toMatchObject([
    { spoiled: 1, reissued: 3 },
    { spoiled: 3, reissued: 4 },
  ])
})

test('退回的报告列在学校桌上，连同理由；重报之后，旧的不再列', async () => {
  const { principal, township } = world.who
  const { caseId, reportId } = await aReport()
  const deps = world.deps(NOW)
  const back = await sendBackReport(deps, township, { ...act(caseId, 3), reason: '村别不符' })
  expect(back.ok).toBe(true)
  const listed = () =>
    world.web.asActor(principal, async (tx) =>
      (await listReportMatters(tx, principal)).filter((one) => one.caseId === caseId),
    )
  expect(await listed()).toMatchObject([
    { id: reportId, childName: '林某某', matters: ['sent_back', 'unread'], reason: '村别不符' },
  ])
  expect((await signAndSendReport(deps, principal, { ...act(caseId, 4), ...PAPER })).ok).toBe(true)
  expect((await listed()).map(({ matters }) => matters)).toEqual([['unread']])
})
