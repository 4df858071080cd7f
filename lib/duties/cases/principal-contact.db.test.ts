import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { persuasionForm } from '#lib/schemas/cases/persuasion'
import { principalContactForm } from '#lib/schemas/cases/principal-contact'
import { aCase, aCaseWorld, aPersuasion, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { recordPersuasion } from './record-persuasion.ts'
import { recordPersuasionFailure } from './record-persuasion-failure.ts'
import { recordPrincipalContact } from './record-principal-contact.ts'
import { signAndSendReport } from './sign-and-send-report.ts'

const NOW = '2026-09-18T02:00:00Z'
const PAPER = {
  reason: '外出打工',
  village: '上洋村',
  guardianName: '林大某',
  whereabouts: '在外地务工',
  outsideName: '',
  outsideAddress: '',
}
let world: CaseWorld
afterAll(() => world?.close())

function act(caseId: string, version: number) {
  return { submissionKey: newId(), caseId, version }
}

function aContact(caseId: string, version: number, more: object) {
  return principalContactForm.parse({
    ...act(caseId, version),
    party: 'guardian',
    means: 'phone',
    contacted: '林大某（父亲）',
    contactedAt: '2026-09-17T19:30',
    result: '答应明日送来',
    ...more,
  })
}

test('临夏：家长、村委会各联系一次才报得出去；自称劝返无效也不能跳过；两条分开存', async ({ database }) => {
  world = await aCaseWorld(database, 'linxia-2016')
  const { principal, teacher, officer } = world.who
  const deps = world.deps(NOW)
  const kase = await aCase(world)
  expect((await recordPersuasion(deps, teacher, persuasionForm.parse(aPersuasion(kase.id, 1)))).ok).toBe(true)
  const sign = (version: number) => signAndSendReport(deps, principal, { ...act(kase.id, version), ...PAPER })
  const fail = (version: number) =>
    recordPersuasionFailure(deps, officer, { ...act(kase.id, version), reason: '三次未见到人' })
  const owed = { refusal: { code: 'requirement_missing', requirement: 'principal_contact' } }
  expect(await sign(2)).toMatchObject(owed)
  expect(await fail(2)).toMatchObject(owed)
  expect(await recordPrincipalContact(deps, officer, aContact(kase.id, 2, {}))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  expect(
    await recordPrincipalContact(deps, principal, aContact(kase.id, 2, { contactedAt: '2026-09-18T23:00' })),
  ).toMatchObject({ refusal: { code: 'invalid_input' } })
  expect((await recordPrincipalContact(deps, principal, aContact(kase.id, 2, {}))).ok).toBe(true)
  expect(await sign(3)).toMatchObject(owed)
  const village = { party: 'village', means: 'visit', contacted: '马某（村委会主任）', result: '一同入户' }
  expect(await recordPrincipalContact(deps, principal, aContact(kase.id, 2, village))).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  })
  expect((await recordPrincipalContact(deps, principal, aContact(kase.id, 3, village))).ok).toBe(true)
  expect((await fail(4)).ok).toBe(true)
  expect((await sign(5)).ok).toBe(true)
  const rows = await world.sql.query(
    `select party, means, to_char(contacted_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at
       from app.principal_contact where case_id = $1 order by party`,
    [kase.id],
  )
  expect(rows.rows).toEqual([
    { party: 'guardian', means: 'phone', at: '09-17 19:30' },
    { party: 'village', means: 'visit', at: '09-17 19:30' },
  ])
  const steps = await world.sql.query(
    `select verb, note from app.case_step where case_id = $1 and verb like 'contact%' order by ordinal`,
    [kase.id],
  )
  expect(steps.rows).toEqual([
    { verb: 'contact_guardian', note: null },
    { verb: 'contact_village', note: null },
  ])
  const [report] = (
    await world.sql.query("select body->>'form' as form from app.written_report where case_id = $1", [
      kase.id,
    ])
  ).rows
  expect(report).toEqual({ form: 'roster' })
})
